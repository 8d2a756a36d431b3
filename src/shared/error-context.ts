import { textOf } from './ask-state.ts'
import type { AskState } from './ask-state.ts'
import type { Failure } from './errors.ts'
import { countWords } from './word-count.ts'
import type { ErrorContext } from './words/error-words.ts'
import type { Words } from './words/words.ts'

/** Whom an ask was sent to. */
export type Asked = { readonly profileName: string; readonly model: string; readonly host: string }

/** What the words of a failure may name. */
export function errorContext(failure: Failure, ask: Asked | undefined, words: Words): ErrorContext {
  const { host = ask?.host ?? words.product, ...details } = failure.details ?? {}
  const { profileName = host, model = '' } = ask ?? {}
  return { ...named(details), profile: profileName, model, host }
}

type Named = Pick<ErrorContext, 'providerText' | 'field' | 'loss'>

function named({ providerText, field, loss }: Named): Named {
  return {
    ...(providerText === undefined ? {} : { providerText }),
    ...(field === undefined ? {} : { field }),
    ...(loss === undefined ? {} : { loss }),
  }
}

/** What is said of a failure that an ask stands still for, in whatever place it is said. */
export function heldContext(
  failure: Failure,
  ask: Asked | undefined,
  state: AskState,
  words: Words,
): ErrorContext {
  return { ...errorContext(failure, ask, words), wordCount: countWords(textOf(state)) }
}

/** Whether the question is safe. An answer that broke off is not sent again by itself, whatever broke it. */
export function safeSentence(
  { code }: Failure,
  context: ErrorContext,
  state: AskState,
  { errors }: Words,
): string {
  const said = state.kind === 'interrupted' && textOf(state) !== '' ? errors['stream-cut'] : errors[code]
  return said.safe(context)
}
