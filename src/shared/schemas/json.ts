import { z } from 'zod'

/** An object of JSON values. Its type is flat, because a recursive one is too deep for some type checks. */
export const jsonObject: z.ZodType<
  Readonly<Record<string, unknown>>,
  Readonly<Record<string, unknown>>
> = z.record(z.string().min(1).max(200), z.json())
