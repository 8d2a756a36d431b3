import { _electron, expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import type { Point, Rect } from '../../src/shared/geometry.ts'
import { defaultCaptureSettings } from '../../src/shared/schemas/capture-settings.ts'
import { askingSchema } from '../../src/shared/schemas/asking.ts'
import { generalSchema, networkSchema } from '../../src/shared/schemas/preferences.ts'
import type { Profile } from '../../src/shared/schemas/profile.ts'
import type { Settings } from '../../src/shared/schemas/settings.ts'
import type { Desktop } from './e2e-desktop.ts'
import type { Colour } from './e2e-probe.ts'
import { someProfile } from './profiles.ts'

export const CAPTURE_KEYS = 'ctrl+alt+w'
export const SHOW_LAST_KEYS = 'ctrl+alt+shift+w'
export const PROFILE_ID = 'e2e-profile'

type WindowKind = 'overlay' | 'ask' | 'history' | 'settings' | 'first-run' | 'self-test' | 'countdown' | 'pin'

/** Another folder with a built app, where the one of this checkout is being changed. */
export const APP_FOLDER = process.env['ASKSHOT_E2E_APP'] ?? resolve(import.meta.dirname, '../..')
const LAUNCH_LIMIT_MS = 30_000

/** Root cannot have Chromium's sandbox. */
const hasSandbox = process.getuid?.() !== 0

/** What one window is and where, as main knows it. */
export type WindowFacts = {
  readonly kind: string
  readonly isVisible: boolean
  readonly isFocused: boolean
  readonly bounds: Rect
}

export type LaunchOptions = {
  readonly args?: readonly string[]
  readonly home?: string
  /** On top of the desktop's. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Askshot as it runs on a desktop. */
export class RunningAskshot {
  readonly electron: ElectronApplication
  readonly output: string[] = []
  readonly folder: string
  readonly #process: ChildProcess
  readonly #gone: Promise<unknown>

  private constructor(electron: ElectronApplication, home: string) {
    this.electron = electron
    this.folder = profileFolder(home)
    this.#process = electron.process()
    this.#gone = once(this.#process, 'exit')
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (bytes: Buffer) => this.output.push(bytes.toString('utf8')))
    for (const page of electron.windows()) this.#listen(page)
    electron.on('window', (page) => this.#listen(page))
  }

  static async launch(
    desktop: Desktop,
    { args = [], home = desktop.home, environment = {} }: LaunchOptions = {},
  ) {
    const electron = await _electron.launch({
      executablePath: electronExe(),
      chromiumSandbox: hasSandbox,
      args: [APP_FOLDER, '--force-color-profile=srgb', ...args],
      env: { ...desktop.environment, ...environment, HOME: home, ASKSHOT_E2E: 'run' },
      timeout: LAUNCH_LIMIT_MS,
      colorScheme: null,
    })
    const app = new RunningAskshot(electron, home)
    // The two windows that are made ahead of time: from here on the hotkeys are live.
    // A start on a busy machine has been seen to take more than five seconds.
    await expect.poll(async () => (await app.windows()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
    return app
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  get isRunning(): boolean {
    const { exitCode, signalCode } = this.#process
    return exitCode === null && signalCode === null
  }

  async windows(): Promise<readonly WindowFacts[]> {
    for (;;) {
      try {
        return await this.#windows()
      } catch (error) {
        // Main may clear away the answer to a question from outside before it is sent; then it is asked again.
        if (!String(error).includes('promise was garbage collected')) throw error
      }
    }
  }

  async isVisible(kind: WindowKind): Promise<boolean> {
    return (await this.windows()).some((window) => window.kind === kind && window.isVisible)
  }

  async expectVisible(kind: WindowKind, isVisible = true): Promise<void> {
    await expect
      .poll(() => this.isVisible(kind), { message: `${kind} window visible: ${isVisible}` })
      .toBe(isVisible)
  }

  /** Keys go to this window from now on: the desktop gives the focus a moment after it has shown it. */
  async expectFocused(kind: WindowKind): Promise<void> {
    await expect
      .poll(async () => (await this.windows()).some((window) => window.kind === kind && window.isFocused), {
        message: `${kind} window has the focus`,
      })
      .toBe(true)
  }

  /** The newest page of this kind, as soon as there is one. */
  async page(kind: WindowKind): Promise<Page> {
    const newest = () => this.#pages(kind).at(-1)
    await expect.poll(() => newest() !== undefined, { message: `a page of the ${kind} window` }).toBe(true)
    return newest() as Page
  }

  /** The ask window once it can be seen. */
  async ask(): Promise<Page> {
    await this.expectVisible('ask')
    return this.page('ask')
  }

  /** The settings window at one of its pages. */
  async settings(name = 'Profiles'): Promise<Page> {
    await this.expectVisible('settings')
    const page = await this.page('settings')
    await page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
    return page
  }

  /** The page of the overlay that covers a display, once it has drawn its frame. */
  async overlay(): Promise<Page> {
    let covering: Page | undefined
    await expect
      .poll(
        async () => {
          for (const page of this.#pages('overlay')) {
            // One that has just been closed has none.
            const marks = await page
              .locator('main i')
              .count()
              .catch(() => 0)
            if (marks > 0) covering = page
          }
          return covering !== undefined
        },
        { message: 'an overlay with its frame' },
      )
      .toBe(true)
    return covering as Page
  }

  /** Everything in the table `asks`, newest first, read as another program would. */
  rows(table = 'asks'): readonly Readonly<Record<string, unknown>>[] {
    const db = new DatabaseSync(join(this.folder, 'history.sqlite'), { readOnly: true })
    try {
      return db.prepare(`SELECT * FROM ${table}`).all().reverse()
    } finally {
      db.close()
    }
  }

  /** Asks it to quit as its user would, and gives the milliseconds it took. */
  async quit(): Promise<number> {
    const begin = performance.now()
    await this.electron.evaluate(({ app }) => setTimeout(() => app.quit(), 0)).catch(() => undefined)
    await this.ended()
    return performance.now() - begin
  }

  /** As when the power goes: nothing of it gets a chance to write. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.ended()
  }

  async ended(): Promise<void> {
    if (this.isRunning) await this.#gone
  }

  /** For the end of a test, whatever it has left. */
  async stop(): Promise<void> {
    if (!this.isRunning) return
    const isGone = await Promise.race([this.quit().then(() => true), wait(5_000, false, { ref: false })])
    if (!isGone) await this.kill()
  }

  /** What it said, for a report of a failure. */
  report(): string {
    const file = join(this.folder, 'askshot.log')
    const log = existsSync(file) ? readFileSync(file, 'utf8') : '(none)'
    return `${this.output.join('')}\n--- askshot.log\n${log}`
  }

  #windows(): Promise<readonly WindowFacts[]> {
    return this.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        kind: /^app:\/\/ui\/([\w-]+)\//.exec(window.webContents.getURL())?.[1] ?? '',
        isVisible: window.isVisible(),
        isFocused: window.isFocused(),
        bounds: window.getBounds(),
      })),
    )
  }

  #pages(kind: WindowKind): readonly Page[] {
    return this.electron
      .windows()
      .filter((page) => !page.isClosed() && page.url().startsWith(`app://ui/${kind}/`))
  }

  #listen(page: Page): void {
    page.on('console', (message) =>
      this.output.push(`[${page.url()}] ${message.type()}: ${message.text()}\n`),
    )
    page.on('pageerror', (error) => this.output.push(`[${page.url()}] ${String(error)}\n`))
    page.on('crash', () => this.output.push(`[${page.url()}] crashed\n`))
  }
}

/** Where Askshot keeps its things in this home. */
export function profileFolder(home: string): string {
  return join(home, '.config', 'Askshot')
}

let exe: string | undefined

/** The Electron that this run is about; found once. */
function electronExe(): string {
  const resolver = resolve(import.meta.dirname, '../../scripts/electron-runtime.mjs')
  exe ??=
    process.env['ASKSHOT_ELECTRON'] ??
    execFileSync(process.execPath, [resolver], { encoding: 'utf8' }).trim().split('\n').at(-1)
  if (exe === undefined) throw new Error('No Electron')
  return exe
}

/** How an app folder is started without Playwright. */
export function startCommand(folder: string): { readonly exe: string; readonly args: readonly string[] } {
  return { exe: electronExe(), args: [folder, ...(hasSandbox ? [] : ['--no-sandbox'])] }
}

/** Starts Askshot a second time and gives its exit code, or what ended it. */
export async function startAgain(
  desktop: Desktop,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const command = startCommand(APP_FOLDER)
  const child = spawn(command.exe, [...command.args, ...args], { env: desktop.environment })
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString('utf8')))
  child.stderr.resume()
  await once(child, 'exit')
  return { code: child.exitCode, output }
}

/** Settings as an earlier run has left them: a server of the test, and no first step to take. */
export async function leaveSettings(
  home: string,
  profile: Partial<Profile>,
  more: Partial<Settings> = {},
): Promise<void> {
  const settings: Settings = {
    version: 1,
    hotkeys: {
      capture: 'Control+Alt+W',
      showLast: 'Control+Alt+Shift+W',
      captureLast: '',
      captureAfterDelay: '',
      captureDisplay: '',
    },
    profiles: [
      someProfile({
        id: PROFILE_ID,
        name: 'Test server',
        baseUrl: '',
        model: 'test-model',
        auth: 'none',
        ...profile,
      }),
    ],
    defaultProfileId: PROFILE_ID,
    capturesMade: 3,
    prompts: [],
    firstRun: 'done',
    asking: askingSchema.parse({}),
    ...defaultCaptureSettings(),
    general: generalSchema.parse({}),
    network: networkSchema.parse({}),
    arePromptsWhole: false,
    ...more,
  }
  await mkdir(profileFolder(home), { recursive: true, mode: 0o700 })
  await writeFile(join(profileFolder(home), 'settings.json'), JSON.stringify(settings), { mode: 0o600 })
}

/** Along the lower edge, where no window of ours ever stands. */
const LOOKED_AT: readonly Point[] = Array.from({ length: 100 }, (_, at) => ({
  x: 16 * at,
  y: at % 2 ? 886 : 893,
}))

/** A quarter of the light taken away, as the overlay does. */
export function dimmed(value: number): number {
  return Math.round(value * (1 - 64 / 255))
}

/** Presses the hotkey and waits until the overlay is what anyone would see: the same display, dimmed. */
export async function openOverlay(desktop: Desktop, app: RunningAskshot, display = 0): Promise<Page> {
  return showsOverlay(desktop, app, () => desktop.press(CAPTURE_KEYS), display)
}

/** Does what opens the overlay, and waits until it is to be seen. */
export async function showsOverlay(
  desktop: Desktop,
  app: RunningAskshot,
  open: () => Promise<unknown>,
  display = 0,
): Promise<Page> {
  const before = brightness(await desktop.colours(LOOKED_AT, display))
  await open()
  await expect
    .poll(async () => brightness(await desktop.colours(LOOKED_AT, display)) / before, {
      message: 'the light of the display against before',
      intervals: [20, 50],
    })
    .toBeCloseTo(dimmed(255) / 255, 2)
  return app.overlay()
}

function brightness(colours: readonly Colour[]): number {
  return colours.flat().reduce((sum, value) => sum + value, 0)
}

/** The question field of the overlay, once what is typed goes there. */
export async function expectOverlayField(overlay: Page): Promise<void> {
  await expect(overlay.getByRole('textbox', { name: 'Your question' })).toBeFocused()
}

/** Takes the selection on the overlay into the ask window, with nothing asked yet. */
export async function goOnInAskWindow(desktop: Desktop, app: RunningAskshot): Promise<Page> {
  await expectOverlayField(await app.overlay())
  await desktop.press('ctrl+o')
  return app.ask()
}

/** One more capture for the question in this window, of a part of the display. */
export async function captureMore(
  desktop: Desktop,
  app: RunningAskshot,
  ask: Page,
  area: Rect,
): Promise<void> {
  await ask.getByRole('button', { name: 'Capture', exact: true }).click()
  await app.overlay()
  await app.expectVisible('overlay')
  await desktop.drag(area)
  await goOnInAskWindow(desktop, app)
  await app.expectVisible('overlay', false)
}

/** Hotkey, rectangle, question, Enter: what a user does. Gives the ask window. */
export async function askAbout(
  desktop: Desktop,
  app: RunningAskshot,
  question: string,
  area: Rect = { x: 200, y: 200, width: 300, height: 180 },
): Promise<Page> {
  const overlay = await openOverlay(desktop, app)
  await desktop.drag(area)
  await expectOverlayField(overlay)
  await desktop.type(question)
  await desktop.press('Return')
  await app.expectVisible('overlay', false)
  return app.ask()
}
