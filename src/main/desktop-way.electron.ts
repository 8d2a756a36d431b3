import { app, BrowserWindow } from 'electron'
import type { Words } from '#shared/words/words.ts'
import { XShmCapturer } from './capture/capturer-xshm.ts'
import { noCurtain } from './capture/curtain.ts'
import type { Curtain } from './capture/curtain.ts'
import { listDisplays, pointerDisplayId } from './capture/displays.electron.ts'
import type { FrameSource } from './capture/frames.ts'
import { loadNodeScreenshots, NativeFrames } from './capture/frames-native.ts'
import type { NativeCapturer } from './capture/frames-native.ts'
import { PortalFrames } from './capture/frames-portal.ts'
import { distinctFrames, permittedFrames } from './capture/judged-frames.ts'
import { OwnWindowsGone } from './capture/own-windows-gone.ts'
import { screenPermission } from './capture/permission.electron.ts'
import { loadNodeWindows } from './capture/window-list.ts'
import type { WindowSource } from './capture/window-list.ts'
import { noPointerPictures } from './capture/pointer-picture.ts'
import { X11Curtain } from './capture/x11-curtain.ts'
import { X11PointerPictures } from './capture/x11-pointer-picture.ts'
import { X11 } from './capture/x11.ts'
import { XShm } from './capture/xshm.ts'
import { isWaylandSession } from './desktop-session.ts'
import { connectFrontApp } from './front-app/front-app-x11.ts'
import { GivingWay } from './front-app/giving-way.ts'
import { takeHotkey } from './hotkey/hotkey.electron.ts'
import { Hotkeys } from './hotkey/hotkeys.ts'
import { PortalHotkeys } from './hotkey/portal-hotkeys.ts'
import { bindByPortal } from './hotkey/portal-shortcuts.ts'
import { newId } from './new-id.ts'
import type { Platform } from './platform.ts'
import { portalVersions } from './portal/portal-versions.ts'
import { Portal } from './portal/portal.ts'
import { connectSessionBus } from './portal/session-bus.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import type { AppCommand } from './cli/app-command.ts'
import type { WindowWay } from './windows/windows.ts'

type Given = {
  readonly desktop: Platform['desktop']
  readonly settings: SettingsStore
  readonly words: () => Words
  readonly onHotkey: (command: AppCommand) => void
  readonly onHotkeyChange: () => void
  readonly after: Platform['after']
}

type DesktopWay = Pick<
  Platform,
  | 'frames'
  | 'pointerDisplayId'
  | 'pointerPicture'
  | 'desktopFacts'
  | 'frontApp'
  | 'hotkeys'
  | 'keysFrom'
  | 'warm'
  | 'windowSource'
> & { readonly windows: WindowWay }

/** How this desktop lets itself be looked at, gives keys and takes windows: chosen here, once, at the start. */
export function chooseDesktopWay(given: Given): DesktopWay {
  const isWayland = isWaylandSession({ platform: process.platform, environment: process.env })
  return isWayland ? waylandWay(given) : usualWay(given)
}

function usualWay({ desktop, settings, after, ...on }: Given): DesktopWay {
  const frames = judged(desktop, new NativeFrames(() => loadCapturer(desktop, after)))
  const x11 = new X11()
  const pointerPicture = new X11PointerPictures()
  const curtain = new X11Curtain()
  const { hotkeys, frontApp } = usualKeys({ desktop, settings, ...on })
  return {
    frames,
    hotkeys,
    keysFrom: 'program',
    pointerDisplayId: () => pointerDisplayId(x11),
    pointerPicture,
    desktopFacts: () => Promise.resolve({}),
    frontApp,
    warm: () =>
      Promise.all([
        frames.warm(),
        x11.warm(),
        ...(desktop === 'linux' ? [pointerPicture.warm(), curtain.warm(), frontApp.start()] : []),
      ]),
    windowSource: () => loadNodeWindows(process.pid),
    windows: {
      canPlace: true,
      curtain: curtainFor(curtain, settings),
      dropBackground: (handle) => x11.dropBackground(handle),
      fade: (handle, opacity) => x11.fade(handle, opacity),
      onHidden: () => undefined,
    },
  }
}

/** It shows the screen as it is: what is never to be captured would be seen on it. */
function curtainFor(curtain: Curtain, settings: SettingsStore): Curtain {
  return {
    lower: (areas) => {
      if (settings.get().neverCapture.length === 0) curtain.lower(areas)
    },
    lift: () => curtain.lift(),
  }
}

/** Chords that are taken from every program alike, but for those that the user names. */
function usualKeys({ desktop, settings, ...on }: Omit<Given, 'words' | 'after'>) {
  const hotkeys = new Hotkeys({
    take: takeHotkey,
    platform: desktop,
    commands: commandsOf(on),
    onPrompt: (name) => on.onHotkey({ captureFor: name }),
    onChange: on.onHotkeyChange,
  })
  hotkeys.start(settings.get().hotkeys)
  hotkeys.bindPrompts(settings.get().prompts)
  settings.watch(({ prompts }) => hotkeys.bindPrompts(prompts))
  const frontApp = new GivingWay({
    settings,
    connect: () => connectFrontApp(process.env),
    giveWay: (isGivingWay) => hotkeys.giveWay(isGivingWay),
  })
  app.once('will-quit', () => frontApp.stop())
  return { hotkeys, frontApp }
}

/** No program knows where the pointer is. */
const UNKNOWN_DISPLAY = -1
const noWindows: WindowSource = { monitors: () => [], windows: () => Promise.resolve([]) }

/**
 * Everything by the desktop's portals. Nothing of X11 is touched, although XWayland may be there: our windows are not
 * X11's, and naming one to Xlib would end the program.
 */
function waylandWay({ settings, words, after, ...on }: Given): DesktopWay {
  const appId = 'dev.askshot.Askshot'
  const newToken = () => `askshot_${newId(Date.now()).replaceAll('-', '')}`
  const portal = new Portal({ connect: () => connectSessionBus(), appId, after, newToken })
  app.once('will-quit', () => void portal.stop())
  const ownWindows = new OwnWindowsGone({ now: Date.now, after })
  const frames = new PortalFrames({
    portal,
    layout: listDisplays,
    parentWindow,
    ownWindowsGone: () => ownWindows.settled(),
  })
  const hotkeys = new PortalHotkeys({
    bind: bindByPortal(portal, newToken),
    commands: commandsOf(on),
    descriptionOf: (command) => words().capture.hotkeys[command],
    after,
    onChange: on.onHotkeyChange,
  })
  hotkeys.start(settings.get().hotkeys)
  return {
    frames,
    hotkeys,
    keysFrom: 'desktop',
    pointerDisplayId: () => UNKNOWN_DISPLAY,
    pointerPicture: noPointerPictures,
    frontApp: { isThere: false },
    desktopFacts: () => portalVersions(portal),
    warm: () => frames.warm(),
    windowSource: () => Promise.resolve(noWindows),
    windows: {
      canPlace: false,
      curtain: noCurtain,
      dropBackground: () => undefined,
      fade: () => undefined,
      onHidden: () => ownWindows.noteHidden(),
    },
  }
}

function commandsOf({ onHotkey }: Pick<Given, 'onHotkey'>) {
  return {
    capture: () => onHotkey('capture'),
    showLast: () => onHotkey('show-last'),
    captureLast: () => onHotkey('capture-last'),
    captureAfterDelay: () => onHotkey('capture-after-delay'),
    captureDisplay: () => onHotkey('capture-display'),
  }
}

/** Under XWayland, if somebody chose that; Electron has no name for a window of Wayland (electron#53317). */
function parentWindow(): string {
  const window = BrowserWindow.getFocusedWindow()
  const isX11 = app.commandLine.getSwitchValue('ozone-platform') === 'x11'
  return window !== null && isX11 ? `x11:${window.getNativeWindowHandle().readUInt32LE().toString(16)}` : ''
}

/** What a system is known to give for a picture of the screen, when it gives none. */
function judged(desktop: Platform['desktop'], frames: FrameSource): FrameSource {
  if (desktop === 'darwin') return permittedFrames(frames, screenPermission(process.pid))
  return desktop === 'win32' ? distinctFrames(frames) : frames
}

async function loadCapturer(desktop: Platform['desktop'], after: Platform['after']): Promise<NativeCapturer> {
  const other = await loadNodeScreenshots()
  const screen = desktop === 'linux' ? await XShm.connect() : undefined
  return screen === undefined ? other : new XShmCapturer({ screen, other, after })
}
