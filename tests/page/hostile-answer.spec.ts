import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures.ts'
import { mainWith } from './samples.ts'

/** Runs it with the address of a server that must not be asked anything. */
async function withCanary(run: (address: string) => Promise<void>): Promise<void> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    await run(address)
    expect(asked).toEqual([])
  } finally {
    server.close()
  }
}

/** Everything an answer might try in order to reach out or to run. */
const hostile = (canary: string) => `
![a](${canary}/image) ![b](//${canary.slice(7)}/protocol-relative) ![c][ref]

[ref]: ${canary}/reference

<img src="${canary}/tag" onerror="globalThis.ran = true"><script>globalThis.ran = true</script>

<iframe src="${canary}/frame"></iframe> <link rel="prefetch" href="${canary}/prefetch">
<style>body { background: url(${canary}/style) }</style>
<svg><image href="${canary}/svg" /></svg> <video poster="${canary}/poster"></video>

[js](javascript:globalThis.ran=true) [data](data:text/html,x) [file](file:///etc/passwd)
[real](${canary}/link "title") <${canary}/auto> ${canary}/bare

| <img src=${canary}/cell> |
|-|
| ![](${canary}/table) |

\`\`\`html
<img src="${canary}/code">
\`\`\`
`

/** More of the same, each in a block of its own; none of it may become an element that reaches out, or a link. */
const tricks = (canary: string): readonly string[] => [
  '[x](JaVaScRiPt:globalThis.ran=true) [x](java\nscript:globalThis.ran=true) [x](vbscript:msgbox(1))',
  '[x](&#106;avascript:globalThis.ran=true) [x](javascript&colon;globalThis.ran=true) [x](&#x6A;avascript:ran=1)',
  '[x](data:text/html;base64,PHNjcmlwdD4=) ![x](data:image/svg+xml,<svg onload=ran=1>) [x](blob:x) [x](app://ui/ask)',
  '[x](file:///etc/passwd) [x](askshot://settings) [x](ms-settings:) [x](\\\\evil.example\\share) [x](//evil.example)',
  '[ref] ![pic][ref2]\n\n[ref]: javascript:globalThis.ran=true\n[ref2]: javascript:globalThis.ran=true',
  `<svg xmlns="http://www.w3.org/2000/svg"><image href="${canary}/svg1"/><use href="${canary}/svg2#a"/><script>globalThis.ran=true</script></svg>`,
  `<math><mtext><img src="${canary}/math" onerror="globalThis.ran=true"></mtext><maction href="${canary}/m2">x</maction></math>`,
  `<style>@import "${canary}/css1"; * { background: url("${canary}/css2"); cursor: url(${canary}/css3) }</style>`,
  `<base href="${canary}/base/"><meta http-equiv="refresh" content="0;url=${canary}/refresh">`,
  `<form action="${canary}/form"><input name="a" formaction="${canary}/f2"><button>Send</button></form>`,
  `<link rel="prefetch" href="${canary}/p1"><link rel="dns-prefetch" href="${canary}/p2"><link rel="stylesheet" href="${canary}/p3">`,
  `<iframe src="${canary}/i1" srcdoc="<img src=${canary}/i2>"></iframe><object data="${canary}/o1"></object><embed src="${canary}/e1">`,
  `<img srcset="${canary}/s1 1x, ${canary}/s2 2x"><picture><source srcset="${canary}/s3"></picture><audio src="${canary}/a1">`,
  `<a href="${canary}/ping" ping="${canary}/ping2" target="_top">x</a><details open ontoggle="globalThis.ran=true">x</details>`,
  `$\\href{${canary}/tex1}{x}$ $\\includegraphics{${canary}/tex2}$ $\\url{${canary}/tex3}$ $\\htmlData{a=b}{x}$`,
  `$$\\class{evil}{\\style{background:url(${canary}/tex4)}{x}}$$`,
  `A note[^n] and[^<img src=${canary}/fn0>].\n\n[^n]: <img src="${canary}/fn1"> ![x](${canary}/fn2) [x](javascript:ran=1)`,
  `![${'x'.repeat(50)}](${canary}/a"onerror="globalThis.ran=true)`,
  `\`\`\`svg\n<svg onload="globalThis.ran=true"><image href="${canary}/code1"/></svg>\n\`\`\``,
  `\`\`\`mermaid\ngraph LR; click A "${canary}/mermaid"\n\`\`\``,
]

test('no trick of Markdown, HTML, TeX or style reaches out, runs, or makes a link of what is none', async ({
  page,
  openPage,
}) => {
  await withCanary(async (canary) => {
    const text = tricks(canary).join('\n\n')
    await openPage('ask', mainWith({ kind: 'streaming', attempt: 1, text: '' }))
    for (let at = 0; at < text.length; at += 61)
      await page.evaluate(
        (words) => fake.event('ask-1', { type: 'text-delta', attempt: 1, text: words }),
        text.slice(at, at + 61),
      )
    await page.evaluate(() => fake.event('ask-1', { type: 'answer-end', attempt: 1, end: {} }))
    await expect(page.getByText('graph LR')).toBeAttached()
    const inside = page.locator('.markdown')
    const made =
      'img, iframe, object, embed, form, link, meta, base, style, script, audio, video, picture, details'
    expect(await inside.locator(made).count()).toBe(0)
    expect(
      await inside.locator('svg :is(image, use, script), [src], [srcset], [ping], [onload]').count(),
    ).toBe(0)
    const hrefs = await inside
      .locator('[href]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')))
    expect(hrefs.filter((href) => !/^https?:/.test(href ?? ''))).toEqual([])
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
  })
})

test('where a link leads is told by its real host, whatever its words and its address pretend', async ({
  page,
  openPage,
}) => {
  const text = `<https://bank.com@evil.example> [https://bank.com](https://evil.example/bank.com)
[one](https://аррӏе.com) [two](https://bank.com%2eevil.example) [three](https://EVIL.example:8443/a)
[zero\u200bwidth](https://a.example) [mirror\u202ecod.exe](https://b.example) [ta\u{e0041}g](https://c.example)`
  await openPage('ask', mainWith({ kind: 'done', text, end: {} }))
  const links = page.locator('.markdown a')
  await expect(links.first()).toBeVisible()
  const titles = await links.evaluateAll((all) => all.map((each) => each.getAttribute('title')))
  expect(titles).toEqual([
    'evil.example',
    'evil.example',
    'xn--80ak6aa92e.com',
    'bank.com.evil.example',
    'evil.example:8443',
    'a.example',
    'b.example',
    'c.example',
  ])
  await expect(links.nth(5)).toHaveText('zero‹U+200B›width')
  await expect(links.nth(6)).toHaveText('mirror‹U+202E›cod.exe')
  await expect(links.nth(7)).toHaveText('ta‹U+E0041›g')
})

test('nothing in an answer is loaded, run or followed by itself', async ({ page, openPage }) => {
  await withCanary(async (canary) => {
    await openPage('ask', mainWith({ kind: 'done', text: hostile(canary), end: {} }))
    const chips = page.getByText(`Picture from ${canary.slice(7)}, not loaded`)
    await expect(chips).toHaveCount(4)
    await expect(page.getByText('<script>globalThis.ran = true</script>')).toBeVisible()
    const links = page.getByRole('link')
    await expect(links).toHaveCount(3)
    await expect(links.first()).toHaveAttribute('title', canary.slice(7))
    const before = page.url()
    await links.first().click()
    await links.first().click({ button: 'middle' })
    await links.first().click({ modifiers: ['Control'] })
    await links.first().focus()
    await page.keyboard.press('Enter')
    expect(page.url()).toBe(before)
    expect(page.context().pages()).toHaveLength(1)
    expect(await page.evaluate(() => fake.callsOf('link:open'))).toEqual(Array(4).fill([`${canary}/link`]))
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    await page.reload()
    await expect(chips).toHaveCount(4)
  })
})

test('characters that hide or turn text round are shown in code and links', async ({ page, openPage }) => {
  const text = 'Run `rm\u200b \u202e-rf` or [safe\u202etxt.exe](https://a.example)'
  await openPage('ask', mainWith({ kind: 'done', text, end: {} }))
  await expect(page.getByText('rm‹U+200B› ‹U+202E›-rf')).toBeVisible()
  await expect(page.getByRole('link')).toHaveText('safe‹U+202E›txt.exe')
})

test('nor do they slip through where the words that come are cut in the middle of one', async ({
  page,
  openPage,
}) => {
  const [first = '', second = ''] = '\u{e0041}'.split('')
  await openPage('ask', mainWith({ kind: 'streaming', attempt: 1, text: `\`\`\`sh\nrm ${first}` }))
  await expect(page.getByText('rm')).toBeVisible()
  const more = { type: 'text-delta', attempt: 1, text: `${second} -rf` } as const
  await page.evaluate((event) => fake.event('ask-1', event), more)
  await expect(page.getByText('rm ‹U+E0041› -rf')).toBeVisible()
})
