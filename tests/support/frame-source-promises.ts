import assert from 'node:assert/strict'
import { toFailure } from '#shared/errors.ts'
import type { Display, Frame, FrameSource } from '../../src/main/capture/frames.ts'

type Promised = {
  readonly sentence: string
  readonly check: (source: FrameSource, displays: readonly Display[]) => Promise<void>
}

/** What every source of frames promises on a desktop that shows something. `displays` must be its real ones. */
export const frameSourcePromises: readonly Promised[] = [
  {
    sentence: 'the frame of the display asked for comes first, whichever it is',
    async check(source, displays) {
      for (const { id } of displays) {
        const [first] = await source.take(displays, id)
        assert.equal(first?.displayId, id)
      }
    },
  },
  {
    sentence: 'every display has one frame',
    async check(source, displays) {
      const frames = await takeAll(source, displays)
      assert.deepEqual(sorted(frames.map(({ displayId }) => displayId)), sorted(displays.map(({ id }) => id)))
    },
  },
  {
    sentence: 'a frame has four bytes a pixel, opaque, and the shape of its display',
    async check(source, displays) {
      for (const frame of await takeAll(source, displays)) {
        const bounds = displays.find(({ id }) => id === frame.displayId)?.bounds
        assert.equal(frame.pixels.length, frame.widthPx * frame.heightPx * 4)
        assert.ok(frame.order === 'bgrx' || frame.pixels.every((byte, at) => at % 4 !== 3 || byte === 255))
        assert.ok(bounds)
        const across = frame.widthPx / bounds.width
        assert.ok(Math.abs(across / (frame.heightPx / bounds.height) - 1) < 0.02)
      }
    },
  },
  {
    sentence: 'a frame stays as it was when the next one is taken',
    async check(source, displays) {
      const [before] = await takeAll(source, displays)
      assert.ok(before)
      const copy = Buffer.from(before.pixels)
      const [after] = await takeAll(source, displays)
      assert.notEqual(after?.pixels, before.pixels)
      assert.equal(Buffer.compare(before.pixels, copy), 0)
    },
  },
  {
    sentence: 'a display that is not there is a failed capture',
    async check(source, displays) {
      const missing = Math.max(...displays.map(({ id }) => id)) + 1
      await assert.rejects(
        source.take(displays, missing),
        (error) => toFailure(error).code === 'capture-failed',
      )
    },
  },
]

function takeAll(source: FrameSource, displays: readonly Display[]): Promise<readonly Frame[]> {
  return source.take(displays, displays[0]?.id ?? 0)
}

function sorted(ids: readonly number[]): readonly number[] {
  return [...ids].sort((a, b) => a - b)
}
