import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LoginItem } from './login-item.ts'

type Options = {
  /** `$XDG_CONFIG_HOME`, or `~/.config`. */
  readonly configFolder: string
  readonly program: string
  readonly args: readonly string[]
}

/** Start at login as Linux desktops have it: a file in the folder that every one of them reads. */
export class AutostartFile implements LoginItem {
  readonly #path: string
  readonly #text: string

  constructor({ configFolder, program, args }: Options) {
    this.#path = join(configFolder, 'autostart', 'dev.askshot.Askshot.desktop')
    this.#text = desktopEntry([program, ...args])
  }

  isOn(): boolean {
    return existsSync(this.#path)
  }

  set(isOn: boolean): void {
    if (!isOn) return rmSync(this.#path, { force: true })
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
    writeFileSync(this.#path, this.#text, { mode: 0o600 })
  }
}

function desktopEntry(command: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Name=Askshot
Comment=Ask about anything on the screen
Exec=${command.map(quoted).join(' ')}
Icon=askshot
Terminal=false
StartupNotify=false
X-GNOME-Autostart-enabled=true
`
}

/** An argument of `Exec`: quoted, then escaped once more as any string of such a file is; `%` begins a code. */
function quoted(word: string): string {
  return `"${word.replace(/[\\"`$]/g, '\\$&')}"`.replaceAll('\\', '\\\\').replaceAll('%', '%%')
}
