import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const remembered = z.object({
  history: z.object({
    width: z.number().int().min(100).max(20_000),
    height: z.number().int().min(100).max(20_000),
    isMaximized: z.boolean(),
  }),
})

export type RememberedSize = z.output<typeof remembered>['history']

/** The size that the history window had last; undefined when none is known. */
export function readSize(path: string): RememberedSize | undefined {
  try {
    return remembered.parse(JSON.parse(readFileSync(path, 'utf8'))).history
  } catch {
    return undefined // not there yet, or not worth a word
  }
}

export function writeSize(path: string, history: RememberedSize): void {
  try {
    writeFileSync(path, JSON.stringify({ history }), { mode: 0o600 })
  } catch {
    // It opens as it did before.
  }
}
