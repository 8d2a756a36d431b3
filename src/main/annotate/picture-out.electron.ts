import * as electron from 'electron'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'
import type { Words } from '#shared/words/words.ts'
import type { SaveFolder } from './save-folder.ts'

/** The clipboard before Electron 44, which knew no items. */
type OldClipboard = { writeImage(image: Electron.NativeImage): void }

/** The picture is on the clipboard when this resolves. */
async function copyPicture(png: Uint8Array): Promise<void> {
  const { clipboard, nativeImage } = electron
  if ('ClipboardItem' in electron) {
    const picture = new Blob([new Uint8Array(png)], { type: 'image/png' })
    await clipboard.write([new electron.ClipboardItem({ 'image/png': picture })])
  } else {
    const old = clipboard as unknown as OldClipboard
    old.writeImage(nativeImage.createFromBuffer(Buffer.from(png)))
  }
}

/** Asks where to, over the overlay. Throws `disk-unwritable` when it cannot be written there. */
async function savePictureAs(
  png: Uint8Array,
  { words, folder }: { readonly words: Words['annotate']; readonly folder: SaveFolder },
): Promise<boolean> {
  const { BrowserWindow, dialog } = electron
  const options = {
    title: words.saveTitle,
    defaultPath: join(folder.begin(), words.fileName(new Date())),
    filters: [{ name: 'PNG', extensions: ['png'] }],
  }
  const parent = BrowserWindow.getFocusedWindow()
  const chosen =
    parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
  if (chosen.canceled || chosen.filePath === '') return false
  try {
    await writeFile(chosen.filePath, png, { mode: 0o600 })
  } catch (cause) {
    throw new AppError('disk-unwritable', 'The picture could not be saved', { cause })
  }
  folder.note(chosen.filePath)
  return true
}

/** The ways out of the app for a picture that is not asked about. */
export function pictureOut(words: () => Words, folder: SaveFolder) {
  return {
    copyPicture,
    savePictureAs: (png: Uint8Array) => savePictureAs(png, { words: words().annotate, folder }),
  }
}
