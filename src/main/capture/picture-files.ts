import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import nodeFs from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '#shared/errors.ts'
import type { ErrorCode } from '#shared/errors.ts'

/** What this class asks of the disk; the functions of `node:fs/promises` as they are. */
export type PictureDisk = {
  mkdir(path: string, options: { recursive: true; mode: number }): Promise<unknown>
  chmod(path: string, mode: number): Promise<void>
  readdir(path: string): Promise<string[]>
  open(path: string, flags: string, mode?: number): Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close'>>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  readFile(path: string): Promise<Uint8Array>
  stat(path: string): Promise<{ readonly mtimeMs: number }>
}

type PictureFilesOptions = { folder: string; disk?: PictureDisk; syncsFolders?: boolean }

/** What a file holds, as its name ends. */
export type FileKind = 'png' | 'pdf'

const KEPT = /^[0-9a-f]{64}\.(png|pdf)$/
const TEMPORARY = /^[0-9a-f]{64}\.(png|pdf)\.\d+\.tmp$/
/** Some milliseconds of work. */
const HASHED_AT_ONCE = 8_000_000
const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT'])
const UNWRITABLE: ReadonlySet<string | undefined> = new Set(['EACCES', 'EROFS', 'EPERM', 'EIO'])

/**
 * Pictures and documents in one folder, each named by the SHA-256 of its bytes: the same one is stored once, and what is
 * read is what was saved. A file under its final name is always whole and on the disk itself, not only in a cache.
 */
export class PictureFiles {
  readonly #folder: string
  readonly #disk: PictureDisk
  readonly #syncsFolders: boolean
  #writes = 0
  /** Saved by this run of the app: their rows may be about to be written. */
  readonly #saved = new Set<string>()
  readonly #saving = new Set<string>()
  readonly #removals = new Map<string, Promise<void>>()

  /** Windows opens no folder for syncing and needs none; `syncsFolders` is for tests of that. */
  constructor({ folder, disk = nodeFs, syncsFolders = process.platform !== 'win32' }: PictureFilesOptions) {
    this.#folder = folder
    this.#disk = disk
    this.#syncsFolders = syncsFolders
  }

  /** Makes the folder, for its owner alone, and removes what an interrupted save left. To be called before any save. */
  async prepare(): Promise<void> {
    try {
      await this.#disk.mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await this.#disk.chmod(this.#folder, 0o700) // the folder may be older than we are
      const names = await this.#disk.readdir(this.#folder)
      for (const name of names.filter((each) => TEMPORARY.test(each))) {
        await this.#disk.unlink(join(this.#folder, name))
      }
    } catch (cause) {
      throw diskError('The picture folder could not be prepared', cause)
    }
  }

  /** Stores a picture or a document; gives its name and size in bytes. Throws `disk-full` or `disk-unwritable`. */
  async save(
    bytes: Uint8Array,
    kind: FileKind = 'png',
  ): Promise<{ readonly file: string; readonly bytes: number }> {
    const file = `${await digest(bytes)}.${kind}`
    this.#saved.add(file)
    this.#saving.add(file)
    await this.#removals.get(file)
    try {
      if (!(await this.#isStored(file, bytes))) await this.#write(file, bytes)
      await this.#syncFolder() // also for a file that was there: an earlier save may have stopped just before this
    } catch (cause) {
      throw diskError('A picture or document could not be saved', cause)
    } finally {
      this.#saving.delete(file)
    }
    return { file, bytes: bytes.length }
  }

  /**
   * The bytes saved under this name. Throws `picture-missing` or `document-missing` when they are gone or no longer what
   * was saved.
   */
  async read(file: string): Promise<Uint8Array> {
    const path = this.pathOf(file)
    const missing: ErrorCode = file.endsWith('.pdf') ? 'document-missing' : 'picture-missing'
    const bytes = await this.#disk.readFile(path).catch((cause: unknown) => {
      const code = codeOf(cause) === 'ENOENT' ? missing : 'disk-unwritable'
      throw new AppError(code, `File ${file} could not be read`, { cause })
    })
    if (file.startsWith(`${await digest(bytes)}.`)) return bytes
    throw new AppError(missing, `File ${file} is damaged`)
  }

  /**
   * Removes files that are older than `before` and that `isNamed` does not know, which is asked just before. One that
   * was saved since the start of the app stays in any case.
   */
  async sweep(isNamed: (file: string) => boolean, before: number): Promise<void> {
    try {
      for (const file of (await this.#disk.readdir(this.#folder)).filter((name) => KEPT.test(name))) {
        const { mtimeMs } = await this.#disk.stat(this.pathOf(file))
        if (mtimeMs < before && !this.#saved.has(file) && !isNamed(file)) await this.#remove(file)
      }
    } catch (cause) {
      throw diskError('The picture folder could not be swept', cause)
    }
  }

  /** Removes files whose last ask is gone, unless `isNamed` knows them again or one is just being saved. */
  async remove(files: readonly string[], isNamed: (file: string) => boolean): Promise<void> {
    for (const file of files) {
      if (isNamed(file) || this.#saving.has(file)) continue
      this.#saved.delete(file)
      await this.#remove(file).catch((cause: unknown) => {
        if (codeOf(cause) !== 'ENOENT') throw diskError('A picture or document could not be removed', cause)
      })
    }
  }

  /** Removes files at once; one that cannot be removed is swept away some day. */
  removeNow(files: readonly string[]): void {
    for (const file of files) rmSync(this.pathOf(file), { force: true })
  }

  /** Removes every picture and document. */
  async removeAll(): Promise<void> {
    const names = await this.#disk.readdir(this.#folder)
    await this.remove(
      names.filter((name) => KEPT.test(name)),
      () => false,
    )
  }

  /** A save of the same file meanwhile waits for the end of this. */
  async #remove(file: string): Promise<void> {
    const removal = this.#disk.unlink(this.pathOf(file))
    this.#removals.set(
      file,
      removal.catch(() => undefined), // told by the sweep
    )
    try {
      await removal
    } finally {
      this.#removals.delete(file)
    }
  }

  /** Where the file of this name is. Throws `bad-request` for any text that is not such a name. */
  pathOf(file: string): string {
    if (!KEPT.test(file)) throw new AppError('bad-request', 'Not the name of a picture or document')
    return join(this.#folder, file)
  }

  /** Whether these very bytes are there already; a damaged file of that name is not them, and is replaced. */
  async #isStored(file: string, bytes: Uint8Array): Promise<boolean> {
    const stored = await this.#disk.readFile(this.pathOf(file)).catch(() => undefined) // unreadable: write it anew
    return stored !== undefined && Buffer.compare(stored, bytes) === 0
  }

  async #write(file: string, bytes: Uint8Array): Promise<void> {
    this.#writes += 1 // two saves of one file at once must not share a temporary file
    const temporary = `${this.pathOf(file)}.${this.#writes}.tmp`
    try {
      const handle = await this.#disk.open(temporary, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await this.#disk.rename(temporary, this.pathOf(file))
    } catch (error) {
      await this.#disk.unlink(temporary).catch(() => undefined) // best effort: `prepare` removes what is left
      throw error
    }
  }

  /** Makes the new name itself survive a power cut. */
  async #syncFolder(): Promise<void> {
    if (!this.#syncsFolders) return
    const handle = await this.#disk.open(this.#folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

/** In parts, with a rest between them: a document of many megabytes would hold up everything else. */
async function digest(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += HASHED_AT_ONCE) {
    if (at > 0) await setImmediate()
    hash.update(bytes.subarray(at, at + HASHED_AT_ONCE))
  }
  return hash.digest('hex')
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function diskError(message: string, cause: unknown): AppError {
  const code = codeOf(cause)
  if (FULL.has(code)) return new AppError('disk-full', message, { cause })
  return new AppError(UNWRITABLE.has(code) ? 'disk-unwritable' : 'unexpected', message, { cause })
}
