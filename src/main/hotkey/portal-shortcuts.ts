import { z } from 'zod'
import { PortalError } from '../portal/portal.ts'
import type { Portal, PortalRequest } from '../portal/portal.ts'

type Stop = () => void

/** A command that the desktop is asked for keys for. `trigger` is a wish, in the words of `portalTrigger`. */
type WantedShortcut = { readonly id: string; readonly description: string; readonly trigger: string }

/** The keys that the desktop gave, as it writes them for people; a command that is not in it has none. */
export type GivenKeys = ReadonlyMap<string, string>

type ShortcutEvents = {
  readonly onPress: (id: string) => void
  /** The user gave other keys in the desktop's settings. */
  readonly onChange: (given: GivenKeys) => void
  /** The desktop ended it, or went away: nothing will be pressed any more. */
  readonly onEnd: () => void
}

export type BoundShortcuts = { readonly given: GivenKeys; end(): void }

/** Asks the desktop for keys. Throws a `PortalError`. */
export type BindShortcuts = (
  wanted: readonly WantedShortcut[],
  events: ShortcutEvents,
) => Promise<BoundShortcuts>

const SHORTCUTS = 'org.freedesktop.portal.GlobalShortcuts'
const SESSION = 'org.freedesktop.portal.Session'
/** The desktop may ask the user which keys it shall be. */
const ANSWER_LIMIT_MS = 5 * 60_000
const LONGEST_KEYS = 60

const shortcutList = z.array(
  z.tuple([z.string(), z.looseObject({ trigger_description: z.string().optional() })]),
)
const created = z.looseObject({ session_handle: z.string() })
const bound = z.looseObject({ shortcuts: shortcutList })

/** Binds by the desktop portal's GlobalShortcuts: a session, which can be bound once, and signals for its presses. */
export function bindByPortal(portal: Portal, newToken: () => string): BindShortcuts {
  return async (wanted, events) => {
    const session = new Session(portal, events)
    try {
      await session.open(newToken())
      return { given: await session.bind(wanted), end: () => session.end() }
    } catch (error) {
      session.end()
      throw error
    }
  }
}

class Session {
  readonly #portal: Portal
  readonly #events: ShortcutEvents
  readonly #stops: Stop[] = []
  #handle: string | undefined
  #isBound = false

  constructor(portal: Portal, events: ShortcutEvents) {
    this.#portal = portal
    this.#events = events
  }

  async open(token: string): Promise<void> {
    const { onPress, onChange } = this.#events
    // Heard before it is asked for, so that nothing of it can be missed.
    await this.#hear('Activated', (id) => onPress(String(id)))
    await this.#hear('ShortcutsChanged', (list) => {
      const changed = shortcutList.safeParse(list)
      if (changed.success) onChange(keysIn(changed.data))
    })
    const closed = await this.#portal.listen(SESSION, 'Closed', ({ path }) => {
      if (path === this.#handle) this.#gone()
    })
    this.#stops.push(
      closed,
      this.#portal.onLost(() => this.#gone()),
    )
    const options = { session_handle_token: ['s', token] } as const
    this.#handle = created.parse(await this.#ask({ member: 'CreateSession', options })).session_handle
  }

  async bind(wanted: readonly WantedShortcut[]): Promise<GivenKeys> {
    const results = await this.#ask({
      member: 'BindShortcuts',
      signature: 'oa(sa{sv})s',
      body: (variant) => [
        this.#handle,
        wanted.map(({ id, description, trigger }) => [
          id,
          { description: variant('s', description), preferred_trigger: variant('s', trigger) },
        ]),
        '', // no window of ours need be there
      ],
    })
    this.#isBound = true
    return keysIn(bound.parse(results).shortcuts)
  }

  end(): void {
    this.#quiet()
    if (this.#handle !== undefined) this.#portal.close(this.#handle, SESSION)
    this.#handle = undefined
  }

  async #hear(member: string, listener: (value: unknown) => void): Promise<void> {
    const stop = await this.#portal.listen(SHORTCUTS, member, ({ body: [session, value] }) => {
      if (session === this.#handle) listener(value)
    })
    this.#stops.push(stop)
  }

  async #ask(request: Omit<PortalRequest, 'interface' | 'limitMs'>) {
    const answer = await this.#portal.request({ interface: SHORTCUTS, limitMs: ANSWER_LIMIT_MS, ...request })
    if (answer.kind !== 'done') throw new PortalError('denied')
    return answer.results
  }

  #gone(): void {
    this.#quiet()
    this.#handle = undefined
    if (this.#isBound) this.#events.onEnd() // before that, whoever asked is told
  }

  #quiet(): void {
    for (const stop of this.#stops.splice(0)) stop()
  }
}

/** Bound to no keys is as good as not bound. */
function keysIn(list: z.output<typeof shortcutList>): GivenKeys {
  return new Map(
    list.flatMap(([id, { trigger_description: text = '' }]) => {
      const keys = plainLine(text).slice(0, LONGEST_KEYS)
      return keys === '' ? [] : [[id, keys] as const]
    }),
  )
}

function plainLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim()
}
