import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import { KeychainTimeout } from './keychain-calls.ts'
import type { RawKeychain, KeychainRefusal, KeychainRequest } from './keychain-calls.ts'

/** A person's prompt may stay open for longer; until then "locked" is the truth, and the prompt outlives the process. */
const DEADLINE_MS = 5_000

/** The keychain's process as seen from here. */
export type KeychainHost = {
  send(request: KeychainRequest): void
  /** At once and without waiting for anything it is doing. */
  kill(): void
}
export type StartKeychainHost = (on: {
  readonly message: (message: unknown) => void
  readonly exit: () => void
}) => KeychainHost

type Dependencies = {
  readonly startHost: StartKeychainHost
  readonly after: (delayMs: number, action: () => void) => () => void
}
type Value = string | boolean | null | undefined
type Pending = {
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
  readonly cancelDeadline: () => void
}
type Call =
  | { readonly call: 'get' | 'remove'; readonly account: string }
  | { readonly call: 'set'; readonly account: string; readonly password: string }

const replySchema = z.union([
  z.object({
    id: z.number(),
    ok: z.literal(true),
    value: z.union([z.string(), z.boolean(), z.null()]).optional(),
  }),
  z.object({ id: z.number(), ok: z.literal(false), reason: z.enum(['unavailable', 'locked', 'failed']) }),
])

/** Keychain calls carried out by a process of their own: started by the first call, killed when it misses a deadline. */
export class KeychainClient implements RawKeychain {
  readonly #given: Dependencies
  readonly #pending = new Map<number, Pending>()
  #host: KeychainHost | undefined
  #lastId = 0

  constructor(given: Dependencies) {
    this.#given = given
  }

  async get(account: string): Promise<string | null> {
    const value = await this.#call({ call: 'get', account })
    return typeof value === 'string' ? value : null
  }

  async set(account: string, password: string): Promise<void> {
    await this.#call({ call: 'set', account, password })
  }

  async remove(account: string): Promise<boolean> {
    return (await this.#call({ call: 'remove', account })) === true
  }

  /** Ends the process without waiting for what it is doing; a later call starts a new one. */
  stop(): void {
    this.#end(new KeychainTimeout())
  }

  #call(call: Call): Promise<Value> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      // One call that hangs means that the keychain does, so those beside it are not waited for either.
      const cancelDeadline = this.#given.after(DEADLINE_MS, () => this.#end(new KeychainTimeout()))
      this.#pending.set(id, { resolve, reject, cancelDeadline })
      try {
        this.#host ??= this.#start()
        this.#host.send({ id, ...call })
      } catch (cause) {
        this.#end(new AppError('keychain-unavailable', 'The keychain process did not start', { cause }))
      }
    })
  }

  #start(): KeychainHost {
    const host: KeychainHost = this.#given.startHost({
      message: (message) => this.#settle(message),
      exit: () => {
        if (this.#host !== host) return // it was killed, and another has taken its place
        this.#end(new AppError('keychain-unavailable', 'The keychain process ended by itself'))
      },
    })
    return host
  }

  #settle(message: unknown): void {
    const parsed = replySchema.safeParse(message)
    if (!parsed.success) return // the deadline takes care of a call that gets no answer
    const reply = parsed.data
    const pending = this.#pending.get(reply.id)
    if (pending === undefined) return // its deadline came first
    this.#pending.delete(reply.id)
    pending.cancelDeadline()
    if (reply.ok) pending.resolve(reply.value)
    else pending.reject(refusal(reply.reason))
  }

  #end(error: Error): void {
    const calls = [...this.#pending.values()]
    this.#pending.clear()
    this.#host?.kill()
    this.#host = undefined
    for (const { cancelDeadline, reject } of calls) {
      cancelDeadline()
      reject(error)
    }
  }
}

function refusal(reason: KeychainRefusal): AppError {
  switch (reason) {
    case 'locked':
      return new AppError('keychain-locked', 'The keychain is locked')
    case 'unavailable':
      return new AppError('keychain-unavailable', 'There is no keychain')
    case 'failed':
      return new AppError('unexpected', 'The keychain refused')
  }
}
