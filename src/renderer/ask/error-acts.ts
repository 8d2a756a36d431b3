import type { ErrorAction } from '#shared/words/words.ts'
import type { AskWindowModel } from './ask-window.svelte.ts'

/** Does what the button under an error says. */
export function actOn(model: AskWindowModel, action: ErrorAction): void {
  const again = () => {
    const { last } = model.thread
    if (last !== undefined) void model.retry(last.ask.askId)
  }
  const settings = () => model.run('open-settings')
  const acts: Readonly<Record<ErrorAction, () => void>> = {
    'send-now': again,
    'ask-again': again,
    'unlock-and-send': again,
    'open-settings': settings,
    'set-key': settings,
    'check-address': settings,
    'choose-model': settings,
    'capture-again': () => model.run('capture'),
    'try-again': () => model.tryAgain(),
  }
  acts[action]()
}
