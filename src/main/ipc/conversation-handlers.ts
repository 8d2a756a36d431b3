import type { EditPictureRequest } from '#shared/contract/revise.ts'
import type { AskOptions, CaptureView, PinState } from '#shared/views.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import type { AskCommands } from '../ask/ask-commands.ts'
import { toSummary } from '../ask/shown-view.ts'
import type { ShownView } from '../ask/shown-view.ts'
import type { Handlers } from './router.ts'

/** What pages can do with threads and questions besides asking. */
export type Conversation = {
  /** Throws what says why the file cannot be asked about, `disk-full`, `disk-unwritable`. */
  readonly addFile: (bytes: Uint8Array, name: string) => Promise<CaptureView>
  readonly keepPrompt: (prompt: PromptPreset) => void
  readonly forgetPrompt: (name: string) => void
  readonly save: (askId: string) => Promise<void>
}

/** What an ask window can do with itself. Each call throws `bad-request` when it comes from no ask window. */
export type AskWindowActs = {
  readonly shown: () => ShownView
  readonly hide: () => void
  readonly fit: (contentHeight: number) => void
  readonly pin: (state: PinState) => void
  readonly offers: () => AskOptions
  readonly openBeside: (threadId: string, side: 'before' | 'after') => void
  readonly captureInto: (threadId: string | undefined) => void
  readonly lookAgain: (captureIds: readonly string[], threadId: string | undefined) => void
  readonly editPicture: (request: EditPictureRequest) => void
  /** A dialog stands over the window until this is settled. */
  readonly during: <T>(dialog: Promise<T>) => Promise<T>
}

export type ConversationHandlers = Pick<
  Handlers,
  | 'ask:continue'
  | 'ask:turn-to'
  | 'ask:leaf'
  | 'ask:capture'
  | 'ask:look-again'
  | 'ask:edit-picture'
  | 'ask:options'
  | 'ask:add-file'
  | 'ask:pin'
  | 'ask:keep-prompt'
  | 'ask:forget-prompt'
  | 'answer:go-back'
  | 'answer:save'
>

type Given = {
  readonly asks: AskCommands
  readonly conversation: Conversation
}

export function conversationHandlers(
  { asks, conversation }: Given,
  own: AskWindowActs,
): ConversationHandlers {
  return {
    'ask:continue': (askId) => {
      const ask = asks.continue(askId)
      own.shown().noteAsk(ask.askId)
      return toSummary(ask)
    },
    'ask:turn-to': (askId) => own.shown().noteAsk(asks.ask(askId).askId),
    'ask:leaf': (threadId, side) => own.openBeside(threadId, side),
    'ask:capture': (threadId) => own.captureInto(threadId),
    'ask:look-again': (captureIds, threadId) => own.lookAgain(captureIds, threadId),
    'ask:edit-picture': (request) => own.editPicture(request),
    'ask:options': () => own.offers(),
    'ask:add-file': (bytes, name) => conversation.addFile(bytes, name),
    'ask:pin': (state) => own.pin(state),
    'ask:keep-prompt': (prompt) => {
      conversation.keepPrompt(prompt)
      return own.offers()
    },
    'ask:forget-prompt': (name) => {
      conversation.forgetPrompt(name)
      return own.offers()
    },
    'answer:go-back': () => own.hide(),
    'answer:save': (askId) => own.during(conversation.save(askId)),
  }
}
