import { app } from 'electron'

type OwnCommand = { readonly program: string; readonly args: readonly string[] }

/** How this Askshot is started; an AppImage runs from a mount of its own, so the file itself is named. */
export function ownCommand(): OwnCommand {
  const program = process.env['APPIMAGE'] ?? process.execPath
  const folder = app.isPackaged ? [] : [app.getAppPath()]
  const asRoot = app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []
  return { program, args: [...folder, ...asRoot] }
}
