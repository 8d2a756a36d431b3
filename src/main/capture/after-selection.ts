import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import type { AtOnce, PromptText } from '#shared/views.ts'

const PRESET = 'preset:'

/** What is done with a selection by itself, as the settings say. A preset that is gone asks nothing. */
export function atOnceOf(
  afterSelection: string,
  prompts: readonly PromptPreset[],
  asked: (preset: PromptPreset) => PromptText,
): AtOnce | undefined {
  if (afterSelection === 'window') return { kind: 'window' }
  const preset = prompts.find(({ name }) => afterSelection === `${PRESET}${name}`)
  return preset === undefined ? undefined : { kind: 'ask', prompt: asked(preset) }
}

type Named = Pick<PromptPreset, 'name'>

/** The setting after the presets were changed: a preset that only got another name is still the one. */
export function followRename(
  afterSelection: string,
  before: readonly Named[],
  after: readonly Named[],
): string {
  const at = before.findIndex(({ name }) => afterSelection === `${PRESET}${name}`)
  const isThere = after.some(({ name }) => name === before[at]?.name)
  const renamed = after[at]
  const isSameList = before.length === after.length
  return at === -1 || isThere || !isSameList || renamed === undefined
    ? afterSelection
    : `${PRESET}${renamed.name}`
}
