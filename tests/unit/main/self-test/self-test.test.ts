import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { PATTERN_COLOURS, PATTERN_SIDE } from '#shared/pattern.ts'
import { KeychainTimeout } from '../../../../src/main/keychain/keychain-calls.ts'
import { SelfTest } from '../../../../src/main/self-test/self-test.ts'

type Given = ConstructorParameters<typeof SelfTest>[0]

const works: Given = {
  frames: {
    warm: () => Promise.resolve(),
    take: () => Promise.reject(new AppError('capture-denied', 'no')),
    release: () => undefined,
  },
  displays: () => [],
  showPattern: () => Promise.resolve(() => undefined),
  takeWithoutOwn: () => Promise.reject(new AppError('capture-denied', 'no')),
  keychain: {
    get: () => Promise.resolve('self-test'),
    set: () => Promise.resolve(),
    remove: () => Promise.resolve(true),
  },
  checkData: () => Promise.resolve(10_000_000_000),
  reachServer: () => Promise.resolve({ kind: 'no-address' }),
  facts: () => ({ version: '1' }),
  desktopFacts: () => Promise.resolve({}),
  hotkeys: () => ({}),
  privateWords: () => [],
  notify: () => true,
  copyText: () => Promise.resolve(),
  now: () => 0,
}
const display = {
  id: 7,
  bounds: { x: 0, y: 0, width: 10, height: 10 },
  workArea: { x: 0, y: 0, width: 10, height: 10 },
  originPx: { xPx: 0, yPx: 0 },
  scaleFactor: 1,
  isPrimary: true,
}

/** What the pattern of this number gives. */
function patternFrame(number: number) {
  const [side, field] = [PATTERN_SIDE, 2]
  const widthPx = side * field
  const pixels = new Uint8Array(widthPx * widthPx * 4)
  for (let at = 0; at < widthPx * widthPx; at++) {
    const [row, column] = [Math.floor(at / widthPx / field), Math.floor((at % widthPx) / field)]
    const hex = PATTERN_COLOURS[(row * side + column + row + number) % PATTERN_COLOURS.length] ?? ''
    const value = Number.parseInt(hex.slice(1), 16)
    pixels.set([value >> 16, (value >> 8) & 0xff, value & 0xff, 255], at * 4)
  }
  return { displayId: 7, widthPx, heightPx: widthPx, pixels, order: 'rgba' as const }
}

describe('the keychain', () => {
  const failing = (error: Error) =>
    new SelfTest({ ...works, keychain: { ...works.keychain, set: () => Promise.reject(error) } })

  test.each([
    ['locked', new KeychainTimeout(), 'look', 'keychain-locked'],
    ['locked and said so', new AppError('keychain-locked', ''), 'look', 'keychain-locked'],
    ['not there', new AppError('keychain-unavailable', ''), 'absent', 'keychain-unavailable'],
    ['refusing', new Error('denied'), 'fails', 'keychain-denied'],
  ] as const)('%s', async (_name, error, result, code) => {
    expect(await failing(error).run('keychain')).toMatchObject([{ result, code }])
  })

  test('that gives back something else does not work', async () => {
    const keychain = { ...works.keychain, get: () => Promise.resolve(null) }
    expect(await new SelfTest({ ...works, keychain }).run('keychain')).toMatchObject([{ result: 'fails' }])
  })
})

test('the pattern is taken off also when no frame can be had', async () => {
  let shown = 0
  const showPattern = () => {
    shown += 1
    return Promise.resolve(() => void (shown -= 1))
  }
  const found = await new SelfTest({ ...works, displays: () => [display], showPattern }).run('screen')
  expect(found).toMatchObject([
    { result: 'fails', code: 'frame-failed', facts: { reason: 'capture-denied' } },
  ])
  expect(shown).toBe(0)
})

test('our own windows must be gone from a capture, where they stood in the picture before', async () => {
  const shown = patternFrame(1)
  const bare = { ...shown, pixels: new Uint8Array(shown.pixels.length).fill(60) }
  const run = (without: typeof shown, pattern = shown) =>
    new SelfTest({
      ...works,
      frames: { ...works.frames, take: () => Promise.resolve([pattern]) },
      displays: () => [display],
      takeWithoutOwn: () => Promise.resolve(without),
    }).run('screen')
  expect(await run(bare)).toMatchObject([{ code: 'frame-right' }, { result: 'works', code: 'own-out' }])
  expect(await run(shown)).toMatchObject([{ code: 'frame-right' }, { result: 'fails', code: 'own-in' }])
  expect(await run(shown, bare)).toMatchObject([{ code: 'frame-other' }])
})

test('what the desktop says of its portals is in the report, and silence is no fault', async () => {
  let copied = ''
  const copyText = (text: string) => Promise.resolve(void (copied = text))
  const facts = { portalScreenshot: 2, portalGlobalShortcuts: 'none' }
  const told = new SelfTest({ ...works, copyText, desktopFacts: () => Promise.resolve(facts) })
  expect(await told.run('desktop')).toMatchObject([{ result: 'works', facts: { version: '1', ...facts } }])
  await told.copyReport({})
  expect(copied).toContain('portalScreenshot: 2\nportalGlobalShortcuts: none')
  const silent = new SelfTest({ ...works, desktopFacts: () => Promise.reject(new Error('no bus')) })
  expect(await silent.run('desktop')).toMatchObject([{ result: 'works', facts: { version: '1' } }])
})

test('a disk that is nearly full is to be looked at', async () => {
  const nearly = new SelfTest({ ...works, checkData: () => Promise.resolve(1000) })
  expect(await nearly.run('data')).toMatchObject([{ result: 'look', code: 'data-low' }])
})

test('the report holds what was run, once, with the latest result', async () => {
  let copied = ''
  const selfTest = new SelfTest({ ...works, copyText: (text) => Promise.resolve(void (copied = text)) })
  await selfTest.run('data')
  await selfTest.run('data')
  await selfTest.copyReport({})
  expect(copied.match(/^data: /gm)).toHaveLength(1)
  expect(copied).not.toContain('keychain')
})
