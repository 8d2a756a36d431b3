import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TempDir = { readonly path: string; readonly remove: () => Promise<void> }

/** A folder of this test's own; the test removes it, also while what it has left behind still writes there. */
export async function makeTempDir(purpose = 'test'): Promise<TempDir> {
  const path = await mkdtemp(join(tmpdir(), `askshot-${purpose}-`))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
