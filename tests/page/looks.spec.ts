import type { Page } from '@playwright/test'
import type { AskState } from '../../src/shared/ask-state.ts'
import { looksLikeBefore } from './baselines.ts'
import { expect, test } from './fixtures.ts'
import type { OpenPage } from './fixtures.ts'
import { done, mainWithThreads, someThreads } from './history-samples.ts'
import { field, openOverlay, select } from './overlay-page.ts'
import { askView, draft, mainWith, settings, summary, pictureFrame } from './samples.ts'
import { goTo, PAGES } from './settings-page.ts'

test.use({ timezoneId: 'UTC', locale: 'en-GB', contextOptions: { reducedMotion: 'reduce' } })

type Scene = {
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly open: (page: Page, openPage: OpenPage) => Promise<void>
  /** It looks the same in every theme. */
  readonly isThemeless?: boolean
}

const overlay = { width: 1280, height: 720 }
const ask = { width: 440, height: 560 }

const rich = [
  '# Why it is red',
  'One test **fails**: it expects 3 attempts.[^1]',
  '| file | line |\n| --- | ---: |\n| `retry.ts` | 14 |',
  '```ts\nexport const MAX_ATTEMPTS = 4 // was 3\n```',
  '- [x] read\n- [ ] mended',
  '$$e = mc^2 + \\frac{a}{b}$$',
  '[^1]: In `retry.test.ts`.',
].join('\n\n')

const thread = (state: AskState) => {
  const first = summary(done('It waits for the disk.'), { askId: 'a', question: 'What is this?' })
  const next = summary(state, { askId: 'b', question: 'And now?', follows: 'a', captures: [] })
  return { view: askView(next, [first, next]), asks: { a: first.state, b: state } }
}

/** Of a day that is told by its date for ever. */
const longAgo = someThreads.slice(0, 3).map((each, at) => ({
  ...each,
  asks: each.asks.map((one) => ({ ...one, askedAt: Date.UTC(2024, 4, 17 - at, 9, 30), state: done(rich) })),
}))

async function drawn(page: Page): Promise<void> {
  const tool = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await tool('Arrow')
  await select(page, [150, 150], [250, 200])
  await tool('Box')
  await select(page, [300, 130], [380, 190])
  await tool('Number')
  await page.mouse.click(180, 260)
  await tool('Cover')
  await select(page, [300, 230], [420, 280])
}

const scenes: readonly Scene[] = [
  {
    name: 'overlay-aiming',
    size: overlay,
    isThemeless: true,
    open: async (page, openPage) => {
      await openOverlay(page, openPage, {}, 0xd0d8e0)
      await page.mouse.move(300, 200)
      await page.keyboard.press('m')
    },
  },
  {
    name: 'overlay-selection',
    size: overlay,
    isThemeless: true,
    open: async (page, openPage) => {
      await openOverlay(page, openPage, {}, 0xd0d8e0)
      await select(page, [100, 100], [480, 320])
      await field(page).fill('Why is 1 red?')
    },
  },
  {
    name: 'overlay-tools',
    size: overlay,
    isThemeless: true,
    open: async (page, openPage) => {
      await openOverlay(page, openPage, {}, 0xd0d8e0)
      await select(page, [100, 100], [480, 320])
      await drawn(page)
    },
  },
  {
    name: 'overlay-keys',
    size: overlay,
    isThemeless: true,
    open: async (page, openPage) => {
      await openOverlay(page, openPage, {}, 0xd0d8e0)
      await page.keyboard.press('F1')
    },
  },
  {
    name: 'overlay-picture',
    size: overlay,
    isThemeless: true,
    open: async (page, openPage) => {
      await openOverlay(page, openPage, pictureFrame(), 0xd0d8e0)
      await page.getByRole('button', { name: 'Cover', exact: true }).click()
      await select(page, [300, 200], [420, 260])
    },
  },
  {
    name: 'ask-draft',
    size: ask,
    open: (_page, openPage) => openPage('ask', { view: draft('Why is it red?') }),
  },
  {
    name: 'ask-answer',
    size: { width: 440, height: 760 },
    open: async (page, openPage) => {
      await openPage('ask', mainWith(done(rich)))
      await expect(page.locator('math')).toBeVisible()
      await expect(page.locator('code span').first()).toBeVisible()
    },
  },
  {
    name: 'ask-waiting',
    size: ask,
    open: (_page, openPage) =>
      openPage(
        'ask',
        mainWith({ kind: 'blocked', attempt: 1, reason: 'key', failure: { code: 'key-rejected' } }),
      ),
  },
  {
    name: 'ask-cut-off',
    size: ask,
    open: (_page, openPage) =>
      openPage(
        'ask',
        thread({ kind: 'interrupted', attempt: 1, text: 'The dialog says', failure: { code: 'stream-cut' } }),
      ),
  },
  {
    name: 'ask-menu',
    size: ask,
    open: async (page, openPage) => {
      await openPage('ask', mainWith(done('It waits for the disk.')))
      await page.getByRole('button', { name: 'More', exact: true }).click()
    },
  },
  {
    name: 'history',
    size: { width: 960, height: 640 },
    open: async (page, openPage) => {
      await openPage('history', mainWithThreads(longAgo))
      await expect(page.getByText('3 threads')).toBeVisible()
    },
  },
  { name: 'first-run', size: { width: 680, height: 760 }, open: (_page, openPage) => openPage('first-run') },
  ...PAGES.map((name): Scene => ({
    name: `settings-${name.toLowerCase().replaceAll(' ', '-')}`,
    size: { width: 880, height: 740 },
    open: async (page, openPage) => {
      await openPage('settings', { settings: settings() })
      await goTo(page, name)
    },
  })),
]

for (const { name, size, open, isThemeless } of scenes)
  test(`${name} looks as it did`, async ({ page, openPage }, info) => {
    await page.setViewportSize(size)
    await open(page, openPage)
    await looksLikeBefore({ page, name, size, isThemeless: isThemeless === true, info })
  })
