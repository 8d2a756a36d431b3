import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { CompressionType, FilterType, Transformer } from '@napi-rs/image'
import { Monitor } from 'node-screenshots'
import { run } from '../child.mjs'

// What was just shown may still be on its way to the screen.
const SETTLE_MS = 350

const DRAG_STEPS = 30

/** Writes a picture of the whole virtual screen, as anyone at it would see it. */
export async function photograph(file) {
  await wait(SETTLE_MS)
  const image = await Monitor.all()[0].captureImage()
  const pixels = await image.toRaw()
  const options = { compressionType: CompressionType.Default, filterType: FilterType.Up }
  fs.writeFileSync(file, await Transformer.fromRgbaPixels(pixels, image.width, image.height).png(options))
}

/** Whether there is more on the screen than one colour. */
export async function isPainted() {
  const image = await Monitor.all()[0].captureImage()
  const pixels = new Uint32Array((await image.toRaw()).slice().buffer)
  return new Set(pixels.filter((_pixel, at) => at % 997 === 0)).size > 50
}

/** Presses keys as the keyboard does: "Ctrl+Alt+W", "Return". */
export async function press(keys) {
  const names = { Super: 'super', Enter: 'Return', ',': 'comma' }
  const parts = keys.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toLowerCase() : key))
  await xdotool(
    'key',
    parts.map((key) => key.replace(/^(Ctrl|Alt|Shift)$/, (name) => name.toLowerCase())).join('+'),
  )
}

/** Types as a person would. */
export async function type(text) {
  await xdotool('type', '--delay', '25', text)
}

/** Puts the pointer somewhere, such as out of the way. */
export async function point({ x, y }) {
  await xdotool('mousemove', '--sync', x, y)
}

/** Drags the mouse in small steps; `beforeRelease` is called while the button is still down. */
export async function drag(from, to, beforeRelease = async () => undefined) {
  const path = Array.from({ length: DRAG_STEPS }, (_, step) => {
    const part = easeInOut((step + 1) / DRAG_STEPS)
    return ['mousemove', between(from.x, to.x, part), between(from.y, to.y, part), 'sleep', '0.015']
  })
  await xdotool('mousemove', '--sync', from.x, from.y, 'mousedown', 1, ...path.flat())
  try {
    await beforeRelease()
  } finally {
    await xdotool('mouseup', 1)
  }
}

/** Turns the wheel over a window until its beginning is in sight. */
export async function scrollUp({ x, y, width, height }) {
  await point({ x: x + width / 2, y: y + height / 2 })
  await xdotool('click', '--repeat', 30, '--delay', 10, 4)
}

function easeInOut(part) {
  return part * part * (3 - 2 * part)
}

function between(from, to, part) {
  return Math.round(from + (to - from) * part)
}

async function xdotool(...args) {
  const { code, output } = await run('xdotool', args.map(String), { quiet: true })
  if (code !== 0) throw new Error(`xdotool: ${output.trim()}`)
}
