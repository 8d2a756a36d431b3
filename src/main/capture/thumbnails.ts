import { rmSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shrinkPicture } from './shrink-picture.ts'

/** Twice the width of a cell of the grid, for displays of a high density. */
const LONG_SIDE_PX = 400
const NAME = /^([0-9a-f]{64})\.png$/

type Options = {
  readonly folder: string
  /** The picture itself; throws when it is gone. */
  readonly read: (file: string) => Promise<Uint8Array>
}

/** Small copies of pictures, each made once, when it is first looked at, and thrown away with its picture. */
export class Thumbnails {
  readonly #given: Options
  readonly #making = new Map<string, Promise<Uint8Array>>()

  constructor(given: Options) {
    this.#given = given
  }

  /** A JPEG of the picture of this name. Throws when there is no such picture. */
  async read(file: string): Promise<Uint8Array> {
    const kept = await readFile(this.#pathOf(file)).catch(() => undefined) // not made yet
    if (kept !== undefined && kept.length > 0) return kept
    const making = this.#making.get(file) ?? this.#make(file)
    this.#making.set(file, making)
    return making.finally(() => this.#making.delete(file))
  }

  async remove(files: readonly string[]): Promise<void> {
    for (const file of files) await rm(this.#pathOf(file), { force: true })
  }

  /** At once, for the end of the app. */
  removeNow(files: readonly string[]): void {
    for (const file of files) rmSync(this.#pathOf(file), { force: true })
  }

  async removeAll(): Promise<void> {
    await rm(this.#given.folder, { recursive: true, force: true })
  }

  /** Removes those whose picture is gone. */
  async sweep(isNamed: (file: string) => boolean): Promise<void> {
    const names = await readdir(this.#given.folder).catch(() => [])
    for (const name of names) {
      if (!isNamed(name.replace(/\.jpg$/, '.png'))) await rm(join(this.#given.folder, name), { force: true })
    }
  }

  async #make(file: string): Promise<Uint8Array> {
    const picture = await this.#given.read(file)
    const { bytes } = await shrinkPicture(picture, { mimeType: 'image/jpeg', longSidePx: LONG_SIDE_PX })
    const path = this.#pathOf(file)
    try {
      await mkdir(this.#given.folder, { recursive: true, mode: 0o700 })
      await writeFile(`${path}.tmp`, bytes, { mode: 0o600 })
      await rename(`${path}.tmp`, path)
    } catch {
      // It is made again the next time: nothing is lost but time.
    }
    return bytes
  }

  #pathOf(file: string): string {
    const [, name] = NAME.exec(file) ?? []
    return join(this.#given.folder, `${name ?? 'none'}.jpg`)
  }
}
