import { untrack } from 'svelte'
import type { FrameMessage } from '#shared/views.ts'

/**
 * The frames that main sends. They come as messages of the window to itself, which hand the memory over: the bridge
 * copies what goes through it, and millions of pixels take longer than anybody wants to wait.
 */
export class FrameArrivals {
  #follower: { readonly frameId: string; readonly draw: (frame: FrameMessage) => void } | undefined
  /** Arrived before there was anything to draw it on. */
  #early: FrameMessage | undefined

  start(): () => void {
    const onMessage = ({ source, data }: MessageEvent<unknown>) => {
      if (source === window && isFrame(data)) this.#arrive(data)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }

  /** Has every picture of this frame drawn, from now on until the end. */
  follow(frameId: string, draw: (frame: FrameMessage) => void): () => void {
    const follower = { frameId, draw }
    this.#follower = follower
    const early = this.#early
    this.#early = undefined
    if (early?.frameId === frameId) untrack(() => draw(early)) // what it looks at must not begin all this anew
    return () => {
      if (this.#follower === follower) this.#follower = undefined
    }
  }

  #arrive(frame: FrameMessage): void {
    if (this.#follower?.frameId === frame.frameId) this.#follower.draw(frame)
    else this.#early = frame
  }
}

function isFrame(data: unknown): data is FrameMessage {
  return data instanceof Object && 'frameId' in data && 'pixels' in data && data.pixels instanceof ArrayBuffer
}

/** Draws the frame over the whole canvas, whatever its own size; false when its pixels are no picture. */
export function drawFrame(canvas: HTMLCanvasElement, frame: FrameMessage): boolean {
  const { pixels, order, widthPx, heightPx } = frame
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (context === null) return false
  try {
    const format = order === 'rgba' ? 'RGBX' : 'BGRX'
    const size = { codedWidth: widthPx, codedHeight: heightPx }
    const picture = new VideoFrame(pixels, { format, ...size, timestamp: 0 })
    context.globalCompositeOperation = 'copy' // the byte without meaning would be taken for an opacity
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    context.getImageData(0, 0, 1, 1) // now, not when the window is already to be seen
    picture.close() // at once: the memory of a frame is not left to chance
    return true
  } catch {
    return false
  }
}
