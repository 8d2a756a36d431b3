import { expect, test } from 'vitest'
import { firstByte } from '../../../../../src/main/responses/answer/body-kind.ts'
import {
  bounded,
  openBody,
  readBeginning,
  readText,
} from '../../../../../src/main/responses/answer/body-reader.ts'

// eslint-disable-next-line @typescript-eslint/require-await -- a body is asynchronous also when all of it is there
async function* bodyOf(chunks: Iterable<Uint8Array | Error>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk
    yield chunk
  }
}

function* blanks(count: number, size: number): Generator<Uint8Array> {
  for (let n = 0; n < count; n += 1) yield new Uint8Array(size).fill(0x20)
}

const text = (value: string): Uint8Array => Buffer.from(value)

test('a body is opened at its first byte that says something, and read from its beginning', async () => {
  const { first, chunks } = await openBody(
    bodyOf([text('\ufeff'), text(' \n'), text('{"a"'), text(':1}')]),
    firstByte,
  )
  expect(first).toBe(0x7b)
  expect(await readText(chunks)).toBe(' \n{"a":1}')
})

test('a mark of the byte order in pieces is still taken away', async () => {
  const { chunks } = await openBody(
    bodyOf([...text('\ufeff{}')].map((byte) => Uint8Array.of(byte))),
    firstByte,
  )
  expect(await readText(chunks)).toBe('{}')
})

test('blanks that keep a connection open do not pile up', async () => {
  const { first, chunks } = await openBody(bodyOf([...blanks(100, 10_000), text('{}')]), firstByte)
  const whole = await readText(chunks)
  expect([first, whole.trim()]).toEqual([0x7b, '{}'])
  expect(whole.length).toBeLessThan(200_000)
})

test('a body that is blank for ever is given up', async () => {
  let asked = 0
  const endless = function* (): Generator<Uint8Array> {
    for (;;) {
      asked += 1
      yield new Uint8Array(1_000).fill(0x0a)
    }
  }
  expect((await openBody(bodyOf(endless()), firstByte, 50_000)).first).toBeUndefined()
  expect(asked).toBe(51)
})

test('whoever stops reading closes the body', async () => {
  let isClosed = false
  const body = (async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* bodyOf([text('data'), text(': 1'), text(': 2')])
    } finally {
      isClosed = true
    }
  })()
  const { chunks } = await openBody(body, firstByte)
  for await (const chunk of chunks) if (chunk.byteLength > 0) break
  expect(isClosed).toBe(true)
})

test('a body over its bound ends with the error that is made for it, and is read no further', async () => {
  const seen: number[] = []
  const reading = async (): Promise<void> => {
    for await (const chunk of bounded(bodyOf(blanks(10, 10)), () => new Error('too long'), 35)) {
      seen.push(chunk.byteLength)
    }
  }
  await expect(reading()).rejects.toThrow('too long')
  expect(seen).toEqual([10, 10, 10])
})

test('the beginning of a body that breaks or goes on is what there is of it', async () => {
  expect(await readBeginning(bodyOf([text('no '), text('way'), new Error('reset')]), 100)).toBe('no way')
  expect(await readBeginning(bodyOf(blanks(10, 10)), 15)).toHaveLength(20)
})
