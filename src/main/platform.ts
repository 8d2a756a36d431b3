import type { Facts } from '#shared/setup-views.ts'
import type { SettingsView } from '#shared/views.ts'
import type { AllowedLink } from './links/allowed-link.ts'
import type { Display, FrameSource } from './capture/frames.ts'
import type { Desk } from './first-run/desk.ts'
import type { PointerPictures } from './capture/pointer-picture.ts'
import type { WindowSource } from './capture/window-list.ts'
import type { HotkeyControl, TakeHotkey } from './hotkey/hotkeys.ts'
import type { Router } from './ipc/router.ts'
import type { StartKeychainHost } from './keychain/keychain-client.ts'
import type { InterfaceLanguage } from './language/interface-language.ts'
import type { Log } from './log.ts'
import type { Notice } from './notify/notices.ts'
import type { DecodeHeic } from './capture/heic.ts'
import type { DesktopPlatform } from './settings/default-settings.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import type { TrayChoice, TrayCommand, TrayItem } from './tray/tray-menu.ts'
import type { TrayFace } from './tray/tray-status.ts'
import type { PageSources, WindowEvents, Windows } from './windows/windows.ts'

/** What the outside calls back when it wakes up or changes. */
export type LifecycleEvents = {
  /** The network, the machine or the session came back. */
  readonly onWake: () => void
  readonly onDisplaysChanged: () => void
  readonly onScreenLocked: () => void
}

type Stop = () => void

/** All that the outside gives: the app is built on this and knows no Electron. */
export type Platform = {
  readonly desktop: DesktopPlatform
  readonly desk: Desk
  /** The folder of this user's data: settings, history, pictures. */
  readonly folder: string
  /** What to bind in the desktop's own keyboard settings. */
  readonly captureCommand: string
  readonly log: Log
  /** Opened, and their keys asked for, before anything else is loaded. */
  readonly settings: SettingsStore
  readonly language: InterfaceLanguage
  readonly hotkeys: HotkeyControl
  readonly keysFrom: SettingsView['keysFrom']
  readonly now: () => number
  readonly random: () => number
  readonly after: (delayMs: number, action: () => void) => Stop
  readonly isOnline: () => boolean
  /** The ways out for a URL, as a PAC script would put it: `PROXY host:port; DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>
  /** What programs that the user lets run may be given, and the folder they run in. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly frames: FrameSource
  readonly displays: () => readonly Display[]
  /** One that there is not, where no program knows where the pointer is. */
  readonly pointerDisplayId: () => number
  /** The windows of all programs; none where the desktop tells nobody. */
  readonly windowSource: () => Promise<WindowSource>
  /** Which versions of its parts the desktop has, where it is asked by portals. */
  readonly desktopFacts: () => Promise<Facts>
  /** Whether the desktop tells which program is in front. */
  readonly frontApp: { readonly isThere: boolean }
  /** The picture of the mouse's pointer, which is in no frame. */
  readonly pointerPicture: PointerPictures
  /** A key for as long as it is needed, besides the hotkeys. */
  readonly takeKey: TakeHotkey
  /** Loads what is native, while nobody waits for it. */
  readonly warm: () => Promise<unknown>
  readonly startKeychainHost: StartKeychainHost
  readonly openWindows: (events: WindowEvents) => Windows
  readonly serve: (sources: PageSources) => Stop
  readonly listen: (router: Router) => Stop
  readonly follow: (events: LifecycleEvents) => Stop
  readonly openTray: (on: TrayEvents) => TrayPort
  readonly openNotifier: (on: { readonly onClick: (askId: string) => void }) => NotifierPort
  /** Opens the address; when it is to be asked first, only after a yes. */
  readonly openLink: (link: AllowedLink, isAskedFirst: boolean) => Promise<void>
  /** With what programs that know formats take instead of the text. */
  readonly copyText: (text: string, html?: string) => Promise<void>
  /** A PNG. */
  readonly copyPicture: (png: Uint8Array) => Promise<void>
  /** Asks for a file over the window that has the focus; says whether one was chosen and written. */
  readonly savePictureAs: (png: Uint8Array) => Promise<boolean>
  readonly decodeHeic: DecodeHeic
  /** Asks the user where a thread is to be saved; the name says whether as Markdown or as HTML. */
  readonly chooseFile: (name: string) => Promise<string | undefined>
  /** Paths that the user chooses; undefined where they chose none. */
  readonly fileDialogs: {
    readonly toWrite: (defaultPath: string) => Promise<string | undefined>
    readonly toRead: (extension: string) => Promise<string | undefined>
    readonly folder: () => Promise<string | undefined>
  }
  readonly quit: () => void
}

export type TrayEvents = {
  readonly onCommand: (command: TrayCommand) => void
  readonly onThread: (threadId: string) => void
  readonly onChoice: (choice: TrayChoice) => void
  /** What a click on the icon does, where the desktop tells of one. */
  readonly click: () => 'menu' | TrayCommand
}

export type TrayPort = { render(items: readonly TrayItem[], face: TrayFace): void; destroy(): void }

export type NotifierPort = { show(notice: Notice): void; withdraw(askId: string): void; stop(): void }
