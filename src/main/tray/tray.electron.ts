import { Menu, nativeImage, Tray } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { TrayChoice, TrayCommand, TrayItem } from './tray-menu.ts'
import type { TrayFace, TrayLook } from './tray-status.ts'

type TrayOptions = {
  readonly iconPath: (look: TrayLook) => string
  readonly tooltip: string
  readonly onCommand: (command: TrayCommand) => void
  readonly onThread: (threadId: string) => void
  readonly onChoice: (choice: TrayChoice) => void
  /** Some desktops have no place for it; nothing depends on it. */
  readonly onMissing: (error: unknown) => void
}

type TrayCommandItem = Extract<TrayItem, { kind: 'command' }>

type TrayLine = Extract<TrayItem, { kind: 'thread' | 'choice' }>

const looks = { plain: 'normal', check: 'checkbox', radio: 'radio' } as const

/** The icon in the tray, as far as the desktop has one. */
export class TrayIcon {
  readonly #options: TrayOptions
  #tray: Tray | undefined
  #look: TrayLook = 'idle'

  constructor(options: TrayOptions) {
    this.#options = options
    try {
      this.#tray = new Tray(options.iconPath('idle'))
      this.#tray.setToolTip(options.tooltip)
    } catch (error) {
      options.onMissing(error)
    }
  }

  /** Shows these items; the menu is made anew each time, since a changed one is not noticed everywhere. */
  render(items: readonly TrayItem[], { look, tooltip }: TrayFace): void {
    if (this.#tray === undefined) return
    try {
      if (look !== this.#look) this.#tray.setImage(nativeImage.createFromPath(this.#options.iconPath(look)))
      this.#look = look
      this.#tray.setToolTip(tooltip)
      this.#tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => this.#toTemplate(item))))
    } catch (error) {
      this.#options.onMissing(error)
    }
  }

  destroy(): void {
    this.#tray?.destroy()
    this.#tray = undefined
  }

  #toTemplate(item: TrayItem): MenuItemConstructorOptions {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'submenu':
        return {
          label: item.label,
          enabled: item.isEnabled,
          submenu: item.items.map((each) => this.#toTemplate(each)),
        }
      case 'command':
        return this.#commandTemplate(item)
      default:
        return this.#lineTemplate(item)
    }
  }

  #lineTemplate(item: TrayLine): MenuItemConstructorOptions {
    const { label } = item
    if (item.kind === 'thread') return { label, click: () => this.#options.onThread(item.id) }
    const { look, isChecked, choice } = item
    return { label, type: looks[look], checked: isChecked, click: () => this.#options.onChoice(choice) }
  }

  #commandTemplate({ id, label, isEnabled, accelerator }: TrayCommandItem): MenuItemConstructorOptions {
    return {
      label,
      enabled: isEnabled,
      // GTK logs an error for each accelerator of a tray menu, and most panels do not show it.
      ...(accelerator === undefined || process.platform === 'linux' ? {} : { accelerator }),
      registerAccelerator: false,
      click: () => this.#options.onCommand(id),
    }
  }
}
