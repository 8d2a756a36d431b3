import type { Effort } from '#shared/schemas/answer-options.ts'

export type ModelFacts = {
  /** Of the plain name (`model-name.ts`). */
  readonly names: RegExp
  /** Empty: `reasoning` is not accepted. */
  readonly efforts: readonly Effort[]
  readonly defaultEffort?: Effort
  /** Absent: unknown. */
  readonly seesPictures?: boolean
  /** Takes `detail: original`. */
  readonly takesOriginal?: boolean
  readonly contextTokens?: number
  readonly isDeepResearch?: boolean
}

const fromNone: readonly Effort[] = ['none', 'low', 'medium', 'high']
const fromLow: readonly Effort[] = ['low', 'medium', 'high']

/**
 * What is known of models, whoever serves them, as of 22 Nov 2026 (OpenAI's model, reasoning and vision guides). The
 * first row that fits holds; the rows of whole families come last and claim only what all of them have in common.
 */
export const modelTable: readonly ModelFacts[] = [
  {
    names: /^(o\d|gpt-\d).*-deep-research$/,
    efforts: ['medium'],
    defaultEffort: 'medium',
    seesPictures: true,
    isDeepResearch: true,
  },
  {
    names: /^o3-mini$/,
    efforts: fromLow,
    defaultEffort: 'medium',
    seesPictures: false,
    contextTokens: 200_000,
  },
  {
    names: /^(o1|o3|o4-mini)$/,
    efforts: fromLow,
    defaultEffort: 'medium',
    seesPictures: true,
    contextTokens: 200_000,
  },
  { names: /^o\d+(-|$)/, efforts: fromLow },

  { names: /^gpt-5-chat/, efforts: [], seesPictures: true, contextTokens: 128_000 },
  {
    names: /^gpt-5(-mini|-nano)?$/,
    efforts: ['minimal', ...fromLow],
    defaultEffort: 'medium',
    seesPictures: true,
    contextTokens: 400_000,
  },
  {
    names: /^gpt-5-pro$/,
    efforts: ['high'],
    defaultEffort: 'high',
    seesPictures: true,
    contextTokens: 400_000,
  },
  {
    names: /^gpt-5\.1$/,
    efforts: fromNone,
    defaultEffort: 'none',
    seesPictures: true,
    contextTokens: 400_000,
  },
  {
    names: /^gpt-5\.1-codex-max$/,
    efforts: [...fromNone, 'xhigh'],
    seesPictures: true,
    contextTokens: 400_000,
  },
  {
    names: /^gpt-5\.2$/,
    efforts: [...fromNone, 'xhigh'],
    defaultEffort: 'none',
    seesPictures: true,
    contextTokens: 400_000,
  },
  {
    names: /^gpt-5\.4-(mini|nano)$/,
    efforts: [...fromNone, 'xhigh'],
    defaultEffort: 'none',
    seesPictures: true,
  },
  {
    names: /^gpt-5\.4$/,
    efforts: [...fromNone, 'xhigh'],
    defaultEffort: 'none',
    seesPictures: true,
    takesOriginal: true,
  },
  // The default is not established.
  { names: /^gpt-5\.5$/, efforts: [...fromNone, 'xhigh'], seesPictures: true, takesOriginal: true },
  {
    names: /^gpt-5\.6(-sol|-terra|-luna)?$/,
    efforts: [...fromNone, 'xhigh', 'max'],
    defaultEffort: 'medium',
    seesPictures: true,
    takesOriginal: true,
  },
  {
    names: /^gpt-(6-sol|6-luna|6\.1-terra)$/,
    efforts: [...fromNone, 'xhigh', 'max'],
    defaultEffort: 'medium',
    seesPictures: true,
    takesOriginal: true,
  },
  {
    names: /^gpt-(6-astra|6\.1-sol)$/,
    efforts: [...fromLow, 'xhigh', 'max'],
    seesPictures: true,
    takesOriginal: true,
  },
  // `xhigh` for all that came after gpt-5.1-codex-max. (`gpt-35-turbo` is a name for 3.5.)
  { names: /^gpt-(5\.6|6)([.-]|$)/, efforts: [...fromLow, 'xhigh'], takesOriginal: true },
  { names: /^gpt-(5\.([2-9]|1\d)|[7-9]|1\d)([.-]|$)/, efforts: [...fromLow, 'xhigh'] },
  { names: /^gpt-5([.-]|$)/, efforts: fromLow },

  { names: /^(chat)?gpt-4o(-mini|-image)?$/, efforts: [], seesPictures: true, contextTokens: 128_000 },
  { names: /^gpt-4\.1(-mini|-nano)?$/, efforts: [], seesPictures: true, contextTokens: 1_047_576 },
  { names: /^gpt-4(\.5|-turbo|-vision)$/, efforts: [], seesPictures: true, contextTokens: 128_000 },
]
