import { app } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ownCommand } from '../cli/own-command.electron.ts'
import { AutostartFile } from './autostart-file.ts'
import type { LoginItem } from './login-item.ts'

const IN_TRAY = ['--tray']

/** Electron knows of it on macOS and Windows only. */
export function loginItem(): LoginItem {
  if (process.platform === 'linux') return autostartFile()
  return {
    isOn: () => app.getLoginItemSettings({ args: IN_TRAY }).openAtLogin,
    set: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, args: IN_TRAY }),
  }
}

function autostartFile(): LoginItem {
  const { program, args } = ownCommand()
  const configFolder = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  return new AutostartFile({ configFolder, program, args: [...args, ...IN_TRAY] })
}
