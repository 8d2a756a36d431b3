import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A D-Bus of a test's own, on which nothing runs and nothing is started by itself. */
export type PrivateBus = { readonly address: string; stop(): Promise<void> }

const config = (
  folder: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`

export async function startPrivateBus(): Promise<PrivateBus> {
  const folder = await mkdtemp(join(tmpdir(), 'askshot-bus-'))
  const file = join(folder, 'bus.conf')
  await writeFile(file, config(folder))
  const daemon = spawn('dbus-daemon', [`--config-file=${file}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(daemon.stdout, 'data')) as [Buffer]
  return {
    address: line.toString('utf8').trim(),
    stop: async () => {
      const ended = once(daemon, 'exit')
      daemon.kill()
      if (daemon.exitCode === null && daemon.signalCode === null) await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
