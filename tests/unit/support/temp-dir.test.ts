import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeTempDir } from '../../support/temp-dir.ts'

/** Writes one file after another, for a while or until its folder is gone. */
async function writeOn(folder: string, name: string): Promise<void> {
  const end = performance.now() + 50
  for (let at = 0; performance.now() < end && existsSync(folder); at++)
    await writeFile(join(folder, `${name}-${at}`), '').catch(() => undefined)
}

test('a folder is removed though something is still being written into it', async () => {
  const { path, remove } = await makeTempDir()
  const writers = ['a', 'b', 'c'].map((name) => writeOn(path, name))
  await remove()
  await Promise.all(writers)
  expect(existsSync(path)).toBe(false)
})
