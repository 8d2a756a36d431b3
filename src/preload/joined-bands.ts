import type { FrameBand, FrameMessage } from '#shared/views.ts'

/** Frames made whole again from the bands that main sends. */
export class JoinedBands {
  #frame: { readonly of: FrameBand; readonly pixels: Uint8Array<ArrayBuffer> } | undefined

  /** Takes the next band; gives the frame with its last one. A band of another frame begins that one. */
  add(band: FrameBand): FrameMessage | undefined {
    const { row, pixels, ...rest } = band
    const rowBytes = band.widthPx * 4
    if (row === 0) this.#frame = { of: band, pixels: new Uint8Array(rowBytes * band.heightPx) }
    const frame = this.#frame
    if (frame === undefined || frame.of.frameId !== band.frameId || frame.of.widthPx !== band.widthPx) return
    frame.pixels.set(pixels, row * rowBytes)
    if (row * rowBytes + pixels.length < frame.pixels.length) return
    this.#frame = undefined
    return { ...rest, pixels: frame.pixels.buffer }
  }
}
