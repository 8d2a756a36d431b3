import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cookieFor } from './x11-authority.ts'
import { X11Connection } from './x11-connection.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Tells which program is in front, each time another one is. */
export type FrontApp = {
  /** The names that the program has for itself; empty where none is in front, or it has none. */
  follow(onFront: (names: readonly string[]) => void): void
  stop(): void
}

/**
 * The program in front as window managers tell it (https://specifications.freedesktop.org/wm-spec/latest). Undefined
 * where there is no X server on this computer, or no window manager that does.
 */
export async function connectFrontApp(environment: Environment): Promise<FrontApp | undefined> {
  const display = /^(?:unix)?:(\d+)/.exec(environment['DISPLAY'] ?? '')?.[1]
  if (display === undefined) return undefined
  const file = environment['XAUTHORITY'] ?? join(environment['HOME'] ?? '', '.Xauthority')
  const cookie = cookieFor(display, await readFile(file).catch(() => Buffer.alloc(0))) // many servers ask for none
  const connection = await X11Connection.open(`/tmp/.X11-unix/X${display}`, cookie)
  if (connection === undefined) return undefined
  const [supported = 0, active = 0, ...names] = await Promise.all(
    ['_NET_SUPPORTED', '_NET_ACTIVE_WINDOW', 'WM_CLASS', 'WM_NAME'].map((each) => connection.atom(each)),
  )
  if (!numbers(await connection.property(connection.root, supported)).includes(active)) {
    connection.end()
    return undefined
  }
  return following(connection, { active, names })
}

function following(
  connection: X11Connection,
  { active, names }: { readonly active: number; readonly names: readonly number[] },
): FrontApp {
  const { root } = connection
  const inFront = async (look: () => void) => {
    const [window = 0] = numbers(await connection.property(root, active))
    if (window === 0) return []
    connection.followEnd(window, look) // the last one of all: window managers go on calling it the active one
    // A few programs have no name for themselves, and are known by their title alone.
    for (const name of names) {
      const found = (await connection.property(window, name)).toString().split('\0').filter(Boolean)
      if (found.length > 0) return found
    }
    return []
  }
  const looks = { last: 0 }
  return {
    follow(onFront) {
      const look = () => {
        const own = (looks.last += 1)
        // One that was overtaken says what was in front before.
        void inFront(look).then((found) => own === looks.last && onFront(found))
      }
      connection.followProperties(root, (atom) => {
        if (atom === active) look()
      })
      look()
    },
    stop: () => connection.end(),
  }
}

function numbers(value: Buffer): readonly number[] {
  return Array.from({ length: Math.floor(value.length / 4) }, (_, index) => value.readUInt32LE(4 * index))
}
