import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Transformer } from '@napi-rs/image'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toFailure } from '#shared/errors.ts'
import { PortalFrames } from '../../../../src/main/capture/frames-portal.ts'
import { Portal } from '../../../../src/main/portal/portal.ts'
import { connectSessionBus } from '../../../../src/main/portal/session-bus.ts'
import { displayAt, positionFrame } from '../../../support/fake-frames.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { FakePortal } from '../../../support/fake-portal.ts'
import { flatPng } from '../../../support/pictures.ts'
import { startPrivateBus } from '../../../support/private-bus.ts'
import type { PrivateBus } from '../../../support/private-bus.ts'

const displays = [
  displayAt(1, { width: 320, height: 200 }),
  displayAt(2, { x: 320, width: 240, height: 200 }),
]

/** The bus and the fake desktop take their time on a busy machine. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

let bus: PrivateBus
let desktop: FakePortal
let portal: Portal
let frames: PortalFrames
let parentWindow = ''
const clock = new FakeClock()

beforeEach(async () => {
  bus = await startPrivateBus()
  desktop = await FakePortal.start(bus.address)
  let tokens = 0
  portal = new Portal({
    connect: () => connectSessionBus(bus.address),
    appId: 'dev.askshot.Askshot',
    after: (delayMs, action) => clock.after(delayMs, action),
    newToken: () => `askshot${++tokens}`,
  })
  frames = new PortalFrames({
    portal,
    layout: () => displays,
    parentWindow: () => parentWindow,
    ownWindowsGone: () => Promise.resolve(),
  })
  desktop.screenshot = { kind: 'picture', png: () => png(560, 200) }
})

afterEach(async () => {
  await portal.stop()
  await desktop.stop()
  await bus.stop()
})

function png(widthPx: number, heightPx: number): Promise<Uint8Array> {
  return Transformer.fromRgbaPixels(positionFrame(widthPx, heightPx).pixels, widthPx, heightPx).png()
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => toFailure(error).code,
  )
}

describe('a capture', () => {
  test('is one call, asks for no dialog, and never happens before it is wanted', async () => {
    await frames.warm()
    expect(desktop.calls).toEqual([])
    await frames.take(displays, 1)
    expect(desktop.count('Screenshot')).toBe(1)
    expect(desktop.optionsOf('Screenshot')).toEqual({ handle_token: 'askshot1', interactive: false })
    await frames.take(displays, 2)
    expect(desktop.count('Screenshot')).toBe(2)
  })

  test('says first who asks, once', async () => {
    await frames.take(displays, 1)
    await frames.take(displays, 1)
    expect(desktop.calls.map(({ member }) => member)).toEqual(['Register', 'Screenshot', 'Screenshot'])
    expect(desktop.calls[0]?.body[0]).toBe('dev.askshot.Askshot')
  })

  test('works where nobody can say who they are', async () => {
    desktop.hasRegistry = false
    expect(await frames.take(displays, 1)).toHaveLength(2)
  })

  test('names the window that dialogs belong to, where there is one', async () => {
    await frames.take(displays, 1)
    expect(desktop.calls.at(-1)?.body[0]).toBe('')
    parentWindow = 'x11:1a'
    await frames.take(displays, 1)
    expect(desktop.calls.at(-1)?.body[0]).toBe('x11:1a')
    parentWindow = ''
  })

  test('takes an answer that comes before the reply which names it', async () => {
    desktop.answersAtOnce = true
    expect(await frames.take(displays, 1)).toHaveLength(2)
  })

  test('leaves no file behind', async () => {
    await frames.take(displays, 1)
    expect(desktop.files).toHaveLength(1)
    expect(desktop.files.filter((file) => existsSync(file))).toEqual([])
  })

  test('waits until our own windows are off the screen', async () => {
    let goAway = () => undefined as void
    const gone = new Promise<void>((resolve) => (goAway = resolve))
    const careful = new PortalFrames({
      portal,
      layout: () => displays,
      parentWindow: () => '',
      ownWindowsGone: () => gone,
    })
    const taken = careful.take(displays, 1)
    await portal.call('org.freedesktop.host.portal.Registry', 'Register', 'sa{sv}', ['', {}])
    expect(desktop.count('Screenshot')).toBe(0)
    goAway()
    await taken
    expect(desktop.count('Screenshot')).toBe(1)
  })

  test('of one display alone is still cut out of the whole desktop', async () => {
    const [second] = displays.slice(1)
    const [frame, ...others] = await frames.take(second === undefined ? [] : [second], 2)
    expect(others).toEqual([])
    expect(frame).toMatchObject({ displayId: 2, widthPx: 240, heightPx: 200 })
    const whole = positionFrame(560, 200)
    expect(Buffer.from(frame?.pixels.subarray(0, 960) ?? []).compare(whole.pixels, 1280, 2240)).toBe(0)
  })

  test('reads a picture without transparency to the pixel', async () => {
    const jpeg = await new Transformer(await png(560, 200)).jpeg(90)
    const rgb = await new Transformer(jpeg).rawPixels()
    desktop.screenshot = { kind: 'picture', png: () => jpeg }
    const [frame] = await frames.take(displays, 1)
    const pixel = [...(frame?.pixels.subarray(320 * 4 * 50 + 40, 320 * 4 * 50 + 44) ?? [])]
    expect(pixel).toEqual([...rgb.subarray(560 * 3 * 50 + 30, 560 * 3 * 50 + 33), 255])
  })
})

describe('a desktop that gives no picture', () => {
  test.each([
    ['the user closes its dialog', 'cancel', 'capture-denied'],
    ['it has a no on record', 'refuse', 'capture-denied'],
    ['it refuses the call itself', 'deny', 'capture-denied'],
    ['it has no such portal', 'absent', 'capture-denied'],
    ['it names no file', { kind: 'uri', uri: '' }, 'capture-empty'],
    ['it names something on the net', { kind: 'uri', uri: 'https://a.example/b.png' }, 'capture-empty'],
    ['it names a file that is not there', { kind: 'uri', uri: 'file:///not/there.png' }, 'capture-empty'],
    ['it names a device', { kind: 'uri', uri: 'file:///dev/zero' }, 'capture-empty'],
    ['it vanishes in the middle', { kind: 'vanish' }, 'capture-failed'],
    ['the picture is black', { kind: 'picture', png: () => flatPng(560, 200, [0, 0, 0]) }, 'capture-empty'],
    ['the picture is of another shape', { kind: 'picture', png: () => png(90, 300) }, 'capture-failed'],
    [
      'the file is cut off',
      { kind: 'picture', png: async () => (await png(560, 200)).subarray(0, 900) },
      'capture-empty',
    ],
  ] as const)('because %s', async (_why, behaviour, code) => {
    desktop.screenshot = behaviour
    expect(await failureOf(frames.take(displays, 1))).toBe(code)
  })

  test('is asked again at the next capture, and may have changed its mind', async () => {
    desktop.screenshot = { kind: 'vanish' }
    expect(await failureOf(frames.take(displays, 1))).toBe('capture-failed')
    expect(await failureOf(frames.take(displays, 1))).toBe('capture-denied')
    await desktop.comeBack()
    desktop.screenshot = { kind: 'picture', png: () => png(560, 200) }
    expect(await frames.take(displays, 1)).toHaveLength(2)
  })

  test('and never answers is waited for as long as a user may need, then told that it is over', async () => {
    desktop.screenshot = 'hang'
    const failure = failureOf(frames.take(displays, 1))
    await eventually(() => desktop.count('Screenshot')).toBe(1)
    clock.move(59_000)
    expect(await Promise.race([failure, Promise.resolve('waiting')])).toBe('waiting')
    clock.move(2_000)
    expect(await failure).toBe('capture-failed')
    await eventually(() => desktop.count('Close')).toBe(1)
  })

  test('because there is no bus at all', async () => {
    const alone = new Portal({
      connect: () => connectSessionBus('unix:path=/not/there'),
      appId: 'dev.askshot.Askshot',
      after: (delayMs, action) => clock.after(delayMs, action),
      newToken: () => 'token',
    })
    const none = new PortalFrames({
      portal: alone,
      layout: () => displays,
      parentWindow: () => '',
      ownWindowsGone: () => Promise.resolve(),
    })
    expect(await failureOf(none.take(displays, 1))).toBe('capture-failed')
  })

  test('does not make us delete a file that is no picture', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'askshot-letter-'))
    const letter = join(folder, 'letter.txt')
    await writeFile(letter, 'Dear all')
    desktop.screenshot = { kind: 'uri', uri: pathToFileURL(letter).href }
    expect(await failureOf(frames.take(displays, 1))).toBe('capture-empty')
    expect(await readFile(letter, 'utf8')).toBe('Dear all')
    await rm(folder, { recursive: true })
  })
})
