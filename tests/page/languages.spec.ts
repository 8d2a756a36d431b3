import type { Page } from '@playwright/test'
import { resolve } from 'node:path'
import { build } from 'vite'
import type { LanguageTag } from '../../src/shared/words/languages.ts'
import type { FakeMain } from '../support/fake-bridge.ts'
import { cutTexts } from '../support/cut-texts.ts'
import { expect, test as base } from './fixtures.ts'
import type { OpenPage } from './fixtures.ts'
import { mainWithThreads } from './history-samples.ts'
import { select, show } from './overlay-page.ts'
import { draft, frame, mainWith, pictureFrame, settings } from './samples.ts'
import { goTo } from './settings-page.ts'

const root = resolve(import.meta.dirname, '../..')

const test = base.extend<object, { pseudoScript: string }>({
  pseudoScript: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use) => use(await bundlePseudo()),
    { scope: 'worker' },
  ],
})

/** The real pages, with made-up languages in the place of French (accents and length) and Spanish (right to left). */
async function bundlePseudo(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#shared': resolve(root, 'src/shared') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve(root, 'tests/support/pseudo-pages.ts'), formats: ['es'] },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (first === undefined || !('output' in first)) throw new Error('The made-up languages were not built')
  return first.output[0].code
}

const inLanguage = (tag: LanguageTag): Partial<FakeMain> => ({ language: { choice: tag, tag } })

const answered = mainWith({
  kind: 'done',
  text: 'The build is red because one test fails.',
  end: { tookMs: 6200, usage: { inputTokens: 1204, outputTokens: 318 } },
})
const failed = mainWith({ kind: 'failed', text: '', failure: { code: 'endpoint-not-found' } })

type Window = {
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly open: (page: Page, openPage: OpenPage, language: Partial<FakeMain>) => Promise<void>
}

const windows: readonly Window[] = [
  {
    name: 'overlay',
    size: { width: 1280, height: 720 },
    open: async (page, openPage, language) => {
      await openPage('overlay', language)
      await show(page, frame())
      await select(page, [300, 200], [700, 420])
    },
  },
  {
    name: 'keys of the overlay',
    size: { width: 1280, height: 720 },
    open: async (page, openPage, language) => {
      await openPage('overlay', language)
      await show(page, frame())
      await page.keyboard.press('F1')
    },
  },
  {
    name: 'overlay, a picture',
    size: { width: 1280, height: 720 },
    open: async (page, openPage, language) => {
      await openPage('overlay', language)
      await show(page, pictureFrame())
    },
  },
  {
    name: 'ask, a draft',
    size: { width: 440, height: 520 },
    open: (_page, openPage, language) => openPage('ask', { view: draft('Why?'), ...language }),
  },
  {
    name: 'ask, an answer',
    size: { width: 440, height: 520 },
    open: (_page, openPage, language) => openPage('ask', { ...answered, ...language }),
  },
  {
    name: 'ask, trouble',
    size: { width: 360, height: 520 },
    open: (_page, openPage, language) => openPage('ask', { ...failed, ...language }),
  },
  {
    name: 'history',
    size: { width: 960, height: 640 },
    open: (_page, openPage, language) => openPage('history', { ...mainWithThreads(), ...language }),
  },
  {
    name: 'settings',
    size: { width: 640, height: 740 },
    open: async (page, openPage, language) => {
      await openPage('settings', { settings: settings(), ...language })
      await expect(page.locator('details').first()).toBeVisible()
      await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)))
    },
  },
  {
    name: 'first run',
    size: { width: 680, height: 760 },
    open: (_page, openPage, language) => openPage('first-run', language),
  },
  {
    name: 'self-test',
    size: { width: 680, height: 760 },
    open: (_page, openPage, language) => openPage('self-test', language),
  },
]

const languages = {
  pseudo: 'fr',
  'right to left': 'es',
  German: 'de',
  Japanese: 'ja',
  Chinese: 'zh-Hans',
} as const

for (const [name, tag] of Object.entries(languages))
  for (const window of windows)
    test(`nothing is cut: ${window.name}, ${name}`, async ({ page, openPage, pseudoScript }) => {
      const isMadeUp = tag === 'fr' || tag === 'es'
      if (isMadeUp)
        await page.route(`**/assets/${tag}-*.js`, (route) =>
          route.fulfill({ contentType: 'text/javascript', body: pseudoScript }),
        )
      await page.setViewportSize(window.size)
      await window.open(page, openPage, inLanguage(tag))
      const html = page.locator('html')
      await expect(html).toHaveAttribute('lang', tag)
      await expect(html).toHaveAttribute('dir', tag === 'es' ? 'rtl' : 'ltr')
      await expect(page.locator('body')).not.toBeEmpty()
      expect(await page.evaluate(cutTexts)).toEqual([])
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        clientWidth: document.documentElement.clientWidth,
      }))
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    })

for (const tag of ['en', 'de', 'es', 'fr', 'ja', 'zh-Hans'] as const)
  test(`nothing is cut on any page of the settings: ${tag}`, async ({ page, openPage }) => {
    await page.setViewportSize({ width: 760, height: 640 })
    await openPage('settings', { settings: settings({ canUndo: true }), ...inLanguage(tag) })
    const pages = page.getByRole('navigation').getByRole('button')
    await expect(pages).toHaveCount(9)
    for (const button of await pages.all()) {
      await button.click()
      await expect(
        page.getByRole('heading', { level: 1, name: (await button.textContent()) ?? '' }),
      ).toBeVisible()
      await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)))
      expect(await page.evaluate(cutTexts)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
    }
  })

for (const tag of ['en', 'de', 'es', 'fr', 'ja', 'zh-Hans'] as const)
  for (const textSize of [100, 200] as const)
    test(`nothing is cut in the menu of the ask window: ${tag}, text at ${textSize} %`, async ({
      page,
      openPage,
    }) => {
      await page.setViewportSize({ width: 440, height: 900 })
      await openPage('ask', { ...answered, ...inLanguage(tag) })
      await page.evaluate(
        (size) => fake.push('look:show', { contrast: 'system', textSize: size, sendWith: 'enter' }),
        textSize,
      )
      await page.locator('header button[aria-haspopup="menu"]').click()
      const items = page.locator('[role="menu"] [role^="menuitem"]')
      await expect(items).toHaveCount(11)
      const cut = items.evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent),
      )
      expect(await cut).toEqual([])
    })

test('in the menu of the ask window, a long question stays on its line', async ({ page, openPage }) => {
  const question = 'Why does the build fail, and what is to be done about it? '.repeat(4)
  const recent = [{ threadId: 'thread-2', question, askedAt: 1_700_000_000_000, state: 'done' }] as const
  await openPage('ask', { ...answered, recent })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const box = await page.getByRole('menuitem', { name: 'Why does the build fail' }).boundingBox()
  expect(box?.height).toBeLessThan(32)
})

test('another language is there at once, in an open window, and nothing typed is lost', async ({
  page,
  openPage,
}) => {
  await openPage('ask')
  const german = page.getByRole('textbox', { name: 'Ihre Frage' })
  await page.getByRole('textbox', { name: 'Your question' }).fill('Half a question')
  await page.evaluate(() => fake.push('language:show', { choice: 'de', tag: 'de' }))
  await expect(german).toHaveValue('Half a question')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.evaluate(() => fake.push('language:show', { choice: 'system', tag: 'en' }))
  await expect(page.getByRole('textbox', { name: 'Your question' })).toHaveValue('Half a question')
})

test('the settings offer each language by its own name, and speak the chosen one', async ({
  page,
  openPage,
}) => {
  await openPage('settings')
  await goTo(page, 'General')
  const field = page.getByLabel('Language', { exact: true })
  await expect(field.locator('option')).toHaveText([
    'As the system',
    'English',
    'Deutsch',
    'Español',
    'Français',
    '日本語',
    '简体中文',
  ])
  await field.selectOption({ label: '日本語' })
  await expect(page.getByRole('heading', { name: '一般' })).toBeVisible()
  await expect(page).toHaveTitle('Askshot の設定')
  expect(await page.evaluate(() => fake.callsOf('language:choose'))).toEqual([['ja']])
})

test('a language that cannot be saved is not shown as chosen', async ({ page, openPage }) => {
  await openPage('settings')
  await goTo(page, 'General')
  await page.evaluate(() => fake.fail('language:choose', { code: 'disk-full' }))
  const field = page.getByLabel('Language', { exact: true })
  await field.selectOption({ label: 'Deutsch' })
  await expect(field).toHaveValue('system')
  await expect(page.getByRole('heading', { name: 'General' })).toBeVisible()
})
