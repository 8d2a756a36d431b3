import type { Page } from '@playwright/test'
import type { AskState } from '../../src/shared/ask-state.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { mainWith } from './samples.ts'

test.use({ viewport: { width: 560, height: 900 } })

const fence = '```ts\nexport const answer: number = 42 // the answer\nconst text = "words"\n```\n'
const done = (text: string): AskState => ({ kind: 'done', text, end: {} })
const streaming = (text: string): AskState => ({ kind: 'streaming', attempt: 1, text })
const say = (page: Page, text: string) =>
  page.evaluate((words) => fake.event('ask-1', { type: 'text-delta', attempt: 1, text: words }), text)

/** Files that the page has asked for since it opened. */
const loaded = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*\//, '')))

test('code is coloured once its fence has closed, and its words stay what they were', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith(streaming(fence.slice(0, 40))))
  await expect(page.getByText('export const answer')).toBeVisible()
  expect((await loaded(page)).some((name) => /highlight|formula/.test(name))).toBe(false)
  await say(page, fence.slice(40))
  await say(page, '\nAnd after.')
  await expect(page.locator('.chunk .keyword').first()).toHaveText('export')
  await expect(page.locator('.chunk .number')).toHaveText('42')
  await expect(page.locator('.chunk .string')).toHaveText('"words"')
  await expect(page.locator('.chunk .comment')).toHaveText('// the answer')
  expect(await page.locator('pre').innerText()).toBe(fence.slice(6, -5) + '\n')
})

test('code of a language nobody knows stays plain', async ({ page, openPage }) => {
  await openPage('ask', mainWith(done('```klingon\nnuqneH 42\n```\n\n```json\n{"a": 1}\n```\n')))
  await expect(page.locator('.chunk .number')).toHaveText('1')
  await expect(page.getByText('nuqneH 42')).toBeVisible()
})

test('selected code keeps its selection, and is coloured when it is let go', async ({ page, openPage }) => {
  await openPage('ask', mainWith(streaming(fence.slice(0, 60))))
  await page.locator('.chunk').first().selectText()
  await say(page, `${fence.slice(60)}\n\nAfter.`)
  await expect(page.getByText('After.')).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('export const answer')
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await expect(page.locator('.chunk .keyword').first()).toHaveText('export')
})

test('formulas of both families become MathML once they have closed; a price stays a price', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith(streaming('It costs $5, and $e^{i\\pi} = ')))
  await expect(page.getByText('It costs $5, and $e^{i\\pi} =')).toBeVisible()
  expect((await loaded(page)).some((name) => /formula/.test(name))).toBe(false)
  await say(
    page,
    '-1$ or \\(a+b\\).\n\n$$\n\\int_0^1 x^2\\,dx = \\frac{1}{3}\n$$\n\n\\[ \\sqrt{2} \\]\n\nEnd.\n',
  )
  await expect(page.locator('math')).toHaveCount(4)
  await expect(page.locator('math[display=block]')).toHaveCount(2)
  await expect(page.locator('.formula').first()).toHaveAttribute('title', '$e^{i\\pi} = -1$')
  await expect(page.getByText('It costs $5, and')).toBeVisible()
})

test('a formula that makes no sense, or wants more than marks, is shown as it was written', async ({
  page,
  openPage,
}) => {
  const bad = ['$\\frac{1$', '$\\href{https://a.example}{x}$', '$\\includegraphics{https://a.example/x.png}$']
  await openPage('ask', mainWith(done(`${bad.join(' and ')} and $x$.`)))
  await expect(page.locator('math')).toHaveCount(1)
  await expect(page.getByText('$\\frac{1$')).toBeVisible()
  expect(await page.locator('.markdown :is(a, img, [href], [src])').count()).toBe(0)
})

test('a footnote is reached from its mark, and leads back', async ({ page, openPage }) => {
  await openPage(
    'ask',
    mainWith(done(`Known[^1].\n\n${'A paragraph.\n\n'.repeat(60)}[^1]: From the *manual*.\n`)),
  )
  const mark = page.getByRole('button', { name: 'Footnote 1' })
  await mark.click()
  const note = page.getByRole('complementary', { name: 'Footnote 1' })
  await expect(note).toBeFocused()
  await expect(note).toBeInViewport()
  await note.getByRole('button').click()
  await expect(mark).toBeFocused()
  await expect(mark).toBeInViewport()
})

const everything = `# Title

Words with $x^2$ and a note[^1].

${fence}
- [x] done
- [ ] open

| a | b |
|---|--:|
| 1 | $y$ |

$$\\sum_{i=1}^n i = \\frac{n(n+1)}{2}$$

[^1]: Its words.
`

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
  { contrast: 'more' },
  { contrast: 'more', colorScheme: 'dark' },
] as const) {
  test(`code, formulas and notes keep nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage('ask', mainWith(done(everything)))
    await expect(page.locator('.chunk .comment')).toBeVisible()
    await expect(page.locator('math')).toHaveCount(3)
    await expectAccessible(page)
  })
}

test('an answer that streamed ends as the same page as one that was there at once', async ({
  page,
  openPage,
}) => {
  const text = everything.repeat(3)
  const html = async () => {
    await expect(page.locator('math')).toHaveCount(9)
    await expect(page.locator('.chunk .comment')).toHaveCount(3)
    return page.locator('.markdown').innerHTML()
  }
  await page.setViewportSize({ width: 560, height: 3000 })
  await openPage('ask', mainWith(streaming('')))
  for (let at = 0; at < text.length; at += 37) await say(page, text.slice(at, at + 37))
  await page.evaluate(() => fake.event('ask-1', { type: 'answer-end', attempt: 1, end: {} }))
  const streamed = await html()
  await page.reload()
  expect(await html()).toBe(streamed)
})

test('in a table that scrolls, neither short code nor a date is broken', async ({ page, openPage }) => {
  const row =
    '| `/home` | 2026-01-02 | 2026-01-02 09:30 | `inner-node` | a long text that can wrap in its cell |\n'
  const head = '| Mount | From | Checked | Kind | What it is for, in words |\n|---|---|---|---|---|\n'
  await page.setViewportSize({ width: 360, height: 600 })
  await openPage('ask', mainWith(streaming(head)))
  for (const part of [row.slice(0, 5), row.slice(5, 30), row.slice(30), row]) await say(page, part)
  const cells = page.locator('.markdown td')
  await expect(cells).toHaveCount(10)
  const linesOf = (cell: Element) => {
    const range = document.createRange()
    range.selectNodeContents(document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode() ?? cell)
    return range.getClientRects().length
  }
  for (const each of [0, 1, 2, 3, 5, 6, 7, 8]) expect(await cells.nth(each).evaluate(linesOf)).toBe(1)
  expect(await cells.nth(4).evaluate(linesOf)).toBeGreaterThan(1)
})

test('really long code in a table breaks instead of making it endless', async ({ page, openPage }) => {
  await openPage('ask', mainWith(done(`| Key |\n|---|\n| \`${'abcdefgh'.repeat(30)}\` |\n`)))
  const { width = 0 } = (await page.locator('.markdown td').boundingBox()) ?? {}
  expect(width).toBeGreaterThan(200)
  expect(width).toBeLessThan(360)
})

test('footnotes stand in line with their labels, and with each other', async ({ page, openPage }) => {
  const text =
    'One[^1], two[^12] and more[^note].\n\n[^1]: The first.\n\n[^12]: The next.\n\n[^note]: The last.\n'
  await openPage('ask', mainWith(done(text)))
  const notes = page.locator('.markdown aside')
  await expect(notes).toHaveCount(3)
  const places = await notes.evaluateAll((all) =>
    all.map((note) => {
      const baseline = (within: Element) => {
        const mark = document.createElement('span')
        mark.style.cssText = 'display: inline-block'
        within.prepend(mark)
        const { bottom, left } = mark.getBoundingClientRect()
        mark.remove()
        return { bottom, left }
      }
      const label = baseline(note.querySelector('button') ?? note)
      const words = baseline(note.querySelector('p') ?? note)
      return { off: Math.abs(label.bottom - words.bottom), label: label.left, words: words.left }
    }),
  )
  for (const { off } of places) expect(off).toBeLessThan(1)
  expect(new Set(places.map(({ label }) => label)).size).toBe(1)
  expect(new Set(places.map(({ words }) => words)).size).toBe(1)
})
