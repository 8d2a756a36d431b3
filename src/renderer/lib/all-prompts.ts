import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'

/** What the user has of them. */
export type Kept = { readonly prompts: readonly PromptPreset[]; readonly arePromptsWhole: boolean }

/** Until the list is changed in the settings, the presets that ship follow those that were kept while asking. */
export function allPrompts(
  { prompts, arePromptsWhole }: Kept,
  shipped: readonly PromptPreset[],
): readonly PromptPreset[] {
  return arePromptsWhole ? prompts : [...prompts, ...shipped]
}
