import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FrameBand } from '#shared/views.ts'
import { bandsOf } from '../../../src/main/capture/frame-bands.ts'
import { JoinedBands } from '../../../src/preload/joined-bands.ts'

function frameOf(widthPx: number, heightPx: number, seed = 1) {
  // A part of a larger memory, as frames are.
  const all = Uint8Array.from({ length: widthPx * heightPx * 4 + 8 }, (_, at) => (at * 31 + seed) & 0xff)
  return { widthPx, heightPx, order: 'bgrx' as const, pixels: all.subarray(8) }
}

const bands = (frameId: string, frame: ReturnType<typeof frameOf>): readonly FrameBand[] =>
  [...bandsOf(frame)].map((band) => ({ frameId, ...band }))

function joined(joiner: JoinedBands, sent: readonly FrameBand[]) {
  return sent.flatMap((band) => joiner.add(band) ?? [])
}

test('whatever its size, a frame arrives as it was sent, once', () => {
  const side = fc.integer({ min: 1, max: 3000 })
  fc.assert(
    fc.property(side, side, (widthPx, heightPx) => {
      fc.pre(widthPx * heightPx < 2_500_000)
      const frame = frameOf(widthPx, heightPx)
      const [whole, ...more] = joined(new JoinedBands(), bands('a', frame))
      expect(more).toEqual([])
      expect(whole).toMatchObject({ frameId: 'a', widthPx, heightPx, order: 'bgrx' })
      expect(Buffer.compare(new Uint8Array(whole?.pixels ?? new ArrayBuffer()), frame.pixels)).toBe(0)
    }),
    { numRuns: 12 },
  )
})

test('a large frame goes in bands of which none is long on its way', () => {
  const sent = bands('a', frameOf(3840, 1000))
  expect(sent.length).toBeGreaterThan(3)
  for (const { pixels } of sent) expect(pixels.buffer.byteLength).toBeLessThanOrEqual(4_000_000)
})

test('a frame that breaks off is none, and the next one is whole', () => {
  const joiner = new JoinedBands()
  const [first, ...late] = bands('half', frameOf(2000, 1500))
  expect(joined(joiner, first === undefined ? [] : [first])).toEqual([])
  const next = frameOf(1000, 1500, 7)
  const [whole] = joined(joiner, bands('half', next))
  expect(whole).toMatchObject({ widthPx: 1000 })
  expect(joined(joiner, late)).toEqual([])
})
