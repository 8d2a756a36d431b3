import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures.ts'
import { mainWith } from './samples.ts'

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

test('nothing in an answer is loaded, run or followed by itself', async ({ page, openPage }) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const canary = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
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
    expect(asked).toEqual([])
  } finally {
    server.close()
  }
})

test('characters that hide or turn text round are shown in code and links', async ({ page, openPage }) => {
  const text = 'Run `rm\u200b \u202e-rf` or [safe\u202etxt.exe](https://a.example)'
  await openPage('ask', mainWith({ kind: 'done', text, end: {} }))
  await expect(page.getByText('rm‹U+200B› ‹U+202E›-rf')).toBeVisible()
  await expect(page.getByRole('link')).toHaveText('safe‹U+202E›txt.exe')
})
