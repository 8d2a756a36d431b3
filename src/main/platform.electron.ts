import { app, BrowserWindow, dialog, net, shell } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { requests } from '#shared/contract.ts'
import type { Channel } from '#shared/contract.ts'
import { en } from '#shared/words/en.ts'
import { pictureOut } from './annotate/picture-out.electron.ts'
import { listDisplays, pointerDisplayId } from './capture/displays.electron.ts'
import { XShmCapturer } from './capture/capturer-xshm.ts'
import { loadNodeScreenshots, NativeFrames } from './capture/frames-native.ts'
import type { NativeCapturer } from './capture/frames-native.ts'
import { X11 } from './capture/x11.ts'
import { XShm } from './capture/xshm.ts'
import { ownCommand } from './cli/own-command.electron.ts'
import { openDesk } from './first-run/desk.electron.ts'
import { fileDialogs } from './history/file-dialogs.electron.ts'
import { Hotkeys } from './hotkey/hotkeys.ts'
import { copyText } from './ask/copy-text.electron.ts'
import { takeHotkey } from './hotkey/hotkey.electron.ts'
import { listen } from './ipc/router.electron.ts'
import { keychainProcess } from './keychain/keychain-process.electron.ts'
import { follow } from './lifecycle.electron.ts'
import { askAndOpen } from './links/open-link.electron.ts'
import type { AllowedLink } from './links/allowed-link.ts'
import { createLog, LogFile } from './log.ts'
import type { Log } from './log.ts'
import { newId } from './new-id.ts'
import { Notifier } from './notify/notify.electron.ts'
import type { Platform } from './platform.ts'
import { newProfile } from './profiles/new-profile.ts'
import { firstPreset } from './profiles/presets.ts'
import { resolveSystemProxy } from './network/system-proxy.electron.ts'
import { defaultSettings } from './settings/default-settings.ts'
import type { DesktopPlatform } from './settings/default-settings.ts'
import { openSettings } from './settings/settings-store.electron.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { TrayIcon } from './tray/tray.electron.ts'
import type { TrayLook } from './tray/tray-status.ts'
import { serve } from './windows/app-protocol.electron.ts'
import { ElectronWindows } from './windows/windows.electron.ts'

type Callbacks = {
  readonly onHotkey: (command: 'capture' | 'show-last') => void
  readonly onHotkeyChange: () => void
}

/** Makes the real platform. The app must be ready. Settings are read and the hotkeys asked for before it returns. */
export function electronPlatform(callbacks: Callbacks): Platform {
  const folder = app.getPath('userData')
  const built = join(app.getAppPath(), 'out')
  const log = openLog(folder)
  const settings = openUserSettings(folder)
  const frames = new NativeFrames(loadCapturer)
  const x11 = new X11()
  return {
    desktop: DESKTOP,
    desk: openDesk(),
    folder,
    captureCommand: captureCommand(),
    log,
    settings,
    hotkeys: openHotkeys(settings, callbacks),
    now: Date.now,
    random: Math.random,
    after,
    isOnline: () => net.isOnline(),
    resolveProxy: resolveSystemProxy,
    environment: process.env,
    home: homedir(),
    frames,
    displays: listDisplays,
    pointerDisplayId: () => pointerDisplayId(x11),
    warm: () => Promise.all([frames.warm(), x11.warm()]),
    startKeychainHost: keychainProcess(join(built, 'main/keychain-host.js')),
    openWindows: (events) =>
      new ElectronWindows(windowFiles(built, folder), events, {
        dropBackground: (handle) => x11.dropBackground(handle),
        fade: (handle, opacity) => x11.fade(handle, opacity),
      }),
    serve: (sources) => serve(join(built, 'renderer'), sources),
    listen: (router) => listen(router, Object.keys(requests) as Channel[]),
    follow,
    ...openDesktop(log),
    quit: () => app.quit(),
  }
}

/** What stands on the desktop besides windows: the tray, notifications, dialogs, the clipboard. */
function openDesktop(log: Log) {
  return {
    openTray: (on) =>
      new TrayIcon({ ...on, ...trayLooks(), onMissing: (error) => log.error('no tray', error) }),
    openNotifier: (on) => new Notifier({ ...on, onMissing: (error) => log.error('no notifications', error) }),
    openLink,
    copyText,
    chooseFile,
    fileDialogs,
    ...pictureOut,
  } satisfies Partial<Platform>
}

async function loadCapturer(): Promise<NativeCapturer> {
  const other = await loadNodeScreenshots()
  const screen = DESKTOP === 'linux' ? await XShm.connect() : undefined
  return screen === undefined ? other : new XShmCapturer({ screen, other, after })
}

const DESKTOP = desktopOf(process.platform)

function openLog(folder: string): Log {
  const file = new LogFile(join(folder, 'askshot.log'))
  return createLog({ write: (line) => file.append(line), now: Date.now, home: homedir() })
}

function openUserSettings(folder: string): SettingsStore {
  const defaults = () =>
    defaultSettings({ platform: DESKTOP, firstProfile: newProfile(firstPreset, newId(Date.now())) })
  return openSettings({ folder, now: Date.now(), defaults })
}

function openHotkeys(settings: SettingsStore, { onHotkey, onHotkeyChange }: Callbacks): Hotkeys {
  const hotkeys = new Hotkeys({
    take: takeHotkey,
    platform: DESKTOP,
    commands: { capture: () => onHotkey('capture'), showLast: () => onHotkey('show-last') },
    onChange: onHotkeyChange,
  })
  hotkeys.start(settings.get().hotkeys)
  return hotkeys
}

async function openLink(link: AllowedLink, isAskedFirst: boolean): Promise<void> {
  const window = BrowserWindow.getFocusedWindow()
  if (!isAskedFirst) await shell.openExternal(link.url)
  else if (window !== null) await askAndOpen({ window, link, words: en.link })
}

async function chooseFile(name: string): Promise<string | undefined> {
  const options = {
    defaultPath: `${name.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || en.product}.html`,
    filters: [
      { name: 'HTML', extensions: ['html'] },
      { name: 'Markdown', extensions: ['md'] },
    ],
  }
  const window = BrowserWindow.getFocusedWindow()
  const { filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options))
  return filePath === '' ? undefined : filePath
}

function after(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs)
  return () => clearTimeout(timer)
}

function desktopOf(platform: NodeJS.Platform): DesktopPlatform {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}

function windowFiles(built: string, folder: string) {
  return {
    preload: join(built, 'preload/index.cjs'),
    icon: join(app.getAppPath(), 'resources/icon.png'),
    memory: join(folder, 'windows.json'),
  }
}

function captureCommand(): string {
  const { program, args } = ownCommand()
  return [
    ...[program, ...args].map((word) => (word.startsWith('--') ? word : `"${word}"`)),
    '--capture',
  ].join(' ')
}

function trayLooks() {
  const folder = join(app.getAppPath(), 'resources/tray')
  const ending = process.platform === 'darwin' ? 'Template' : ''
  const iconPath = (look: TrayLook) => join(folder, `tray${look === 'idle' ? '' : `-${look}`}${ending}.png`)
  return { iconPath, tooltip: en.tray.tooltip }
}
