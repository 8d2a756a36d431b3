import { app, session } from 'electron'
import { ORIGIN } from './origin.ts'

/**
 * Locks every page there will ever be, to be called once, when the app is ready and before any window is made: no
 * permission, no network, no navigation, no new window.
 */
export function harden(): void {
  const pages = session.defaultSession
  // Chromium fetches dictionaries from Google at start, past the request filter, whatever the windows say of checking.
  pages.setSpellCheckerEnabled(false)
  pages.setSpellCheckerDictionaryDownloadURL(`${ORIGIN}/no-dictionaries/`)
  pages.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  pages.setPermissionCheckHandler(() => false)
  pages.setDevicePermissionHandler(() => false)
  pages.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOurs(url) }))
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

// Developer tools are only there in an unpackaged build, and load from a scheme of their own.
function isOurs(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`) || (!app.isPackaged && url.startsWith('devtools://'))
}
