import { AppError, toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import { settingsSchema } from '#shared/schemas/settings.ts'
import type { Settings } from '#shared/schemas/settings.ts'

/** What the user has set, here and on disk. */
export type SettingsStore = {
  get(): Settings
  /** Applies a change and saves it; throws an `AppError` and changes nothing when it cannot be saved. */
  change(patch: (settings: Settings) => Settings): Settings
  /** Calls back after each change; returns how to stop that. */
  watch(listener: (settings: Settings) => void): () => void
  /** What was wrong with the settings at start, and the user should know. */
  readonly problem?: Failure
}

/** The file behind the store: one value, written whole or not at all. */
export type SettingsFile = {
  /** Undefined when nothing has been saved yet. */
  read(): unknown
  write(settings: Settings): void
}

type Options = {
  readonly file: SettingsFile
  readonly defaults: () => Settings
  readonly problem?: Failure
}

const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT']

/** Settings kept in memory and saved with each change. Always has something to give: where the file has not, defaults. */
export class SavedSettings implements SettingsStore {
  readonly problem?: Failure
  readonly #file: SettingsFile
  readonly #listeners = new Set<(settings: Settings) => void>()
  #settings: Settings

  constructor({ file, defaults, problem }: Options) {
    this.#file = file
    const stored = readStored(file)
    this.#settings = stored ?? defaults()
    // Saved at once, because a profile's id names its key in the keychain and must be the same at the next start.
    const unsaved = stored === undefined ? this.#saveFirst() : undefined
    const worst = problem ?? unsaved
    if (worst !== undefined) this.problem = worst
  }

  get(): Settings {
    return this.#settings
  }

  change(patch: (settings: Settings) => Settings): Settings {
    const parsed = settingsSchema.safeParse(patch(this.#settings))
    if (!parsed.success)
      throw new AppError('bad-request', 'A change would make the settings invalid', { cause: parsed.error })
    this.#save(parsed.data)
    this.#settings = parsed.data
    for (const listener of [...this.#listeners]) listener(parsed.data)
    return parsed.data
  }

  watch(listener: (settings: Settings) => void): () => void {
    const own = (settings: Settings) => listener(settings) // so that one function can watch twice
    this.#listeners.add(own)
    return () => {
      this.#listeners.delete(own)
    }
  }

  #save(settings: Settings): void {
    try {
      this.#file.write(settings)
    } catch (cause) {
      const code = FULL.includes((cause as NodeJS.ErrnoException).code) ? 'disk-full' : 'disk-unwritable'
      throw new AppError(code, 'The settings could not be saved', { cause })
    }
  }

  #saveFirst(): Failure | undefined {
    try {
      this.#save(this.#settings)
      return undefined
    } catch (error) {
      return toFailure(error)
    }
  }
}

/** What was found broken has been set aside before; anything else that cannot be read counts as not there. */
function readStored(file: SettingsFile): Settings | undefined {
  const parsed = settingsSchema.safeParse(file.read())
  return parsed.success ? parsed.data : undefined
}
