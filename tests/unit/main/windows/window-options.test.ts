import { describe, expect, test } from 'vitest'
import { SECURITY, windowOptions } from '../../../../src/main/windows/window-options.ts'

const surroundings = {
  preload: '/app/preload.cjs',
  icon: '/app/icon.png',
  isPackaged: true,
  theme: 'light',
  platform: 'linux',
} as const
const kinds = ['overlay', 'ask', 'settings', 'history'] as const

describe.each(kinds)('the %s window', (kind) => {
  test('is held to every security setting, on every system', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      expect(windowOptions(kind, { ...surroundings, platform }).webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        webSecurity: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webviewTag: false,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        spellcheck: false,
        devTools: false,
        preload: '/app/preload.cjs',
      })
    }
  })

  test('sets no preference of its own over a security setting', () => {
    expect(windowOptions(kind, surroundings).webPreferences).toMatchObject(SECURITY)
  })

  test('has dev tools only in a source tree', () => {
    expect(windowOptions(kind, { ...surroundings, isPackaged: false }).webPreferences?.devTools).toBe(true)
  })

  test('is made hidden and opaque', () => {
    const options = windowOptions(kind, surroundings)
    expect(options.show).toBe(false)
    expect(options.transparent ?? false).toBe(false)
    expect(options.backgroundColor).toMatch(/^#[0-9A-F]{6}$/)
  })
})

test('only the overlay paints while it is hidden', () => {
  const throttled = kinds.map(
    (kind) => windowOptions(kind, surroundings).webPreferences?.backgroundThrottling,
  )
  expect(throttled).toEqual([false, undefined, undefined, undefined])
})

test('the overlay can go full screen where that covers the panels, and nowhere else', () => {
  const covers = (['linux', 'win32', 'darwin'] as const).map(
    (platform) => windowOptions('overlay', { ...surroundings, platform }).fullscreenable,
  )
  expect(covers).toEqual([true, false, false])
})

test('the overlay floats over the full screen of another app on macOS', () => {
  expect(windowOptions('overlay', { ...surroundings, platform: 'darwin' }).type).toBe('panel')
  expect(windowOptions('overlay', surroundings).type).toBeUndefined()
})

test('the ask window stays on top, out of the task bar, and follows the theme', () => {
  const options = windowOptions('ask', { ...surroundings, theme: 'dark' })
  expect(options).toMatchObject({
    ...{ width: 440, height: 320, minWidth: 360, frame: false },
    ...{ alwaysOnTop: true, skipTaskbar: true, backgroundColor: '#1B1E23' },
  })
})

test('the settings window is an ordinary window', () => {
  const options = windowOptions('settings', surroundings)
  expect(options).toMatchObject({ width: 880, height: 720 })
  expect(options.frame ?? true).toBe(true)
})
