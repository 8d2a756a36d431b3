import type { PromptPreset } from './schemas/prompt-preset.ts'

/** A preset's text with its places filled, and where to type in it. */
export function filledPreset(
  { text }: { readonly text: string },
  language: string,
): { readonly text: string; readonly cursor: number } {
  const filled = text.replaceAll('{language}', language)
  const cursor = filled.indexOf('{cursor}')
  return { text: filled.replaceAll('{cursor}', ''), cursor: cursor === -1 ? filled.length : cursor }
}

export type PromptList = { readonly prompts: readonly PromptPreset[]; readonly arePromptsWhole: boolean }

/** The presets in their order: until the list was changed as a whole, the ones that ship follow the user's own. */
export function allPrompts(
  { prompts, arePromptsWhole }: PromptList,
  shipped: readonly PromptPreset[],
): readonly PromptPreset[] {
  if (arePromptsWhole) return prompts
  const names = prompts.map(({ name }) => name)
  return [...prompts, ...shipped.filter(({ name }) => !names.includes(name))]
}
