import type { Bridge } from '#shared/contract/bridge.ts'
import { fromFailure } from '#shared/errors.ts'
import type { Result } from '#shared/errors.ts'

declare global {
  /** Put there by the preload, before any script of the page runs. */
  var bridge: Bridge
}

/** The value, or the failure as a thrown `AppError` with its code intact. */
export async function unwrap<T>(reply: Promise<Result<T>>): Promise<T> {
  const result = await reply
  if (result.ok) return result.value
  throw fromFailure(result.failure)
}
