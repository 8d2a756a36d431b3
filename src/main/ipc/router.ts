import type { z } from 'zod'
import { requests, watchRequest } from '#shared/contract.ts'
import type { Args, Channel, Reply } from '#shared/contract.ts'
import { AppError, toFailure } from '#shared/errors.ts'
import type { Result } from '#shared/errors.ts'
import type { AskStream } from '../ask/ask-stream.ts'
import type { IsTrusted, Sender } from './trusted-sender.ts'

/** One function per channel; a missing one does not compile. */
export type Handlers = { readonly [C in Channel]: (...args: Args<C>) => Promise<Reply[C]> | Reply[C] }

/** Which channels the window of this id may use: the overlay never needs to replace a key. */
type MayUse = (windowId: number | undefined, channel: Channel | 'ask:watch') => boolean

type Dependencies = {
  readonly isTrusted: IsTrusted
  readonly mayUse: MayUse
  /** As the page of this id may call them. */
  readonly handlers: (pageId: number | undefined) => Handlers
  readonly watchAsk: (askId: string, stream: AskStream) => void
  readonly report: (channel: string, error: unknown) => void
}

export type Router = {
  /** One untrusted message → one `Result`. Never rejects. */
  dispatch(channel: Channel, sender: Sender, args: unknown[]): Promise<Result<unknown>>
  /** One untrusted request to watch an ask. A refusal is one message, and then the port closes. */
  watch(sender: Sender, request: unknown, stream: AskStream): void
}

/** Channels that a person's typing goes over. */
const forms: ReadonlySet<Channel> = new Set(['profile:change'])

/** Names the field, so that a form can say beside which one; never its value. */
function malformed(channel: Channel, cause: z.ZodError): AppError {
  const field = cause.issues[0]?.path.filter((step) => typeof step === 'string').join('.') ?? ''
  return field === '' || !forms.has(channel)
    ? new AppError('bad-request', `Malformed ${channel}`, { cause })
    : new AppError('field-invalid', `Malformed ${channel}`, { cause, details: { field } })
}

/** The one door between pages and main: sender and schema are checked here, and nowhere twice. */
export function createRouter({ isTrusted, mayUse, handlers, watchAsk, report }: Dependencies): Router {
  function admit(channel: Channel | 'ask:watch', sender: Sender): void {
    if (!isTrusted(sender) || !mayUse(sender.windowId, channel))
      throw new AppError('bad-request', 'Refused a message from a page that may not send it')
  }
  return {
    async dispatch(channel, sender, args) {
      try {
        admit(channel, sender)
        const parsed = requests[channel].safeParse(args)
        if (!parsed.success) throw malformed(channel, parsed.error)
        const handle = handlers(sender.windowId)[channel] as (...args: unknown[]) => unknown
        return { ok: true, value: await handle(...parsed.data) }
      } catch (error) {
        report(channel, error)
        return { ok: false, failure: toFailure(error) }
      }
    },
    watch(sender, request, stream) {
      try {
        admit('ask:watch', sender)
        const parsed = watchRequest.safeParse(request)
        if (!parsed.success) throw new AppError('bad-request', 'Malformed ask:watch', { cause: parsed.error })
        watchAsk(parsed.data.askId, stream)
      } catch (error) {
        report('ask:watch', error)
        stream.send({ type: 'refused', failure: toFailure(error) })
        stream.close()
      }
    },
  }
}
