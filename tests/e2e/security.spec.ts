import type { Page } from '@playwright/test'
import { openOverlay } from '../support/e2e-app.ts'
import { startCanary } from '../support/e2e-canary.ts'
import { expect, test } from '../support/e2e-test.ts'

/** The page's whole reach. A new line here is a new power of every page. */
const BRIDGE = [
  'app.online',
  'app.openLink',
  'app.openRecent',
  'app.recent',
  'app.run',
  'ask.addFile',
  'ask.cancel',
  'ask.capture',
  'ask.continue',
  'ask.copyAnswer',
  'ask.copyCapture',
  'ask.copyCode',
  'ask.decide',
  'ask.editPicture',
  'ask.estimate',
  'ask.fit',
  'ask.forget',
  'ask.forgetPrompt',
  'ask.forgets',
  'ask.goBack',
  'ask.hide',
  'ask.keepPrompt',
  'ask.leaf',
  'ask.lookAgain',
  'ask.onOffers',
  'ask.onReplaced',
  'ask.onSaveNow',
  'ask.onShow',
  'ask.options',
  'ask.pin',
  'ask.pinCapture',
  'ask.resend',
  'ask.retry',
  'ask.revise',
  'ask.save',
  'ask.saveDraft',
  'ask.submit',
  'ask.takeBack',
  'ask.turnTo',
  'ask.view',
  'ask.watch',
  'countdown.onShow',
  'countdown.stop',
  'data.clear',
  'data.preview',
  'data.setForgetting',
  'data.setRetention',
  'data.view',
  'history.copy',
  'history.delete',
  'history.edit',
  'history.export',
  'history.find',
  'history.hide',
  'history.import',
  'history.measure',
  'history.move',
  'history.onChanged',
  'history.onShown',
  'history.open',
  'history.outbox',
  'history.overview',
  'history.rename',
  'history.rows',
  'history.sendAll',
  'history.sendNow',
  'history.star',
  'history.tag',
  'history.thread',
  'history.unanswered',
  'history.undo',
  'language.choose',
  'language.onShow',
  'language.view',
  'outbox.hold',
  'outbox.onShow',
  'outbox.sendAll',
  'outbox.view',
  'overlay.add',
  'overlay.ask',
  'overlay.beat',
  'overlay.copy',
  'overlay.coverLook',
  'overlay.delay',
  'overlay.dismiss',
  'overlay.draw',
  'overlay.fail',
  'overlay.goTo',
  'overlay.magnify',
  'overlay.onDrawn',
  'overlay.onLead',
  'overlay.onPointer',
  'overlay.onShow',
  'overlay.onWindows',
  'overlay.painted',
  'overlay.pin',
  'overlay.point',
  'overlay.report',
  'overlay.save',
  'overlay.select',
  'pin.ask',
  'pin.close',
  'pin.copy',
  'pin.move',
  'pin.save',
  'pin.view',
  'preferences.about',
  'preferences.change',
  'preferences.chooseFolder',
  'preferences.copyDetails',
  'preferences.export',
  'preferences.holdOutbox',
  'preferences.hosts',
  'preferences.import',
  'preferences.onLook',
  'preferences.openFolder',
  'preferences.pauseHotkeys',
  'preferences.redo',
  'preferences.setPrompts',
  'preferences.testProxy',
  'preferences.undo',
  'preferences.zoom',
  'selfTest.copy',
  'selfTest.notify',
  'selfTest.run',
  'settings.addProfile',
  'settings.askAgain',
  'settings.changeProfile',
  'settings.duplicateProfile',
  'settings.forgetKey',
  'settings.forgetToolKey',
  'settings.keepKeyForSession',
  'settings.models',
  'settings.onShow',
  'settings.removeProfile',
  'settings.replaceKey',
  'settings.replaceToolKey',
  'settings.setDefaultProfile',
  'settings.setHotkeys',
  'settings.testConnection',
  'settings.view',
  'setup.checkScreen',
  'setup.finish',
  'setup.localServers',
  'setup.openScreenSettings',
  'setup.startAtLogin',
  'setup.startsAtLogin',
  'setup.view',
]

test('no page has Node, a way out, or a permission, and each window may use only what it needs', async ({
  desktop,
  launch,
}) => {
  const app = await launch({ args: ['--settings'] })
  const canary = await startCanary()
  await openOverlay(desktop, app)
  const pages = {
    overlay: await app.overlay(),
    ask: await app.page('ask'),
    settings: await app.page('settings'),
  }

  await test.step('every window is made with the same locks', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const read = webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        return read.getLastWebPreferences()
      }),
    )
    expect(preferences.length).toBeGreaterThanOrEqual(3)
    for (const each of preferences) {
      expect(each).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        webSecurity: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
      })
      expect(each['nodeIntegrationInWorker'] ?? false).toBe(false)
    }
  })

  for (const [kind, page] of Object.entries(pages)) {
    await test.step(`the ${kind} page has no Node, one bridge, and no way to write HTML`, async () => {
      expect(await page.evaluate(nodeInReach)).toEqual([])
      expect(await page.evaluate(functionsOfBridge)).toEqual(BRIDGE)
      expect(await page.evaluate(writesHtml)).toMatch(/TypeError.*TrustedHTML/s)
      expect(await page.evaluate(bridgeInFrame)).toBe('no bridge')
    })

    await test.step(`the ${kind} page reaches nobody, and stays where it is`, async () => {
      const { url } = canary
      await page.evaluate(tryToReach, url)
      expect(page.url()).toBe(`app://ui/${kind}/index.html`)
      expect(await page.evaluate(readPermissions)).toEqual([])
    })
  }

  await test.step('nothing arrived at the server that nobody may talk to, and no window came', async () => {
    expect(canary.hits).toEqual([])
    const kinds = (await app.windows()).map(({ kind }) => kind)
    expect(kinds.every((kind) => ['overlay', 'ask', 'settings', 'history'].includes(kind))).toBe(true)
    await fetch(canary.url) // it does hear what comes
    expect(canary.hits.length).toBeGreaterThan(0)
  })

  await test.step('the policy goes with every page', async () => {
    const policy = await app.electron.evaluate(async ({ net }) => {
      const response = await net.fetch('app://ui/ask/index.html')
      return response.headers.get('content-security-policy')
    })
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain("connect-src 'none'")
  })

  await test.step('a window may not use the calls of another', async () => {
    const refusal = { ok: false, failure: { code: 'bad-request' } }
    const replaceKey = (page: Page) =>
      page.evaluate(() => window.bridge.settings.replaceKey('e2e-profile', 'sk-planted'))
    expect(await replaceKey(pages.overlay)).toMatchObject(refusal)
    expect(await replaceKey(pages.ask)).toMatchObject(refusal)
    const asks = pages.settings.evaluate(() => window.bridge.ask.submit({ captureIds: [], question: 'x' }))
    expect(await asks).toMatchObject(refusal)
    expect(app.rows()).toEqual([])
  })
  await canary.stop()
})

function nodeInReach(): readonly string[] {
  const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron']
  return names.filter((name) => name in globalThis)
}

function functionsOfBridge(): readonly string[] {
  return Object.entries(window.bridge)
    .flatMap(([area, calls]) => Object.keys(calls).map((call) => `${area}.${call}`))
    .sort()
}

function writesHtml(): string {
  try {
    document.createElement('div').innerHTML = '<b>written</b>'
    return 'written'
  } catch (error) {
    return String(error)
  }
}

function bridgeInFrame(): string {
  const frame = document.body.appendChild(document.createElement('iframe'))
  const inner = frame.contentWindow
  const found = inner !== null && 'bridge' in inner ? 'a bridge' : 'no bridge'
  frame.remove()
  return found
}

/** Everything a page might do to be heard elsewhere; done when each has been refused or is overdue. */
async function tryToReach(url: string): Promise<void> {
  const settled = (element: HTMLElement, attribute: string, path: string) =>
    new Promise<void>((resolve) => {
      for (const event of ['load', 'error']) element.addEventListener(event, () => resolve())
      setTimeout(resolve, 500)
      try {
        element.setAttribute(attribute, `${url}/${path}`)
        document.body.append(element)
      } catch {
        resolve() // Trusted Types
      }
    })
  const attempt = async (act: () => unknown) => {
    try {
      await act()
    } catch {
      // refused, as it should be
    }
  }
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  const prefetch = document.createElement('link')
  prefetch.rel = 'prefetch'
  await Promise.all([
    settled(document.createElement('img'), 'src', 'img'),
    settled(document.createElement('iframe'), 'src', 'iframe'),
    settled(document.createElement('script'), 'src', 'script'),
    settled(document.createElement('video'), 'src', 'video'),
    settled(document.createElement('object'), 'data', 'object'),
    settled(document.createElement('webview'), 'src', 'webview'),
    settled(link, 'href', 'style'),
    settled(prefetch, 'href', 'prefetch'),
    attempt(() => fetch(`${url}/fetch`, { mode: 'no-cors' })),
    attempt(() => navigator.sendBeacon(`${url}/beacon`)),
    attempt(() => new WebSocket(url.replace('http', 'ws'))),
    attempt(() => new EventSource(`${url}/events`)),
    attempt(() => new Worker(`${url}/worker`)),
    attempt(() => window.open(`${url}/open`)),
    attempt(() => location.assign(`${url}/navigate`)),
    attempt(() => {
      const form = document.createElement('form')
      form.action = `${url}/form`
      document.body.append(form)
      form.submit()
    }),
    attempt(() => {
      const anchor = document.createElement('a')
      anchor.href = `${url}/anchor`
      document.body.append(anchor)
      anchor.click()
    }),
  ])
}

/** The permissions that this page would be given. */
async function readPermissions(): Promise<readonly string[]> {
  const names: readonly string[] = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']
  const given: string[] = []
  for (const name of names) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      if (state !== 'denied') given.push(`${name}: ${state}`)
    } catch {
      // not known here, and so not to be had
    }
  }
  const attempts: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['camera and microphone', () => navigator.mediaDevices.getUserMedia({ audio: true, video: true })],
    ['screen', () => navigator.mediaDevices.getDisplayMedia()],
    ['clipboard', () => navigator.clipboard.readText()],
  ]
  for (const [name, use] of attempts) {
    try {
      await use()
      given.push(name)
    } catch {
      // refused, as it should be
    }
  }
  return given
}
