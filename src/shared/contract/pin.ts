import { z } from 'zod'
import type { Args, Reply } from '../contract.ts'
import type { Result } from '../errors.ts'
import type { PinView } from '../views.ts'

const id = z.string().min(1).max(64)
const step = z.number().int().min(-100).max(100)

/** What a pinned capture can do; the id is that of the pin. */
export const pinRequests = {
  'pin:view': z.tuple([id]),
  'pin:ask': z.tuple([id]),
  'pin:copy': z.tuple([id]),
  'pin:save': z.tuple([id]),
  'pin:close': z.tuple([id]),
  /** Moves its window by so many points. */
  'pin:move': z.tuple([id, step, step]),
  /** Pins a capture by its id. */
  'ask:pin-capture': z.tuple([id]),
  /** The picture of a capture goes to the clipboard. */
  'ask:copy-capture': z.tuple([id]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type PinReply = {
  'pin:view': PinView
  'pin:ask': void
  'pin:copy': void
  'pin:save': { readonly isSaved: boolean }
  'pin:close': void
  'pin:move': void
  'ask:pin-capture': void
  'ask:copy-capture': void
}

type Call<C extends keyof PinReply> = (...args: Args<C>) => Promise<Result<Reply[C]>>

export type PinBridge = {
  readonly view: Call<'pin:view'>
  readonly ask: Call<'pin:ask'>
  readonly copy: Call<'pin:copy'>
  readonly save: Call<'pin:save'>
  readonly close: Call<'pin:close'>
  readonly move: Call<'pin:move'>
}
