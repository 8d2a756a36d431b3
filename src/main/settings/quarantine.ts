import { copyFileSync, constants, existsSync, readFileSync, renameSync } from 'node:fs'
import { settingsSchema } from '#shared/schemas/settings.ts'

type QuarantineOptions = {
  readonly path: string
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * `usable`: there is none, or it is in order. `set-aside`: it was not, and now has another name. `stuck`: it is not in
 * order and cannot be moved or copied, so nothing may be written in its place.
 */
export type QuarantineOutcome = 'usable' | 'set-aside' | 'stuck'

/**
 * Sets a settings file aside that cannot be read, is damaged, or was written by a newer version, so that whoever opens
 * it next finds none and its bytes are kept. To be called before anything else opens it.
 */
export function quarantineBroken({ path, now }: QuarantineOptions): QuarantineOutcome {
  if (isUsable(path)) return 'usable'
  const aside = freeName(path, now)
  try {
    renameSync(path, aside)
    return 'set-aside'
  } catch {
    return copyAside(path, aside) // another program has it open, say
  }
}

function isUsable(path: string): boolean {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
    return settingsSchema.safeParse(stored).success
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/** `settings.json` → `settings.broken-2026-11-22.json`, and with a number behind the date if that is taken. */
function freeName(path: string, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10)
  for (let count = 1; ; count++) {
    const name = path.replace(/(\.json)?$/, `.broken-${day}${count === 1 ? '' : `-${count}`}.json`)
    if (!existsSync(name)) return name
  }
}

function copyAside(path: string, aside: string): QuarantineOutcome {
  try {
    copyFileSync(path, aside, constants.COPYFILE_EXCL)
    return 'set-aside'
  } catch {
    return 'stuck' // nothing more can be done; the caller leaves the file alone
  }
}
