import { z } from 'zod'

/** A field that servers may leave out, set to null, or get wrong: then it is simply not there. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined)
}

/** A field of any kind, also of none: `z.unknown()` alone insists that it is there. */
export const anything = z.unknown().optional()
