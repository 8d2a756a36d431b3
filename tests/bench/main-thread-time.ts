import type { Browser, Page } from '@playwright/test'

type TraceEvent = {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Thread time: what the thread worked, however busy the machine is. */
  readonly tts?: number
  readonly tdur?: number
}

const TASK = 'ThreadControllerImpl::RunTask'

/** How long the page's thread worked between each two marks, `update` and `update-end`, in milliseconds. */
export async function timeOfUpdates(browser: Browser, page: Page, work: Work): Promise<readonly number[]> {
  const marks = (await traced(browser, page, ['blink.user_timing'], work)).filter(({ name }) =>
    name.startsWith('update'),
  )
  return marks.flatMap(({ name, tts = NaN }, index) => {
    const end = marks[index + 1]
    return name === 'update' && end?.tts !== undefined ? [(end.tts - tts) / 1000] : []
  })
}

/** All that a page's main thread worked from the first mark to the last, frames and paint included. */
export async function timeOfEverything(browser: Browser, page: Page, work: Work): Promise<number> {
  const events = await traced(browser, page, ['blink.user_timing', 'toplevel'], work)
  const marks = events.filter(({ name }) => name === 'update')
  const [first, last] = [marks[0], marks.at(-1)]
  if (first === undefined || last === undefined) throw new Error('The page made no marks')
  return events
    .filter(({ name, pid, tid }) => name === TASK && pid === first.pid && tid === first.tid)
    .filter(({ ts }) => ts >= first.ts && ts < last.ts)
    .reduce((total, { tdur = 0 }) => total + tdur / 1000, 0)
}

type Work = () => Promise<unknown>

async function traced(
  browser: Browser,
  page: Page,
  categories: string[],
  work: Work,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[]
  }
  return [...traceEvents].sort((one, other) => one.ts - other.ts)
}
