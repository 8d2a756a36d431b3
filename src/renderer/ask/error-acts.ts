import type { ErrorAction } from '#shared/words/error-words.ts'
import type { AskWindowModel } from './ask-window.svelte.ts'

/** Does what the button under an error says: of the ask it stands under, or of the last one where it is of no ask. */
export function actOn(model: AskWindowModel, action: ErrorAction, ownId?: string): void {
  const askId = ownId ?? model.thread.last?.ask.askId
  const again = () => {
    if (askId !== undefined) void model.retry(askId)
  }
  const settings = () => model.run('open-settings')
  const acts: Readonly<Record<ErrorAction, () => void>> = {
    'send-now': again,
    'ask-again': again,
    'unlock-and-send': again,
    'open-settings': settings,
    'set-key': settings,
    'check-address': settings,
    // For the question being written it is chosen here; an ask goes on with what its profile is set to.
    'choose-model': () => (ownId === undefined ? model.show({ kind: 'models' }) : settings()),
    'capture-again': () => model.run('capture'),
    'try-again': () => model.tryAgain(),
  }
  acts[action]()
}
