import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { run } from './child.mjs'

const SUITE = 'bin/compliance-test.ts'

/**
 * `node scripts/compliance.mjs PATH_TO_OPENRESPONSES`: runs the public Open Responses compliance suite, by its own
 * runner, against the server that the tests use. Optional: it needs a checkout of openresponses/openresponses with its
 * packages installed, and Bun. What the suite looks at is also in tests/unit/support/compliance.test.ts.
 */
async function compliance(checkout) {
  const missing = whatIsMissing(checkout)
  if (missing !== undefined) {
    console.error(`Not run: ${missing}\nUsage: node scripts/compliance.mjs PATH_TO_OPENRESPONSES`)
    return 2
  }
  // Only now: an older Node cannot read it, and is to hear why.
  const { startLocalServer } = await import('../tests/support/local-server.ts')
  const server = await startLocalServer({ keys: ['local'], behaviour: { kind: 'call-tools' } })
  const args = ['run', SUITE, '--base-url', server.url, '--api-key', 'local', '--model', 'local-model']
  const optional = ['--file-search-vector-store-id', 'vs_local', '--enable-offline-web-search']
  console.log(`The server is at ${server.url}, its key is local.`)
  const { code } = await run(bunOf(checkout), [...args, ...optional], { cwd: checkout })
  await server.stop()
  console.log(`${server.ledger.length} requests were made.`)
  return code
}

function whatIsMissing(checkout) {
  if (!process.features.typescript) return 'this Node cannot run TypeScript; use node_modules/.bin/node.'
  if (checkout === undefined) return 'no checkout of openresponses/openresponses was given.'
  if (!fs.existsSync(path.join(checkout, SUITE))) return `there is no ${SUITE} in ${checkout}.`
  if (!fs.existsSync(path.join(checkout, 'node_modules')))
    return `the packages of ${checkout} are not installed (bun install).`
  if (bunOf(checkout) === undefined) return 'Bun, which runs the suite, is not installed.'
  return undefined
}

/** The one in the checkout, or the one in the path. */
function bunOf(checkout) {
  const own = path.join(checkout, 'node_modules/.bin/bun')
  return [own, 'bun'].find((bun) => spawnSync(bun, ['--version']).status === 0)
}

const checkout = process.argv[2]
process.exitCode = await compliance(checkout && path.resolve(checkout))
