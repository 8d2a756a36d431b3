import { Menu, Tray } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { TrayCommand, TrayItem } from './tray-menu.ts'

type TrayOptions = {
  readonly iconPath: string
  readonly tooltip: string
  readonly onCommand: (command: TrayCommand) => void
  readonly onThread: (threadId: string) => void
  /** Some desktops have no place for it; nothing depends on it. */
  readonly onMissing: (error: unknown) => void
}

type TrayCommandItem = Extract<TrayItem, { kind: 'command' }>

/** The icon in the tray, as far as the desktop has one. */
export class TrayIcon {
  readonly #options: TrayOptions
  #tray: Tray | undefined

  constructor(options: TrayOptions) {
    this.#options = options
    try {
      this.#tray = new Tray(options.iconPath)
      this.#tray.setToolTip(options.tooltip)
    } catch (error) {
      options.onMissing(error)
    }
  }

  /** Shows these items; the menu is made anew each time, since a changed one is not noticed everywhere. */
  render(items: readonly TrayItem[]): void {
    if (this.#tray === undefined) return
    try {
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
      case 'thread':
        return { label: item.label, click: () => this.#options.onThread(item.id) }
      case 'submenu':
        return {
          label: item.label,
          enabled: item.isEnabled,
          submenu: item.items.map((each) => this.#toTemplate(each)),
        }
      case 'command':
        return this.#commandTemplate(item)
    }
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
