import type { Rect } from '#shared/geometry.ts'
import type { PinView } from '#shared/views.ts'
import type { Handlers } from './router.ts'

/** What pages can do with captures that stand on the screen. */
export type PinDependencies = {
  readonly view: (id: string) => PinView
  readonly ask: (id: string) => Promise<void>
  readonly copy: (id: string) => Promise<void>
  readonly save: (id: string) => Promise<{ readonly isSaved: boolean }>
  readonly close: (id: string) => void
  readonly move: (id: string, byX: number, byY: number) => void
  /** Throws `picture-missing` where it is gone. */
  readonly pinCapture: (captureId: string, place?: Rect) => Promise<void>
  /** Throws `picture-missing` where it is gone. */
  readonly copyCapture: (captureId: string) => Promise<void>
}

export function pinHandlers(
  pins: PinDependencies,
): Pick<Handlers, Extract<keyof Handlers, `pin:${string}`> | 'ask:pin-capture' | 'ask:copy-capture'> {
  return {
    'pin:view': (id) => pins.view(id),
    'pin:ask': (id) => pins.ask(id),
    'pin:copy': (id) => pins.copy(id),
    'pin:save': (id) => pins.save(id),
    'pin:close': (id) => pins.close(id),
    'pin:move': (id, byX, byY) => pins.move(id, byX, byY),
    'ask:pin-capture': (captureId) => pins.pinCapture(captureId),
    'ask:copy-capture': (captureId) => pins.copyCapture(captureId),
  }
}
