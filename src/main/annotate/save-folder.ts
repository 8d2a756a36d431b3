import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { RememberedFile } from '../remembered-file.ts'

const memory = z.object({ lastUsed: z.string().max(1_000) })

type Dependencies = {
  readonly path: string
  readonly onError: (error: unknown) => void
  /** The one of the settings; empty: none was chosen. */
  readonly chosen: () => string
  /** The user's own folder of pictures. */
  readonly usual: () => string
}

/** Where saving a picture begins to look for a place: the folder of the settings, else the one used last. */
export class SaveFolder {
  readonly #given: Dependencies
  readonly #file: RememberedFile<z.output<typeof memory>>

  constructor(given: Dependencies) {
    this.#given = given
    this.#file = new RememberedFile({ ...given, schema: memory, usual: { lastUsed: '' } })
  }

  /** One that is there. */
  begin(): string {
    const { chosen, usual } = this.#given
    return [chosen(), this.#file.value.lastUsed].find(isFolder) ?? usual()
  }

  /** A picture was saved as this file. */
  note(file: string): void {
    const lastUsed = dirname(file)
    if (lastUsed !== this.#file.value.lastUsed) this.#file.keep({ lastUsed })
  }

  /** What is on its way to the disk is there. */
  written(): Promise<void> {
    return this.#file.written()
  }
}

function isFolder(path: string): boolean {
  return path !== '' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
