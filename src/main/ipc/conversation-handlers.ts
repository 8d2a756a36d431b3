import type { AskOptions, CaptureView, PinState } from '#shared/views.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import type { AskCommands } from '../ask/ask-commands.ts'
import { toSummary } from '../ask/shown-view.ts'
import type { ShownView } from '../ask/shown-view.ts'
import type { Handlers } from './router.ts'

/** What the ask window can do with a thread besides asking. */
export type Conversation = {
  readonly openBeside: (threadId: string, side: 'before' | 'after') => void
  readonly captureInto: (threadId: string | undefined) => void
  readonly options: () => AskOptions
  /** Throws `picture-unreadable`, `disk-full`, `disk-unwritable`. */
  readonly addPicture: (bytes: Uint8Array) => Promise<CaptureView>
  readonly pin: (state: PinState) => void
  readonly keepPrompt: (prompt: PromptPreset) => void
  readonly forgetPrompt: (name: string) => void
  readonly goBack: () => void
  readonly save: (askId: string) => Promise<void>
}

export type ConversationHandlers = Pick<
  Handlers,
  | 'ask:continue'
  | 'ask:turn-to'
  | 'ask:leaf'
  | 'ask:capture'
  | 'ask:options'
  | 'ask:add-picture'
  | 'ask:pin'
  | 'ask:keep-prompt'
  | 'ask:forget-prompt'
  | 'answer:go-back'
  | 'answer:save'
>

type Given = {
  readonly asks: AskCommands
  readonly shown: ShownView
  readonly conversation: Conversation
}

export function conversationHandlers({ asks, shown, conversation }: Given): ConversationHandlers {
  return {
    'ask:continue': (askId) => {
      const ask = asks.continue(askId)
      shown.noteAsk(ask.askId)
      return toSummary(ask)
    },
    'ask:turn-to': (askId) => shown.noteAsk(asks.ask(askId).askId),
    'ask:leaf': (threadId, side) => conversation.openBeside(threadId, side),
    'ask:capture': (threadId) => conversation.captureInto(threadId),
    'ask:options': () => conversation.options(),
    'ask:add-picture': (bytes) => conversation.addPicture(bytes),
    'ask:pin': (state) => conversation.pin(state),
    'ask:keep-prompt': (prompt) => {
      conversation.keepPrompt(prompt)
      return conversation.options()
    },
    'ask:forget-prompt': (name) => {
      conversation.forgetPrompt(name)
      return conversation.options()
    },
    'answer:go-back': () => conversation.goBack(),
    'answer:save': (askId) => conversation.save(askId),
  }
}
