import { runNode } from './child.mjs'

// The one that takes longest begins first.
const TOOLS = [
  { name: 'eslint', script: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0'] },
  { name: 'tsc', script: 'typescript/bin/tsc', args: ['-b'] },
  {
    name: 'svelte-check',
    script: 'svelte-check/bin/svelte-check',
    args: ['--tsconfig', 'src/renderer/tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'prettier', script: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
  { name: 'knip', script: 'knip/bin/knip.js', args: ['--no-progress'] },
]

const AT_A_TIME = 2

/** `npm run check`: every static tool, all of them even when one fails. Returns the names of those that did. */
async function check() {
  const waiting = [...TOOLS]
  const failed = []
  const work = async () => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) {
      if (!(await passes(tool))) failed.push(tool.name)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  return failed
}

async function passes({ name, script, args }) {
  const { code, seconds, output } = await runNode(script, args, { quiet: true })
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(13)}${seconds.toFixed(1).padStart(6)} s`)
  if (code !== 0) console.log(`${output.trim()}\n`)
  return code === 0
}

const failed = await check()
if (failed.length > 0) {
  console.log(`Failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
