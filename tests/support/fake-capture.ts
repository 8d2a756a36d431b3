import type { Args, Reply } from '#shared/contract.ts'
import type { OverlayReply } from '#shared/contract/overlay.ts'
import type { PinReply } from '#shared/contract/pin.ts'

type Channels = keyof OverlayReply | keyof PinReply | 'capture:pin'
type Handlers = { [C in Channels]: (...args: Args<C>) => Reply[C] }

/** What main says to the overlay, the count and pinned captures: mostly nothing. */
export const fakeCapture: Handlers = {
  'overlay:fail': () => undefined,
  'overlay:cover-look': () => undefined,
  'overlay:delay': () => undefined,
  'overlay:point': () => undefined,
  'overlay:draw': () => undefined,
  'countdown:stop': () => undefined,
  'capture:pin': () => undefined,
  'ask:pin-capture': () => undefined,
  'ask:copy-capture': () => undefined,
  'pin:view': (id) => ({ id, url: '/picture/320x200/336633.png', widthPx: 320, heightPx: 200 }),
  'pin:ask': () => undefined,
  'pin:copy': () => undefined,
  'pin:save': () => ({ isSaved: true }),
  'pin:close': () => undefined,
  'pin:move': () => undefined,
}
