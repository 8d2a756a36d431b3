import type { Bridge } from '#shared/contract/bridge.ts'
import type { ErrorCode, Failure, Result } from '#shared/errors.ts'
import { MAX_CAPTURES, MAX_FILE_NAME, MAX_PICTURE_BYTES } from '#shared/limits.ts'
import type { CaptureView } from '#shared/views.ts'
import type { Strip } from './strip.svelte.ts'

/** A file that was pasted, dropped or opened. */
export type GivenFile = {
  readonly name: string
  readonly size: number
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>
}

/** What the files really are is for main to see, and to say of those that cannot be asked about. */
export function givenFiles(files: Iterable<File> | null | undefined): readonly GivenFile[] {
  return [...(files ?? [])].map((file) => ({
    name: file.name,
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  }))
}

/** Adds files to those that a question is about, as far as they can be. Gives why the last of the others cannot. */
export async function takeFiles(
  bridge: Pick<Bridge['ask'], 'addFile'>,
  files: readonly GivenFile[],
  strip: Pick<Strip, 'captures' | 'add'>,
): Promise<Failure | undefined> {
  let refusal: Failure | undefined
  for (const file of files) {
    const added = await takeFile(bridge, file, strip.captures.length)
    if (added.ok) strip.add(added.value)
    else refusal = added.failure
  }
  return refusal
}

/** Hands a file over to main, where it is looked at; or says why it is not even read. */
async function takeFile(
  { addFile }: Pick<Bridge['ask'], 'addFile'>,
  { name, size, read }: GivenFile,
  captureCount: number,
): Promise<Result<CaptureView>> {
  if (captureCount >= MAX_CAPTURES) return refused('captures-full')
  if (size > MAX_PICTURE_BYTES) return refused('file-too-large')
  const bytes = await read().catch(() => undefined) // it is gone, or may not be read
  return bytes === undefined ? refused('file-unreadable') : addFile(bytes, name.slice(-MAX_FILE_NAME))
}

function refused(code: ErrorCode): Result<CaptureView> {
  return { ok: false, failure: { code } }
}
