import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PictureSize } from '../profiles/image-tokens.ts'
import { heicSize, isDrawingOf } from './heic.ts'

/** Lets the system draw the picture of a file; throws, or gives none, where it cannot. */
export type DrawFile = (
  path: string,
  size: PictureSize,
) => Promise<PictureSize & { readonly toPng: () => Uint8Array }>

/** A HEIC picture as the system draws it, as a PNG; undefined where it draws none, or only the sign of such files. */
export async function drawnHeic(bytes: Uint8Array, draw: DrawFile): Promise<Uint8Array | undefined> {
  const size = heicSize(bytes)
  if (size === undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'askshot-')) // for its owner alone; systems draw from files only
  try {
    const path = join(folder, 'picture.heic')
    await writeFile(path, bytes, { mode: 0o600 })
    const drawn = await draw(path, size)
    return isDrawingOf(drawn, size) ? drawn.toPng() : undefined
  } catch {
    return undefined // the system has no reader for it, which is said in words
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
