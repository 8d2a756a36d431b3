import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { en } from '../../src/shared/words/en.ts'
import { startLocalServer } from '../../tests/support/local-server.ts'
import {
  endApp,
  fillSettings,
  launchApp,
  openDesktop,
  visibleBounds,
  visibleWindow,
  windowGone,
} from './app.mjs'
import { ANSWER, PACE_MS, QUESTION } from './conversation.mjs'
import { writeReadme, writeRequest } from './files.mjs'
import { drag, photograph, point, press, scrollUp, type } from './screen.mjs'
import { Steps, until } from './steps.mjs'

// The log on the page in page/, and where the pointer is in nobody's way.
const FROM = { x: 84, y: 320 }
const TO = { x: 806, y: 758 }
const ASIDE = { x: 1560, y: 870 }

const LARGER = { x: 1330, y: 860 }

const MODEL = 'demo-vision'

/** Plays the story on the display it is started on, and leaves its pictures in `folder`. */
async function play(folder, steps) {
  const picture = (name) => photograph(path.join(folder, `${name}.png`))
  const key = `demo-${randomBytes(12).toString('hex')}`
  const server = await startLocalServer({ keys: [key], answer: ANSWER, paceMs: PACE_MS })
  steps.atEnd(() => server.stop())
  await steps.step('A desktop is on the virtual screen', 15, async () => {
    const desktop = await openDesktop(process.env.HOME)
    steps.atEnd(() => desktop.close())
    await point(ASIDE)
    await picture('01-desktop')
  })
  const app = await steps.step('Askshot is started', 20, launchApp)
  steps.atEnd(() => endApp(app))
  const story = { app, server, steps, picture }
  const hotkeys = await configure(story, key)
  await capture(story, hotkeys)
  await ask(story)
  await lookAgain(story, hotkeys)
  writeRequest(folder, await server.request(0))
  writeReadme(folder)
}

function configure({ app, server, steps }, key) {
  return steps.step('Address, model and key are given in the settings window', 15, async () => {
    const settings = await visibleWindow(app, 'settings')
    const hotkeys = await fillSettings(settings, { url: server.url, model: MODEL, key })
    await press('Alt+F4')
    await windowGone(app, 'settings')
    return hotkeys
  })
}

async function capture({ app, steps, picture }, hotkeys) {
  await steps.step(`${hotkeys.capture} freezes the screen`, 10, async () => {
    await press(hotkeys.capture)
    await visibleWindow(app, 'overlay')
    await picture('02-overlay')
  })
  await steps.step('A rectangle is dragged', 10, async () => {
    await drag(FROM, TO, () => picture('03-selection'))
  })
}

async function ask({ app, server, steps, picture }) {
  await steps.step('A question is typed beside it', 10, async () => {
    const overlay = await visibleWindow(app, 'overlay')
    const field = overlay.getByLabel(en.ask.field)
    await field.waitFor()
    await type(QUESTION)
    await until(async () => (await field.inputValue()) === QUESTION)
    await picture('04-question')
  })
  await steps.step('The answer streams in', 15, async () => {
    await press('Return')
    await server.request(0)
    const page = await visibleWindow(app, 'ask')
    await point(ASIDE)
    await page.getByRole('heading', { name: 'The fix' }).waitFor()
    await picture('05-streaming')
  })
  await steps.step('The answer has ended', 20, async () => {
    const page = await visibleWindow(app, 'ask')
    await page.getByText(/^Answered/).waitFor()
    await picture('06-answer')
  })
  await steps.step('Its corner is dragged until there is room', 10, async () => {
    const { x, y, width, height } = await visibleBounds(app, 'ask')
    await drag({ x: x + width - 2, y: y + height - 2 }, LARGER)
    await scrollUp(await visibleBounds(app, 'ask'))
    await point(ASIDE)
    await picture('07-larger')
  })
}

async function lookAgain({ app, steps, picture }, hotkeys) {
  await steps.step(`Esc hides it, ${hotkeys.showLast} brings it back`, 10, async () => {
    await press('Escape')
    await windowGone(app, 'ask')
    await press(hotkeys.showLast)
    await visibleWindow(app, 'ask')
    await picture('08-show-last')
  })
  await steps.step('Ctrl+, opens the settings in front of the answer', 10, async () => {
    await press('Ctrl+,')
    await visibleWindow(app, 'settings')
    await picture('09-settings')
  })
  await steps.step('Both in the dark theme', 10, async () => {
    await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'))
    await picture('10-dark-settings')
    await press('Alt+F4')
    await windowGone(app, 'settings')
    await visibleWindow(app, 'ask')
    await picture('11-dark-answer')
  })
}

const steps = new Steps()
try {
  await play(process.argv[2], steps)
} catch (error) {
  console.error(error.message)
  await photograph(path.join(process.argv[2], 'failed.png')).catch(() => undefined)
  process.exitCode = 1
} finally {
  await steps.end()
}
process.exit()
