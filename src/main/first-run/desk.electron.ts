import { app, Notification, screen, shell } from 'electron'
import { existsSync } from 'node:fs'
import { release } from 'node:os'
import { dirname, join } from 'node:path'
import type { Facts, SetupView } from '#shared/setup-views.ts'
import { loginItem } from '../login/login.electron.ts'
import { isWaylandSession } from '../desktop-session.ts'
import type { Desk } from './desk.ts'

const SCREEN_SETTINGS = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture'

/** The desktop that this runs on. */
export function openDesk(): Desk {
  return {
    login: loginItem(),
    screen: screenRule(),
    openScreenSettings: () => shell.openExternal(SCREEN_SETTINGS),
    facts,
    openFolder: async (path) => void (await shell.openPath(path)),
    licencesFile: licencesFile(),
    notify(title, text) {
      if (!Notification.isSupported()) return false
      new Notification({ title, body: text, silent: true }).show()
      return true
    },
  }
}

function screenRule(): SetupView['screen'] {
  if (process.platform === 'darwin') return 'macos'
  return isWaylandSession({ platform: process.platform, environment: process.env }) ? 'wayland' : 'free'
}

function facts(): Facts {
  const { electron = '', chrome = '', node } = process.versions
  const displays = screen
    .getAllDisplays()
    .map(({ size, scaleFactor }) => `${size.width}×${size.height} at ${scaleFactor}`)
  return {
    version: app.getVersion(),
    system: `${process.platform} ${release()} ${process.arch}`,
    session: [process.env['XDG_CURRENT_DESKTOP'], process.env['XDG_SESSION_TYPE']].filter(Boolean).join(', '),
    electron,
    chromium: chrome,
    node,
    displays: displays.join(', '),
  }
}

/** Electron's own, beside its program. */
function licencesFile(): string | undefined {
  const path = join(dirname(app.getPath('exe')), 'LICENSES.chromium.html')
  return existsSync(path) ? path : undefined
}
