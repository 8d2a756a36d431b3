import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'

export type WindowKind =
  'overlay' | 'ask' | 'history' | 'settings' | PageKind | 'pattern' | 'countdown' | 'pin'
/** Windows of one page that are made when they are asked for, and closed for good. */
export type PageKind = 'first-run' | 'self-test'

type WindowSurroundings = {
  /** Path of the bundled preload script. */
  readonly preload: string
  /** Path of the app's icon, which Linux takes from the window. */
  readonly icon: string
  readonly isPackaged: boolean
  readonly theme: 'light' | 'dark'
  readonly platform: NodeJS.Platform
}

/** What every page is held to, whatever its window. No window is made without these. */
export const SECURITY = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  spellcheck: false, // it would fetch dictionaries
} as const satisfies WebPreferences

/** The size of an ask window before its content says otherwise, in points. */
export const ASK_SIZE = { width: 440, height: 320 } as const

/** The `surface` colour of the pages, so that a window shows no white flash before its first paint. */
export const SURFACE = { light: '#FFFFFF', dark: '#1B1E23' } as const

/** The options of a new window. It is made hidden: whoever makes it shows it once it is painted. */
export function windowOptions(
  kind: WindowKind,
  surroundings: WindowSurroundings,
): BrowserWindowConstructorOptions {
  const { preload, icon, isPackaged, theme, platform } = surroundings
  const preferences = { ...SECURITY, preload, devTools: !isPackaged }
  switch (kind) {
    case 'overlay':
      // Unthrottled, because the page draws its frame while the window is still hidden.
      return { ...overlay(platform), webPreferences: { ...preferences, backgroundThrottling: false } }
    case 'ask':
      return { ...ask, icon, backgroundColor: SURFACE[theme], webPreferences: preferences }
    case 'settings':
      return { ...settings, icon, backgroundColor: SURFACE[theme], webPreferences: preferences }
    case 'first-run':
    case 'self-test':
      return { ...page, icon, backgroundColor: SURFACE[theme], webPreferences: preferences }
    case 'pattern':
      return { ...overlay(platform), webPreferences: { ...preferences, backgroundThrottling: false } }
    case 'pin':
      return { ...pin, icon, backgroundColor: SURFACE[theme], webPreferences: preferences }
    case 'countdown':
      return { ...countdown, backgroundColor: SURFACE[theme], webPreferences: preferences }
    case 'history':
      return { ...history, icon, backgroundColor: SURFACE[theme], webPreferences: preferences }
  }
}

/** Opaque, because a transparent window is black on X11 without a compositor; the frame covers all of it anyway. */
function overlay(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  // X11 window managers lay a window over panels only in full screen, and refuse that to windows of a fixed size.
  // On macOS full screen is a Space of its own with an animation; there the window is just as large as the display.
  const coversByFullscreen = platform === 'linux'
  return {
    show: false,
    frame: false,
    backgroundColor: '#000000',
    hasShadow: false,
    roundedCorners: false,
    thickFrame: false, // Windows: no border and no animation
    alwaysOnTop: true,
    skipTaskbar: true,
    resizable: coversByFullscreen,
    fullscreenable: coversByFullscreen,
    movable: false,
    minimizable: false,
    maximizable: false,
    enableLargerThanScreen: true, // macOS: else pushed out from under the menu bar
    acceptFirstMouse: true, // macOS: the first click already begins the selection
    ...(platform === 'darwin' ? { type: 'panel' } : {}), // floats over another app's full screen
  }
}

const ask: BrowserWindowConstructorOptions = {
  ...ASK_SIZE,
  minWidth: 360,
  maxWidth: 760,
  minHeight: 128,
  show: false,
  frame: false,
  alwaysOnTop: true,
  skipTaskbar: true,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
}

const settings: BrowserWindowConstructorOptions = {
  width: 880,
  height: 720,
  minWidth: 320,
  minHeight: 400,
  show: false,
}

const pin: BrowserWindowConstructorOptions = {
  minWidth: 160,
  minHeight: 84,
  show: false,
  frame: false,
  alwaysOnTop: true,
  skipTaskbar: true,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
}

/** Never takes the focus: what a capture waits for may be an open menu. */
const countdown: BrowserWindowConstructorOptions = {
  show: false,
  frame: false,
  alwaysOnTop: true,
  skipTaskbar: true,
  focusable: false,
  resizable: false,
  movable: false,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
}

const page: BrowserWindowConstructorOptions = {
  width: 680,
  height: 760,
  minWidth: 320,
  minHeight: 400,
  show: false,
}

const history: BrowserWindowConstructorOptions = {
  width: 960,
  height: 640,
  minWidth: 640,
  minHeight: 420,
  show: false,
}
