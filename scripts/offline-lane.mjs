import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT, run } from './child.mjs'
import { LANE_LIMIT_MS, playwrightArgs, playwrightCounts } from './test-lanes.mjs'

/** Root may make namespaces; anyone else only as root of a user namespace, which some systems forbid. */
const ALONE = ['--net', '--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'])]

/**
 * The tests that pull the network or the disk out from under the app: in a network namespace with nothing in it but
 * loopback, and with mounts that nobody else sees.
 */
export async function offlineLane({ env, args }) {
  const probe = spawnSync('unshare', [...ALONE, 'ip', 'link', 'set', 'lo', 'up'], { encoding: 'utf8' })
  if (probe.status !== 0) {
    const reason = `no namespaces can be made here: ${probe.error?.message ?? probe.stderr.trim()}`
    return { passed: 0, failed: 0, skipped: 1, reason }
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'askshot-offline-'))
  const report = path.join(folder, 'report.json')
  const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js')
  const playwright = [process.execPath, cli, ...playwrightArgs('offline', args)]
  try {
    const { code } = await run(
      'unshare',
      [...ALONE, 'bash', '-c', 'ip link set lo up && exec "$@"', 'bash', ...playwright],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, limitMs: LANE_LIMIT_MS },
    )
    return playwrightCounts(code, report)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
