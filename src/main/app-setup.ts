import { statfs } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { AppError, toFailure } from '#shared/errors.ts'
import type { ScreenCheck } from '#shared/setup-views.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import { displayUnder } from './capture/displays.ts'
import type { Display, Frame } from './capture/frames.ts'
import { takeFrames, takeInTime } from './capture/take-frames.ts'
import { checkDatabase } from './db/check-database.ts'
import { findLocalServers } from './first-run/local-servers.ts'
import type { SetupFeatures } from './ipc/setup-handlers.ts'
import type { Platform } from './platform.ts'
import { parseBaseUrl } from './profiles/base-url.ts'
import { presets } from './profiles/presets.ts'
import { listModels } from './responses/models/models.ts'
import { SelfTest } from './self-test/self-test.ts'
import type { Reached } from './self-test/self-test.ts'
import type { Windows } from './windows/windows.ts'

type Parts = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asking: Asking
  readonly windows: Windows
  /** The user turned start at login on or off. */
  readonly onLogin: (isOn: boolean) => void
}

const REACH_LIMIT_MS = 15_000

/** Wires the first steps, start at login and the self-test. */
export function createSetup(parts: Parts): SetupFeatures {
  const { platform, asking, windows } = parts
  const { desk, folder, home, after, now, settings } = platform
  return {
    view: () => ({ screen: desk.screen, dataFolder: folder.replace(home, '~') }),
    localServers: () =>
      findLocalServers({
        presets,
        listModels: (profile, signal) => listModels({ http: asking.http, now }, profile, undefined, signal),
        after,
      }),
    checkScreen: () => checkScreen(platform),
    openScreenSettings: desk.openScreenSettings,
    finish: () => {
      settings.change((all) => ({ ...all, firstRun: 'done' }))
      windows.closePage('first-run')
    },
    login: desk.login,
    onLogin: parts.onLogin,
    selfTest: createSelfTest(parts),
  }
}

/** One frame of the display under the pointer, looked at by nobody: only whether the system gives it counts. */
async function checkScreen({ frames, displays, pointerDisplayId }: Platform): Promise<ScreenCheck> {
  try {
    const display = displayUnder(displays(), pointerDisplayId())
    const taken = await frames.take([display], display.id)
    for (const frame of taken) frames.release(frame)
    return { kind: 'works' }
  } catch (error) {
    return { kind: 'failed', code: toFailure(error).code }
  }
}

function createSelfTest(parts: Parts): SelfTest {
  const { platform, store, asking, windows } = parts
  const { desk, frames, displays, home, copyText, hotkeys, now, language } = platform
  return new SelfTest({
    frames,
    displays,
    showPattern: (display, number) => windows.showPattern(display, number),
    takeWithoutOwn: (display) => takeWithoutOwn(display, platform, windows),
    keychain: asking.keychain,
    checkData: () => checkData(platform.folder, store),
    reachServer: () => reachServer(parts),
    facts: desk.facts,
    desktopFacts: platform.desktopFacts,
    hotkeys: () => hotkeys.view(),
    privateWords: () => [home, userInfo().username],
    notify: () => desk.notify(language.words.product, language.words.selfTest.testNotification),
    copyText,
    now,
  })
}

async function takeWithoutOwn(
  display: Display,
  { frames, after }: Platform,
  windows: Windows,
): Promise<Frame> {
  let restore: () => void = () => undefined
  try {
    const [frame] = await takeFrames({
      take: (wanted) => takeInTime(wanted, { frames, after }),
      displays: [display],
      places: windows.places(),
      hide: () => (restore = windows.hideAll()),
    })
    if (frame === undefined) throw new AppError('capture-failed', 'No frame')
    return frame
  } finally {
    restore()
  }
}

async function checkData(folder: string, { db, search }: AppStore): Promise<number> {
  db.transaction(() => {
    db.run('CREATE TABLE self_test (word TEXT) STRICT')
    db.run('INSERT INTO self_test (word) VALUES (?)', 'written')
    db.run('DROP TABLE self_test')
  })
  search.find({ text: 'self-test', limit: 1 })
  checkDatabase(db)
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Asks for the list of models without a key: any answer at all shows the way to the server. */
export async function reachServer({
  platform,
  asking,
}: Pick<Parts, 'platform' | 'asking'>): Promise<Reached> {
  const { baseUrl, id, certificate } = asking.profiles.current()
  const parsed = parseBaseUrl(baseUrl)
  if (!parsed.ok) return { kind: 'no-address' }
  const { modelsUrl: url, host, origin } = parsed
  const late = new AbortController()
  const cancel = platform.after(REACH_LIMIT_MS, () => late.abort())
  try {
    const { timeouts } = asking.profiles.effective(id)
    const headers = { accept: 'application/json' }
    const response = await asking.http.send({
      method: 'GET',
      url,
      headers,
      timeouts,
      certificate,
      signal: late.signal,
    })
    await response.body[Symbol.asyncIterator]().return?.() // what it says does not matter
    const isWebPage = response.status < 400 && /\bhtml\b/i.test(response.header('content-type') ?? '')
    return { kind: 'reached', host, proxy: proxyHost(await asking.resolveProxy(origin)), isWebPage }
  } catch (error) {
    return { kind: 'failed', host, code: late.signal.aborted ? 'answer-late' : toFailure(error).code }
  } finally {
    cancel()
  }
}

/** `PROXY user@host:port; DIRECT` → `host:port`; empty for none. */
function proxyHost(list: string): string {
  const [, host] = /^\s*(?:PROXY|HTTPS|SOCKS[45]?)\s+(?:[^@\s;]*@)?([^\s;]+)/i.exec(list) ?? []
  return host ?? ''
}
