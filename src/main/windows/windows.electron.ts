import { isSeen, takeAway } from './taken-away.electron.ts'
import { app, BrowserWindow, nativeTheme } from 'electron'
import type { PushChannel, Pushes } from '#shared/contract.ts'
import type { Rect } from '#shared/geometry.ts'
import type { Preferences } from '#shared/schemas/preferences.ts'
import type { Look } from '#shared/views.ts'
import { AskWindow } from './ask-window.electron.ts'
import { closePages } from './close-pages.electron.ts'
import { CountdownWindow } from './countdown-window.electron.ts'
import { HistoryWindow } from './history-window.electron.ts'
import { ORIGIN } from './origin.ts'
import { listeners } from './push-listeners.ts'
import { OverlayWindow } from './overlay-window.electron.ts'
import { PageWindows } from './page-windows.electron.ts'
import { PinWindows } from './pin-windows.electron.ts'
import { showPattern } from './pattern-window.electron.ts'
import { SURFACE, windowOptions } from './window-options.ts'
import type { WindowKind } from './window-options.ts'
import type { WindowEvents, Windows, WindowWay } from './windows.ts'

const ORDINARY: ReadonlySet<WindowKind> = new Set(['settings', 'history', 'first-run', 'self-test'])

/** Paths of what every window needs. */
export type WindowFiles = {
  readonly preload: string
  readonly icon: string
  /** Where the sizes of windows are remembered. */
  readonly memory: string
}

/** Makes and keeps all windows. */
export class ElectronWindows implements Windows {
  readonly #files: WindowFiles
  readonly #events: WindowEvents
  readonly #kinds = new Map<number, WindowKind>()
  readonly #way: WindowWay
  readonly #overlay: OverlayWindow
  readonly #asks = new Map<number, AskWindow>()
  readonly #pages: PageWindows
  readonly #history: HistoryWindow
  readonly #countdown: CountdownWindow
  readonly #pins: PinWindows
  #settings: BrowserWindow | undefined
  /** The self-test's, the last one that was shown. */
  #pattern: BrowserWindow | undefined
  #opacity = 1
  #look: Look = { contrast: 'system', textSize: 100, sendWith: 'enter' }

  readonly prepareOverlay: Windows['prepareOverlay'] = (...args) => this.#overlay.prepare(...args)
  readonly revealOverlay: Windows['revealOverlay'] = () => this.#overlay.reveal()
  readonly leadOverlay: Windows['leadOverlay'] = (displayId) => this.#overlay.lead(displayId)
  readonly closeOverlay: Windows['closeOverlay'] = () => this.#overlay.close()
  readonly openPin: Windows['openPin'] = (...args) => this.#pins.open(...args)
  readonly closePin: Windows['closePin'] = (id) => this.#pins.close(id)
  readonly movePin: Windows['movePin'] = (...args) => this.#pins.move(...args)
  readonly hideCountdown: Windows['hideCountdown'] = () => this.#countdown.hide()

  constructor(files: WindowFiles, events: WindowEvents, way: WindowWay) {
    this.#files = files
    this.#events = events
    this.#way = way
    this.#overlay = new OverlayWindow(() => this.#make('overlay'), events, way)
    this.#pages = new PageWindows((kind) => this.#make(kind))
    this.#pins = new PinWindows({
      make: (hash) => this.#make('pin', hash),
      onClosed: (id) => events.onPinClosed(id),
    })
    this.#countdown = new CountdownWindow((hash) => this.#make('countdown', hash))
    this.#history = new HistoryWindow({
      make: (what) => this.#make('history', what === 'outbox' ? '#outbox' : ''),
      memory: files.memory,
      onShownAgain: (what) => this.push('history:shown', { what }),
    })
  }

  kindOf(pageId: number | undefined): WindowKind | undefined {
    return pageId === undefined ? undefined : this.#kinds.get(pageId)
  }

  push<P extends PushChannel>(channel: P, message: Pushes[P]): void {
    for (const window of BrowserWindow.getAllWindows()) {
      const kind = this.kindOf(window.webContents.id)
      const isMeant = kind !== undefined && listeners[channel].includes(kind)
      if (isMeant && !window.webContents.isCrashed()) window.webContents.send(channel, message)
    }
  }

  setLook(theme: Preferences['general']['theme'], look: Look): void {
    this.#look = look
    nativeTheme.themeSource = theme
    for (const window of BrowserWindow.getAllWindows()) {
      const kind = this.kindOf(window.webContents.id)
      if (kind !== 'overlay' && kind !== 'pattern')
        window.setBackgroundColor(SURFACE[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'])
    }
    this.push('look:show', this.#look)
  }

  warm(): void {
    this.#overlay.warm()
  }

  showCountdown(...[display, secondsLeft]: Parameters<Windows['showCountdown']>): void {
    this.#countdown.show(display, secondsLeft)
    this.push('countdown:show', { secondsLeft })
  }

  askOf(pageId: number | undefined): number | undefined {
    const found = [...this.#asks].find(([, ask]) => pageId !== undefined && ask.pageId === pageId)
    return found?.[0]
  }

  pushToAsk<P extends PushChannel>(windowId: number, channel: P, message: Pushes[P]): void {
    const { window } = this.#ask(windowId)
    if (window?.isDestroyed() === false && !window.webContents.isCrashed())
      window.webContents.send(channel, message)
  }

  warmAsk(windowId: number): void {
    this.#ask(windowId).warm()
  }

  showAsk(windowId: number, place: Rect): void {
    this.#ask(windowId).show(place)
  }

  hideAsk(windowId: number): void {
    this.#ask(windowId).close()
  }

  tuckAsk(windowId: number): void {
    this.#ask(windowId).hide()
  }

  dropAsk(windowId: number): void {
    this.#asks.get(windowId)?.end()
    this.#asks.delete(windowId)
  }

  pinAsk(windowId: number, state: Parameters<Windows['pinAsk']>[1]): void {
    this.#ask(windowId).pin(state)
  }

  fitAsk(windowId: number, contentHeight: number): void {
    this.#ask(windowId).fit(contentHeight)
  }

  isAskVisible(windowId: number): boolean {
    return this.#asks.get(windowId)?.isVisible ?? false
  }

  isAskFocused(windowId: number): boolean {
    return this.#asks.get(windowId)?.isFocused ?? false
  }

  askPlace(windowId: number): Rect | undefined {
    return this.#asks.get(windowId)?.place
  }

  fadeAsks(opacity: number): void {
    this.#opacity = opacity
    for (const ask of this.#asks.values()) ask.fade(opacity)
  }

  showSettings(): void {
    this.#settings ??= this.#makeSettings()
    this.#settings.show()
    this.#settings.focus()
  }

  showPage(...args: Parameters<Windows['showPage']>): void {
    this.#pages.show(...args)
  }

  closePage(...args: Parameters<Windows['closePage']>): void {
    this.#pages.close(...args)
  }

  showPattern(...args: Parameters<Windows['showPattern']>): ReturnType<Windows['showPattern']> {
    return showPattern((hash) => (this.#pattern = this.#make('pattern', hash)), ...args)
  }

  showHistory(what: Parameters<Windows['showHistory']>[0] = 'all'): void {
    this.#history.show(what)
  }

  hideHistory(): void {
    this.#history.hide()
  }

  places(): readonly Rect[] {
    // A place that nobody knows is none that pixels could be compared at.
    return this.#way.canPlace ? this.#visible().map((window) => window.getBounds()) : []
  }

  saveAsks(): void {
    for (const windowId of this.#asks.keys()) this.pushToAsk(windowId, 'ask:save-now', null)
  }

  hideAll(): (butAsk?: number) => void {
    const asks = [...this.#asks].filter(([, ask]) => ask.isVisible)
    const focused = asks.find(([, ask]) => ask.isFocused)
    this.#countdown.hide()
    const others = this.#visible().filter((window) => !asks.some(([, ask]) => ask.window === window))
    const bringBack = takeAway(asks, focused, others)
    if (asks.length > 0 || others.length > 0) this.#way.onHidden()
    return bringBack
  }

  leave(): Promise<void> {
    const asks = [...this.#asks.values()].map((ask) => ask.release())
    return closePages([...this.#overlay.release(), ...asks.filter((window) => window !== undefined)])
  }

  close(): void {
    this.#overlay.end()
    this.#countdown.hide()
    for (const ask of this.#asks.values()) ask.end()
    this.#settings?.destroy()
    this.#history.end()
    this.#pages.end()
    this.#pins.end()
  }

  #visible(): readonly BrowserWindow[] {
    const all = [
      ...[...this.#asks.values()].map(({ window }) => window),
      this.#settings,
      this.#history.window,
      this.#countdown.window,
      this.#pattern?.isDestroyed() === false ? this.#pattern : undefined,
      ...this.#pages.all(),
      ...this.#pins.all(),
    ]
    return all.filter((window) => isSeen(window))
  }

  #makeSettings(): BrowserWindow {
    const window = this.#make('settings')
    window.webContents.once('render-process-gone', () => window.destroy()) // made anew when it is asked for
    window.once('closed', () => (this.#settings = undefined))
    return window
  }

  /** Ask windows are above all others only while none of our ordinary windows is there, which it would cover. */
  #float(): void {
    for (const ask of this.#asks.values()) ask.float(this.#mayFloat)
  }

  get #mayFloat(): boolean {
    return ![...this.#kinds.values()].some((kind) => ORDINARY.has(kind))
  }

  #ask(windowId: number): AskWindow {
    const known = this.#asks.get(windowId)
    if (known !== undefined) return known
    const ask = new AskWindow({
      make: () => this.#make('ask'),
      fade: (window, opacity) => {
        window.setOpacity(opacity) // does nothing on Linux
        this.#way.fade(window.getNativeWindowHandle(), opacity)
      },
      onFocus: () => this.#events.onAskFocused(windowId),
      onBlur: () => this.#events.onAskBlurred(windowId),
      onHide: () => this.#events.onAskHidden(windowId),
      onClose: () => this.#events.onAskClosed(windowId),
    })
    ask.float(this.#mayFloat)
    ask.fade(this.#opacity)
    this.#asks.set(windowId, ask)
    return ask
  }

  /** The one place where a window is made. */
  #make(kind: WindowKind, hash = ''): BrowserWindow {
    const window = new BrowserWindow(
      windowOptions(kind, {
        preload: this.#files.preload,
        icon: this.#files.icon,
        isPackaged: app.isPackaged,
        theme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light',
        platform: process.platform,
      }),
    )
    const pageId = window.webContents.id
    this.#kinds.set(pageId, kind)
    if (ORDINARY.has(kind)) this.#float()
    window.once('closed', () => {
      this.#kinds.delete(pageId)
      if (ORDINARY.has(kind)) this.#float()
    })
    window.removeMenu()
    window.webContents.on('dom-ready', () => this.push('look:show', this.#look))
    void window.loadURL(`${ORIGIN}/${kind}/index.html${hash}`)
    return window
  }
}
