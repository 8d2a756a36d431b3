import type { Detail, Effort } from '../schemas/answer-options.ts'
import type { PromptPreset } from '../schemas/prompt-preset.ts'
import type { ToolOption } from '../views.ts'

/** The words of a thread: its versions and branches, what is chosen for a question, and the ways out of the window. */
export type ConversationWords = {
  readonly version: (position: number, count: number) => string
  readonly versions: string
  readonly edits: string
  readonly forget: string
  readonly willBeForgotten: string
  readonly earlier: string
  readonly later: string
  readonly edit: string
  readonly editing: string
  readonly keepAsItWas: string
  readonly continue: string
  readonly continued: string
  readonly next: string
  readonly followUp: string
  readonly followUpPlaceholder: string
  readonly askAgainWith: string
  readonly copyAndGoBack: string
  readonly save: string
  readonly addCapture: string
  readonly addFile: string
  readonly removed: (position: number) => string
  readonly undo: string
  readonly open: (position: number) => string
  readonly close: string
  readonly exactBytes: string
  readonly picture: (position: number) => string
  readonly model: string
  readonly effort: string
  readonly detail: string
  readonly tools: string
  readonly usual: string
  readonly efforts: Readonly<Record<Effort, string>>
  readonly details: Readonly<Record<Detail, string>>
  readonly toolNames: Readonly<Record<ToolOption['kind'], (name: string) => string>>
  readonly sees: string
  readonly seesNot: string
  readonly mayNotSee: string
  readonly ends: (day: string) => string
  readonly blind: (model: string) => string
  readonly presets: string
  readonly noPreset: string
  readonly ownPreset: string
  readonly keepPreset: string
  readonly presetKept: (name: string) => string
  readonly forgetPreset: (name: string) => string
  readonly emptyField: string
  readonly shipped: readonly PromptPreset[]
  /** The language of answers, by its own name. */
  readonly language: string
  readonly shortcuts: string
  readonly keys: readonly (readonly [keys: string, does: string])[]
}
