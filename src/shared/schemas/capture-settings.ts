import { z } from 'zod'
import { coverLooks } from '../annotate/mark.ts'

/** `auto`: PNG, and JPEG when the PNG would be over 3 MB. */
const pictureFormats = ['auto', 'png', 'jpeg'] as const

/** Part of the settings: how a capture is made. What was never chosen has the product's own value. */
export const captureSettings = {
  pictureFormat: z.enum(pictureFormats).default('auto'),
  /** What happens when a selection is let go: `adjust`, `window`, or `preset:` with the name of a preset of questions. */
  afterSelection: z
    .string()
    .max(90)
    .regex(/^(adjust|window|preset:.+)$/s)
    .default('adjust'),
  /** The pointer of the mouse is drawn into the frames. */
  mousePointer: z.boolean().default(false),
  /** How large captures are sent, where neither the ask nor its profile says it. */
  detail: z.enum(['auto', 'sharp', 'small']).default('auto'),
  /** All displays are covered, and one selection may span them. */
  selectAcrossDisplays: z.boolean().default(false),
  /** Remembered from the overlay: M turns it on and off. */
  magnifier: z.boolean().default(false),
  /** How long a capture after a delay waits. */
  delaySeconds: z.number().int().min(1).max(30).default(3),
  /** Remembered from the overlay. */
  coverLook: z.enum(coverLooks).default('solid'),
  /** Programs whose windows are painted over in every frame: by the name of the program or a part of a title. */
  neverCapture: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  /** The window under the pointer is highlighted, and a click takes it. */
  highlightWindows: z.boolean().default(true),
  /** Where pictures are saved; empty: the user's own folder of pictures. */
  savedPicturesFolder: z.string().max(1_000).default(''),
}

const whole = z.strictObject(captureSettings)

/** What holds before anything was chosen. */
export function defaultCaptureSettings(): z.output<typeof whole> {
  return whole.parse({})
}
