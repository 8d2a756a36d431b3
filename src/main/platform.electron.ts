import { app, BrowserWindow, dialog, net, shell } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { requests } from '#shared/contract.ts'
import type { Channel } from '#shared/contract.ts'
import type { Words } from '#shared/words/words.ts'
import { pictureOut } from './annotate/picture-out.electron.ts'
import { SaveFolder } from './annotate/save-folder.ts'
import { listDisplays } from './capture/displays.electron.ts'
import { decodeHeic } from './capture/heic.electron.ts'
import type { AppCommand } from './cli/app-command.ts'
import { ownCommand } from './cli/own-command.electron.ts'
import { chooseDesktopWay } from './desktop-way.electron.ts'
import { takeHotkey } from './hotkey/hotkey.electron.ts'
import { openDesk } from './first-run/desk.electron.ts'
import { fileDialogs } from './history/file-dialogs.electron.ts'
import { copyText } from './ask/copy-text.electron.ts'
import { listen } from './ipc/router.electron.ts'
import { keychainProcess } from './keychain/keychain-process.electron.ts'
import { InterfaceLanguage } from './language/interface-language.ts'
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
  readonly onHotkey: (command: AppCommand) => void
  readonly onHotkeyChange: () => void
}

/** Makes the real platform. The app must be ready. Settings are read and the hotkeys asked for before it returns. */
export function electronPlatform(callbacks: Callbacks): Platform {
  const folder = app.getPath('userData')
  const built = join(app.getAppPath(), 'out')
  const log = openLog(folder)
  const settings = openUserSettings(folder)
  const systemLanguages = () => app.getPreferredSystemLanguages()
  const language = new InterfaceLanguage({ settings, systemLanguages })
  const { windows, ...way } = chooseDesktopWay({
    ...{ ...callbacks, desktop: DESKTOP, settings, after },
    words: () => language.words,
  })
  return {
    desktop: DESKTOP,
    desk: openDesk(),
    folder,
    captureCommand: captureCommand(),
    log,
    settings,
    language,
    now: Date.now,
    random: Math.random,
    after,
    isOnline: () => net.isOnline(),
    resolveProxy: resolveSystemProxy,
    environment: process.env,
    home: homedir(),
    ...way,
    displays: listDisplays,
    takeKey: takeHotkey,
    startKeychainHost: keychainProcess(join(built, 'main/keychain-host.js')),
    openWindows: (events) => new ElectronWindows(windowFiles(built, folder), events, windows),
    serve: (sources) => serve(join(built, 'renderer'), sources),
    listen: (router) => listen(router, Object.keys(requests) as Channel[]),
    follow,
    ...openDesktop(log, language, saveFolder({ folder, settings, log })),
    quit: () => app.quit(),
  }
}

function saveFolder({ folder, settings, log }: Pick<Platform, 'folder' | 'settings' | 'log'>): SaveFolder {
  return new SaveFolder({
    path: join(folder, 'saved-pictures.json'),
    onError: (error) => log.error('the folder of saved pictures could not be remembered', error),
    chosen: () => settings.get().savedPicturesFolder,
    usual: () => app.getPath('pictures'),
  })
}

/** What stands on the desktop besides windows: the tray, notifications, dialogs, the clipboard. */
function openDesktop(log: Log, language: InterfaceLanguage, pictures: SaveFolder) {
  return {
    openTray: (on) =>
      new TrayIcon({
        ...on,
        ...trayLooks(),
        tooltip: language.words.tray.tooltip,
        onMissing: (error) => log.error('no tray', error),
      }),
    openNotifier: (on) => new Notifier({ ...on, onMissing: (error) => log.error('no notifications', error) }),
    openLink: (link, isAskedFirst) => openLink(link, isAskedFirst, language.words.link),
    copyText,
    decodeHeic,
    chooseFile: (name) => chooseFile(name, language.words.product),
    fileDialogs,
    ...pictureOut(() => language.words, pictures),
  } satisfies Partial<Platform>
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

async function openLink(link: AllowedLink, isAskedFirst: boolean, words: Words['link']): Promise<void> {
  const window = BrowserWindow.getFocusedWindow()
  if (!isAskedFirst) await shell.openExternal(link.url)
  else if (window !== null) await askAndOpen({ window, link, words })
}

async function chooseFile(name: string, product: string): Promise<string | undefined> {
  const options = {
    defaultPath: `${name.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || product}.html`,
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
  return { iconPath }
}
