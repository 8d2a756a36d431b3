import { chromium } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expectOverlayField, openOverlay } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { countDifferent, cropped, decodePng, pngChunks } from '../support/pictures.ts'
import type { Pixels } from '../support/pictures.ts'
import { expect, KEY, test } from '../support/e2e-test.ts'
import { startCanary } from '../support/e2e-canary.ts'

test.use({ setUp: 'first-run' })

const area = { x: 311, y: 127, width: 421, height: 263 }
const question = 'What does this dialog want?'

test('from a fresh start to the answer beside the selection, with the key only in the keyring', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  const canary = await startCanary()
  const answer = [
    '# The dialog\n\nIt wants **room**.\n\n- open *Disks*\n- remove `cache`\n\n```sh\ndf -h\n```\n\n',
    `![a chart](${canary.url}/leak.png)\n`,
  ].join('')
  server.behave({ kind: 'answer', text: answer, paceMs: 5 })

  await test.step('the first steps open by themselves and take a server and a key', async () => {
    await app.expectVisible('first-run')
    const first = await app.page('first-run')
    await first.getByLabel('Provider').selectOption({ label: 'Another server' })
    await first.getByLabel('Address').fill(server.url)
    await first.getByLabel('Address').press('Enter')
    await expect(first.getByText('Saved')).toBeVisible()
    await first.getByLabel('Model').fill('test-model')
    await first.getByLabel('Model').press('Enter')
    await first.getByLabel('API key').fill(KEY)
    await first.getByRole('button', { name: 'Save key' }).click()
    await expect(first.getByText('Stored in the keychain')).toBeVisible()
    await expect(first.getByLabel('API key')).toHaveValue('')
    expect(await desktop.keyOf(profileIdOf(app))).toBe(KEY)
    await first.getByRole('button', { name: 'Done' }).click()
    await app.expectVisible('first-run', false)
  })

  const browser = await showPicture(desktop)
  const screen = await desktop.still()
  expect(countDifferent(cropped(screen, area), picture(area)), 'the program shows its picture exactly').toBe(
    0,
  )

  await test.step('the overlay covers the display and tells the size of the selection', async () => {
    await desktop.move({ x: 900, y: 500 })
    const overlay = await openOverlay(desktop, app)
    await desktop.beginDrag(area)
    await expect(overlay.locator('.size')).toHaveText('421 × 263')
    await desktop.endDrag()
    await expectOverlayField(overlay)
    await desktop.type(question)
    await expect(overlay.getByRole('textbox', { name: 'Your question' })).toHaveValue(question)
    await desktop.press('Return')
  })

  const ask = await app.ask()
  await test.step('the ask window stands beside the selection, where the question was typed', async () => {
    await app.expectVisible('overlay', false)
    const place = (await app.windows()).find(({ kind }) => kind === 'ask')
    expect(place?.bounds).toMatchObject({ x: area.x + area.width + 12, y: area.y })
    await expect(ask.getByText(question).first()).toBeVisible()
  })

  await test.step('the request is the question and the exact pixels, and nothing else', async () => {
    const request = await server.request(0)
    expect(request).toMatchObject({ method: 'POST', path: '/v1/responses', authorization: `Bearer ${KEY}` })
    expect(request.body).toMatchObject({
      model: 'test-model',
      stream: true,
      store: false,
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: question },
            {
              type: 'input_image',
              detail: expect.any(String),
              image_url: expect.stringMatching(/^data:image\/png;base64,/),
            },
          ],
        },
      ],
    })
    const png = request.pictures[0]?.bytes ?? Buffer.alloc(0)
    expect(new Set(pngChunks(png).map(({ name }) => name))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
    expect(countDifferent(decodePng(png), picture(area))).toBe(0)
  })

  await test.step('the answer is rendered, and nothing in it is fetched', async () => {
    const shown = ask.getByRole('main')
    await expect(shown.getByText(/^Answered/)).toBeVisible()
    await expect(shown.getByRole('heading', { name: 'The dialog' })).toBeVisible()
    await expect(shown.getByRole('listitem').filter({ hasText: 'open Disks' })).toBeVisible()
    await expect(shown.locator('pre')).toContainText('df -h')
    await expect(shown.getByText(/^Picture from 127\.0\.0\.1.*not loaded/)).toBeVisible()
    expect(canary.hits).toEqual([])
    await attachPicture(desktop)
  })

  await test.step('question, capture and answer are on disk', () => {
    expect(app.rows()).toMatchObject([{ question, kind: 'done', model: 'test-model', answer: answer }])
    expect(app.rows('captures')).toMatchObject([{ width_px: area.width, height_px: area.height }])
    expect(app.rows('outbox')).toEqual([])
    expect(app.rows('draft')).toEqual([])
  })

  await test.step('the key is in the keyring and nowhere else', async () => {
    expect(filesWith(desktop.home, KEY)).toEqual([])
    for (const pid of [app.pid, ...descendants(app.pid)]) {
      for (const part of ['environ', 'cmdline'] as const)
        expect(readProc(pid, part).includes(KEY), `${part} of process ${pid}`).toBe(false)
    }
    for (const page of app.electron.windows().filter((each) => !each.isClosed()))
      expect(await page.evaluate(everythingIn), page.url()).not.toContain(KEY)
    expect(app.report()).not.toContain(KEY)
  })

  await test.step('what it writes is for its user alone', () => {
    expect(filesFor(app.folder)).toEqual([])
  })

  await browser.close()
  await canary.stop()
})

function profileIdOf(app: RunningAskshot): string {
  const text = readFileSync(join(app.folder, 'settings.json'), 'utf8')
  return (JSON.parse(text) as { defaultProfileId: string }).defaultProfileId
}

/** A program that covers the display with a picture in which every pixel is its own place. */
async function showPicture(desktop: Desktop): Promise<BrowserContext> {
  const browser = await chromium.launchPersistentContext('', {
    executablePath: process.env['ASKSHOT_CHROMIUM'] ?? 'chromium',
    headless: false,
    viewport: null,
    env: desktop.environment,
    args: ['--kiosk', '--force-color-profile=srgb', '--window-position=0,0', '--window-size=1600,900'],
  })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.setContent(
    '<style>body { margin: 0 } canvas { display: block } html { overflow: hidden }</style>',
  )
  await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 1600, height: 900 })
    const image = new ImageData(1600, 900)
    for (let y = 0; y < 900; y++)
      for (let x = 0; x < 1600; x++)
        image.data.set([x & 255, y & 255, (x >> 8) | ((y >> 8) << 4), 255], (y * 1600 + x) * 4)
    canvas.getContext('2d')?.putImageData(image, 0, 0)
    document.body.append(canvas)
  })
  await expect
    .poll(async () => countDifferent(cropped(await desktop.still(), area), picture(area)), {
      message: 'the picture on the display',
    })
    .toBe(0)
  return browser
}

function picture({ x, y, width, height }: typeof area): Pixels {
  const rgba = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [left, top] = [x + column, y + row]
      rgba.set([left & 255, top & 255, (left >> 8) | ((top >> 8) << 4), 255], (row * width + column) * 4)
    }
  return { widthPx: width, heightPx: height, rgba }
}

async function attachPicture(desktop: Desktop): Promise<void> {
  await test
    .info()
    .attach('the answer on the display', { body: await desktop.picture(), contentType: 'image/png' })
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Files that hold this text in any of the forms in which it might be written. */
function filesWith(folder: string, text: string): readonly string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(btoa(text).slice(0, -4))]
  return filesBelow(folder).filter((file) => {
    const bytes = readFileSync(file)
    return forms.some((form) => bytes.includes(form))
  })
}

/** What others than its owner may read, with its mode. */
function filesFor(folder: string): readonly string[] {
  return [
    folder,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  ]
    .map((path) => `${path} ${(statSync(path).mode & 0o777).toString(8)}`)
    .filter((line) => !/ [67]00$/.test(line))
}

function readProc(pid: number, part: 'environ' | 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${part}`, 'utf8')
  } catch {
    return '' // it has just ended
  }
}

function descendants(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(/\) \S (\d+)/.exec(readProc(Number(name), 'stat'))?.[1])] as const)
  const below = (one: number): number[] =>
    parents.filter(([, parent]) => parent === one).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

/** What a page can get hold of, as text. */
function everythingIn(): string {
  const fields = [...document.querySelectorAll('input, textarea')].map(
    (field) => (field as HTMLInputElement).value,
  )
  const globals = Object.getOwnPropertyNames(globalThis).map((name) => {
    try {
      return String(JSON.stringify((globalThis as unknown as Record<string, unknown>)[name]))
    } catch {
      return '' // a getter that refuses, or something circular
    }
  })
  return [document.documentElement.outerHTML, ...fields, ...globals].join('\n')
}
