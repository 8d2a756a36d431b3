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
  /** What a click does; Linux desktops tell of none that could be relied on. */
  readonly click: () => 'menu' | TrayCommand
  /** Some desktops have no place for it; nothing depends on it. */
  readonly onMissing: (error: unknown) => void
}

type TrayCommandItem = Extract<TrayItem, { kind: 'command' }>

type TrayLine = Extract<TrayItem, { kind: 'thread' | 'choice' }>

/** Where a click is told apart we open the menu ourselves; with a menu of the system's it would not be. */
const isMenuOurs = process.platform !== 'linux'

const looks = { plain: 'normal', check: 'checkbox', radio: 'radio' } as const

/** The icon in the tray, as far as the desktop has one. */
export class TrayIcon {
  readonly #options: TrayOptions
  #tray: Tray | undefined
  #look: TrayLook = 'idle'
  #menu = new Menu()

  constructor(options: TrayOptions) {
    this.#options = options
    try {
      this.#tray = new Tray(options.iconPath('idle'))
      this.#tray.setToolTip(options.tooltip)
      this.#tray.on('click', () => this.#click())
      this.#tray.on('right-click', () => this.#popUp())
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
      this.#menu = Menu.buildFromTemplate(items.map((item) => this.#toTemplate(item)))
      if (isMenuOurs) this.#tray.setContextMenu(null)
      else this.#tray.setContextMenu(this.#menu)
    } catch (error) {
      this.#options.onMissing(error)
    }
  }

  #click(): void {
    const click = this.#options.click()
    if (!isMenuOurs) return
    if (click === 'menu') this.#popUp()
    else this.#options.onCommand(click)
  }

  #popUp(): void {
    if (isMenuOurs) this.#tray?.popUpContextMenu(this.#menu)
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
