import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
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
  keychain: {
    get: () => Promise.resolve('self-test'),
    set: () => Promise.resolve(),
    remove: () => Promise.resolve(true),
  },
  checkData: () => Promise.resolve(10_000_000_000),
  reachServer: () => Promise.resolve({ kind: 'no-address' }),
  facts: () => ({ version: '1' }),
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
