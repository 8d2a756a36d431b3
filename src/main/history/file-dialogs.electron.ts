import { BrowserWindow, dialog } from 'electron'
import type { OpenDialogOptions, SaveDialogOptions } from 'electron'

/** Asks the user for files, over the window that they are in. Undefined: they would rather not. */
export const fileDialogs = {
  async toWrite(defaultPath: string): Promise<string | undefined> {
    const options: SaveDialogOptions = {
      defaultPath,
      properties: ['createDirectory'], // what is there already is never overwritten: the new one gets a number
    }
    const window = BrowserWindow.getFocusedWindow()
    const { filePath } = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    return filePath === '' ? undefined : filePath
  },

  async toRead(extension: string): Promise<string | undefined> {
    const options: OpenDialogOptions = {
      properties: ['openFile'],
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    }
    const window = BrowserWindow.getFocusedWindow()
    const { filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    return filePaths[0]
  },

  async folder(): Promise<string | undefined> {
    const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] }
    const window = BrowserWindow.getFocusedWindow()
    const { filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    return filePaths[0]
  },
}
