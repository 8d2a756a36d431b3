import { Message, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next'
import type { MessageBus } from '@jellybrick/dbus-next'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const NAME = 'org.freedesktop.portal.Desktop'
const PATH = '/org/freedesktop/portal/desktop'
const SHORTCUTS = 'org.freedesktop.portal.GlobalShortcuts'

type Answer = 'cancel' | 'refuse' | 'deny' | 'absent' | 'hang'

/** What comes of a request for a picture. */
export type ShotBehaviour =
  | Answer
  | { readonly kind: 'picture'; readonly png: () => Uint8Array | Promise<Uint8Array> }
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'vanish' }

/** What comes of a request for keys: `given` says what the desktop makes of the wish; undefined: no keys for it. */
export type KeysBehaviour =
  Answer | { readonly kind: 'bind'; readonly given: (id: string, wish: string) => string | undefined }

type Options = Readonly<Record<string, Variant>>
type Shortcut = readonly [id: string, facts: Options]

/** A desktop's portals on a private bus: Screenshot and GlobalShortcuts, as good or as bad as a test wants them. */
export class FakePortal {
  screenshot: ShotBehaviour = 'refuse'
  keys: KeysBehaviour = { kind: 'bind', given: (_id, wish) => wish }
  /** Whether an answer comes before the reply that names it, as a quick portal's may. */
  answersAtOnce = false
  /** Whether programs can say who they are, which older portals do not know. */
  hasRegistry = true
  /** Every call, by its last name, oldest first. */
  readonly calls: { readonly member: string; readonly body: readonly unknown[] }[] = []
  /** The files that pictures were put into. */
  readonly files: string[] = []
  readonly #bus: MessageBus
  readonly #folder: string
  #session: { readonly handle: string; readonly owner: string } | undefined

  private constructor(bus: MessageBus, folder: string) {
    this.#bus = bus
    this.#folder = folder
  }

  static async start(address: string): Promise<FakePortal> {
    const bus = sessionBus({ busAddress: address })
    await once(bus, 'connect')
    const portal = new FakePortal(bus, await mkdtemp(join(tmpdir(), 'askshot-portal-')))
    bus.addMethodHandler((message) => portal.#handle(message))
    await bus.requestName(NAME)
    return portal
  }

  count(member: string): number {
    return this.calls.filter((call) => call.member === member).length
  }

  /** The options of the last call of this name, out of their variants. */
  optionsOf(member: string): Readonly<Record<string, unknown>> {
    const options = this.calls.findLast((call) => call.member === member)?.body.at(-1) as Options | undefined
    return Object.fromEntries(Object.entries(options ?? {}).map(([name, { value }]) => [name, value]))
  }

  /** What the last request for keys wished for. */
  get wishes(): Readonly<Record<string, unknown>> {
    const [, shortcuts] = this.calls.findLast(({ member }) => member === 'BindShortcuts')?.body ?? []
    const list = (shortcuts ?? []) as readonly Shortcut[]
    return Object.fromEntries(list.map(([id, facts]) => [id, facts['preferred_trigger']?.value]))
  }

  get hasSession(): boolean {
    return this.#session !== undefined
  }

  /** The user presses the keys of a shortcut. */
  press(id: string): void {
    this.#toSession('Activated', 'osta{sv}', [id, 0n, {}])
  }

  /** The user gave shortcuts other keys in the desktop's settings; those left out have none any more. */
  change(given: Readonly<Record<string, string>>): void {
    this.#toSession('ShortcutsChanged', 'oa(sa{sv})', [bound(Object.entries(given))])
  }

  /** The desktop ends the session by itself. */
  endSession(): void {
    const session = this.#session
    this.#session = undefined
    if (session !== undefined)
      this.#signal(session.owner, [session.handle, 'org.freedesktop.portal.Session', 'Closed'], 'a{sv}', [{}])
  }

  /** As when it crashes. */
  async vanish(): Promise<void> {
    this.#session = undefined
    await this.#bus.releaseName(NAME)
  }

  async comeBack(): Promise<void> {
    await this.#bus.requestName(NAME)
  }

  async stop(): Promise<void> {
    const { _connection: connection } = this.#bus as unknown as { _connection: NodeJS.EventEmitter }
    connection.removeAllListeners('message') // the client would answer what comes last, and throw that it cannot
    this.#bus.disconnect()
    await rm(this.#folder, { recursive: true, force: true })
  }

  #handle(message: Message): boolean {
    if (message.type !== MessageType.METHOD_CALL) return false
    const { member, body } = message
    this.calls.push({ member, body })
    switch (member) {
      case 'Register':
        this.#reply(message, this.hasRegistry ? undefined : 'UnknownMethod')
        return true
      case 'Screenshot':
        void this.#answer(message, this.screenshot, () => this.#shoot())
        return true
      case 'CreateSession':
        void this.#answer(message, this.keys, () => this.#createSession(message))
        return true
      case 'BindShortcuts':
        void this.#answer(message, this.keys, () => this.#bind(message))
        return true
      case 'Close':
        if (this.#session?.handle === message.path) this.#session = undefined
        this.#reply(message)
        return true
      default:
        return false
    }
  }

  /** Nothing, when there is nobody any more to say it. */
  async #shoot(): Promise<Options | undefined> {
    const behaviour = this.screenshot
    if (typeof behaviour === 'string') return {}
    if (behaviour.kind === 'uri') return { uri: new Variant('s', behaviour.uri) }
    if (behaviour.kind === 'vanish') {
      await this.vanish()
      return undefined
    }
    const file = join(this.#folder, `Screenshot ${this.files.length + 1}.png`)
    await writeFile(file, await behaviour.png())
    this.files.push(file)
    return { uri: new Variant('s', pathToFileURL(file).href) }
  }

  #createSession({ sender, body }: Message): Options {
    const token = String((body[0] as Options)['session_handle_token']?.value)
    const handle = `${PATH}/session/${sender.slice(1).replaceAll('.', '_')}/${token}`
    this.#session = { handle, owner: sender }
    return { session_handle: new Variant('s', handle) }
  }

  #bind({ body }: Message): Options {
    const { keys } = this
    const shortcuts = body[1] as readonly Shortcut[]
    const given = shortcuts.flatMap(([id, facts]): (readonly [string, string])[] => {
      const wish = String(facts['preferred_trigger']?.value)
      const text = typeof keys === 'string' ? undefined : keys.given(id, wish)
      return text === undefined ? [] : [[id, text]]
    })
    return { shortcuts: new Variant('a(sa{sv})', bound(given)) }
  }

  async #answer(
    message: Message,
    behaviour: ShotBehaviour | KeysBehaviour,
    results: () => Options | Promise<Options | undefined>,
  ): Promise<void> {
    if (behaviour === 'absent') return this.#reply(message, 'UnknownMethod')
    if (behaviour === 'deny') return this.#reply(message, 'AccessDenied')
    const options = message.body.at(-1) as Options
    const sender = message.sender.slice(1).replaceAll('.', '_')
    const handle = `${PATH}/request/${sender}/${String(options['handle_token']?.value)}`
    const name = () => this.#bus.send(Message.newMethodReturn(message, 'o', [handle]))
    if (!this.answersAtOnce) name()
    if (behaviour === 'cancel') this.#respond(message.sender, handle, 1)
    else if (behaviour === 'refuse') this.#respond(message.sender, handle, 2)
    else if (behaviour !== 'hang') {
      const made = await results()
      if (made !== undefined) this.#respond(message.sender, handle, 0, made)
    }
    if (this.answersAtOnce) name()
  }

  #respond(to: string, handle: string, code: number, results: Options = {}): void {
    this.#signal(to, [handle, 'org.freedesktop.portal.Request', 'Response'], 'ua{sv}', [code, results])
  }

  #reply(message: Message, error?: string): void {
    const name = `org.freedesktop.DBus.Error.${error}`
    this.#bus.send(error === undefined ? Message.newMethodReturn(message) : Message.newError(message, name))
  }

  #toSession(member: string, signature: string, body: readonly unknown[]): void {
    const session = this.#session
    if (session === undefined) throw new Error('No program has a session for keys')
    this.#signal(session.owner, [PATH, SHORTCUTS, member], signature, [session.handle, ...body])
  }

  #signal(
    to: string,
    [path, interfaceName, member]: readonly [string, string, string],
    signature: string,
    body: readonly unknown[],
  ): void {
    const signal = Message.newSignal(path, interfaceName, member, signature, [...body])
    signal.destination = to
    this.#bus.send(signal)
  }
}

function bound(given: readonly (readonly [string, string])[]): readonly unknown[] {
  return given.map(([id, text]) => [
    id,
    { description: new Variant('s', id), trigger_description: new Variant('s', text) },
  ])
}
