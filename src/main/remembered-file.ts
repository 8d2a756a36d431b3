import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { z } from 'zod'

type Options<T> = {
  readonly path: string
  readonly schema: z.ZodType<T>
  /** What holds where nothing is remembered. */
  readonly usual: T
  readonly onError: (error: unknown) => void
}

/** A value that outlives the app and is worth no word: a file that cannot be read or written costs only that. */
export class RememberedFile<T> {
  readonly #given: Options<T>
  #value: T
  #writing: Promise<void> = Promise.resolve()

  constructor(given: Options<T>) {
    this.#given = given
    this.#value = read(given)
  }

  get value(): T {
    return this.#value
  }

  keep(value: T): void {
    this.#value = value
    this.#writing = this.#writing.then(() => this.#write(value))
  }

  /** What is on its way to the disk is there. */
  written(): Promise<void> {
    return this.#writing
  }

  async #write(value: T): Promise<void> {
    const { path, onError } = this.#given
    try {
      await writeFile(`${path}.new`, JSON.stringify(value), { mode: 0o600 })
      await rename(`${path}.new`, path)
    } catch (error) {
      onError(error)
    }
  }
}

function read<T>({ path, schema, usual }: Options<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return usual // not there yet, or not worth a word
  }
}
