import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildApp, runNode } from './child.mjs'

/** No lane may take longer. */
export const LANE_LIMIT_MS = 20 * 60_000

/** A build is no test: it counts only when it fails. */
export async function buildLane() {
  const { code } = await buildApp({ limitMs: LANE_LIMIT_MS })
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** Unit and contract tests, in plain Node. */
export async function unitLane({ args }) {
  return withReport(async (report) => {
    const options = ['--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json']
    const { code } = await runNode(
      'vitest/vitest.mjs',
      ['run', ...options, `--outputFile.json=${report}`, ...args],
      { limitMs: LANE_LIMIT_MS },
    )
    const {
      numPassedTests = 0,
      numFailedTests = 0,
      numPendingTests = 0,
      numTodoTests = 0,
    } = readReport(report)
    return sum(code, {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    })
  })
}

/** One project of tests/playwright.config.ts. */
export async function playwrightLane(project, { env, args }) {
  return withReport(async (report) => {
    const { code } = await runNode('@playwright/test/cli.js', playwrightArgs(project, args), {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      limitMs: LANE_LIMIT_MS,
    })
    return playwrightCounts(code, report)
  })
}

/** The command line of one Playwright project, with a report on the terminal and one to count from. */
export function playwrightArgs(project, args) {
  return ['test', '-c', 'tests/playwright.config.ts', `--project=${project}`, '--reporter=list,json', ...args]
}

/** What Playwright's report says, or one failure when there is none. */
export function playwrightCounts(code, report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readReport(report).stats ?? {}
  const counts = sum(code, { passed: expected + flaky, failed: unexpected, skipped })
  return flaky > 0 && counts.reason === undefined
    ? { ...counts, reason: `${flaky} passed only at the second try` }
    : counts
}

/** A runner that fails without a failed test, or that ran no test, is a failure too. */
function sum(code, counts) {
  const nothingRan = counts.passed + counts.failed === 0
  const failed = counts.failed === 0 && (code !== 0 || nothingRan) ? 1 : counts.failed
  return { ...counts, failed, ...(nothingRan ? { reason: 'no test ran' } : {}) }
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return {} // the runner crashed before it wrote one; its exit code says so
  }
}

async function withReport(use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'askshot-report-'))
  try {
    return await use(path.join(folder, 'report.json'))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
