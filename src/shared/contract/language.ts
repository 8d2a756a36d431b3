import { z } from 'zod'
import type { Result } from '../errors.ts'
import { languageChoices } from '../words/languages.ts'
import type { LanguageChoice, LanguageTag } from '../words/languages.ts'

/** What every page asks of its language, and the settings may change. */
export const languageRequests = {
  'language:view': z.tuple([]),
  'language:choose': z.tuple([z.enum(languageChoices)]),
} satisfies Record<string, z.ZodType<unknown[]>>

/** What is set, and the language that this gives. */
export type LanguageView = { readonly choice: LanguageChoice; readonly tag: LanguageTag }

export type LanguageReply = {
  'language:view': LanguageView
  'language:choose': LanguageView
}

export type LanguagePushes = { 'language:show': LanguageView }

type Call<C extends keyof LanguageReply> = (
  ...args: z.output<(typeof languageRequests)[C]>
) => Promise<Result<LanguageReply[C]>>

export type LanguageBridge = {
  readonly view: Call<'language:view'>
  readonly choose: Call<'language:choose'>
  readonly onShow: (listener: (view: LanguageView) => void) => () => void
}
