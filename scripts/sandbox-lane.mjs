import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ROOT, run } from './child.mjs'
import { LANE_LIMIT_MS, playwrightArgs, playwrightCounts } from './test-lanes.mjs'

// Root's TMPDIR may be closed to others; this folder never is.
const OPEN_FOLDER = '/tmp'

const AS_NOBODY = ['--reuid=nobody', '--regid=nogroup', '--clear-groups', '--']

// $1 the checkout, $2 where it becomes readable, $3… the command, run there as an ordinary user. The mount is private to
// this one process and gone with it.
const IN_MOUNT = `mount --rbind "$1" "$2" && cd "$2" && shift 2 && exec setpriv ${AS_NOBODY.join(' ')} "$@"`

/**
 * The tests of Chromium's sandbox, which root cannot have: run by an ordinary user. As root that is nobody, with a
 * home of its own, and where the way to the checkout is closed to nobody, the checkout is mounted where it is open.
 */
export async function sandboxLane({ env, args, electron }) {
  const home = fs.mkdtempSync(path.join(OPEN_FOLDER, 'askshot-sandbox-'))
  const mount = fs.mkdtempSync(path.join(OPEN_FOLDER, 'askshot-checkout-'))
  try {
    const { command, reason } = asOrdinaryUser({ home, mount, exe: electron.exe })
    if (!command) return { passed: 0, failed: 1, skipped: 0, reason }
    const report = path.join(home, 'report.json')
    const output = path.join(home, 'test-results')
    const { code } = await run(command.head, [...command.tail, ...playwright(command, output, args)], {
      cwd: command.cwd,
      env: ordinaryEnv(env, { home, report, exe: command.inside(electron.exe) }),
      limitMs: LANE_LIMIT_MS,
    })
    keepResults(output)
    return playwrightCounts(code, report)
  } finally {
    fs.rmdirSync(mount) // never more than an empty folder: were the checkout still there, this would fail
    fs.rmSync(home, { recursive: true, force: true })
  }
}

function playwright({ inside }, output, args) {
  const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js')
  return [inside(process.execPath), inside(cli), ...playwrightArgs('sandbox', args), `--output=${output}`]
}

function ordinaryEnv(env, { home, report, exe }) {
  return { ...env, HOME: home, TMPDIR: home, ASKSHOT_ELECTRON: exe, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
}

/** How to run something as an ordinary user, and what a path of ours is called there. */
function asOrdinaryUser({ home, mount, exe }) {
  const same = (file) => file
  if (process.getuid() !== 0) return { command: { head: 'env', tail: [], cwd: ROOT, inside: same } }
  spawnSync('chown', ['nobody:nogroup', home])
  fs.chmodSync(mount, 0o755)
  const needed = [path.join(ROOT, 'package.json'), process.execPath, exe]
  if (nobodyCanRead([], needed)) {
    return { command: { head: 'setpriv', tail: AS_NOBODY, cwd: ROOT, inside: same } }
  }
  return throughMount(mount, needed)
}

function throughMount(mount, needed) {
  const inside = (file) =>
    file.startsWith(ROOT + path.sep) ? path.join(mount, path.relative(ROOT, file)) : file
  const tail = ['-m', 'bash', '-c', IN_MOUNT, 'bash', ROOT, mount]
  if (nobodyCanRead(['unshare', ...tail], needed.map(inside))) {
    return { command: { head: 'unshare', tail, cwd: '/', inside } }
  }
  return {
    reason: `an ordinary user cannot read ${needed.join(', ')}, nor could they be mounted where they can be`,
  }
}

function nobodyCanRead(mounted, files) {
  const [head, ...tail] = mounted.length > 0 ? mounted : ['setpriv', ...AS_NOBODY]
  const script = 'for file; do test -r "$file" || exit 1; done'
  return spawnSync(head, [...tail, 'sh', '-c', script, 'sh', ...files], { cwd: '/' }).status === 0
}

/** The ordinary user may not write into the checkout, so what failed tests left is brought here. */
function keepResults(output) {
  if (fs.existsSync(output))
    fs.cpSync(output, path.join(ROOT, 'test-results', 'sandbox'), { recursive: true })
}
