import type { Cost, Usage } from '#shared/ask-state.ts'
import type { AnswerOptions } from '#shared/schemas/answer-options.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Estimate } from '#shared/views.ts'
import type { EffectiveProfile } from './effective-profile.ts'
import { imageTokens } from './image-tokens.ts'
import type { PictureSize } from './image-tokens.ts'
import { plainName } from './model-name.ts'
import { presetOf } from './presets.ts'
import { shippedPrices } from './prices.ts'
import type { ModelPrice } from './prices.ts'
import { textTokens } from './text-tokens.ts'

const MILLION = 1_000_000
/** What is written into a provider's cache costs more than what is only read (from gpt-5.6; others report none). */
const CACHE_WRITE_FACTOR = 1.25
/** What marks a message's beginning, end and role. */
const TOKENS_PER_MESSAGE = 4

/**
 * The user's own price, else the one that ships. A server other than the original goes by a price of the original's
 * only for exactly that name: what it sells under a name of its own is not known.
 */
export function priceOf({ preset, prices }: Profile, model: string): ModelPrice | undefined {
  if (Object.hasOwn(prices, model)) return prices[model]
  const isOfficial = presetOf(preset).isOfficial ?? false
  return shippedPrices.get(model) ?? (isOfficial ? shippedPrices.get(plainName(model)) : undefined)
}

/**
 * What an answer cost by the table; undefined where the server did not count. Hosted tools are charged by the call and
 * are not in it. Reasoning is part of the output.
 */
export function costOf(
  usage: Usage,
  price: ModelPrice | undefined,
  tier?: AnswerOptions['serviceTier'],
): Cost | undefined {
  const { inputTokens, outputTokens, cachedTokens = 0, cacheWriteTokens = 0 } = usage
  if (price === undefined || inputTokens === undefined || outputTokens === undefined) return undefined
  const { input, cachedInput = input, output } = ratesFor(price, inputTokens)
  const cached = Math.min(cachedTokens, inputTokens)
  const written = Math.min(cacheWriteTokens, inputTokens - cached)
  const plain = inputTokens - cached - written
  const inputUsd = plain * input + cached * cachedInput + written * input * CACHE_WRITE_FACTOR
  const usd = ((inputUsd + outputTokens * output) * tierFactor(tier)) / MILLION
  return { usd, isReported: false }
}

function ratesFor({ longContext, ...price }: ModelPrice, inputTokens: number) {
  return longContext !== undefined && inputTokens > longContext.above ? longContext : price
}

// `auto` may come to any of them; the usual one is the likeliest.
function tierFactor(tier: AnswerOptions['serviceTier']): number {
  if (tier === 'flex') return 0.5
  return tier === 'priority' ? 2 : 1
}

type Question = {
  readonly profile: Pick<EffectiveProfile, 'model' | 'dialect' | 'options'>
  readonly price: ModelPrice | undefined
  readonly text: string
  /** Questions and answers of the thread, which are sent along. */
  readonly earlierTexts: readonly string[]
  /** Of every picture that is sent, those of earlier questions too. */
  readonly pictures: readonly PictureSize[]
}

/** About what a question costs before its answer. A picture of which the cost is not known leaves nothing to be told. */
export function estimate({ profile, price, text, earlierTexts, pictures }: Question): Estimate {
  if (text.trim() === '' && pictures.length === 0) return {}
  const seen = pictures.map((size) => imageTokens(profile.model, size, detailOf(profile)))
  if (seen.includes(undefined)) return {}
  const texts = [profile.options.instructions ?? '', ...earlierTexts, text].filter((each) => each !== '')
  const read = texts.map((each) => textTokens(each) + TOKENS_PER_MESSAGE)
  const inputTokens = [...seen, ...read].reduce<number>((sum, tokens) => sum + (tokens ?? 0), 0)
  const cost = costOf({ inputTokens, outputTokens: 0 }, price, profile.options.serviceTier)
  if (price === undefined || cost === undefined) return { inputTokens }
  return { inputTokens, usd: cost.usd, pricesOf: price.asOf }
}

// As `request-plan.ts` sends it: never left to the server, which would take the dearest.
function detailOf({ dialect, options }: Question['profile']) {
  return dialect.sendDetail ? (options.detail ?? 'high') : 'auto'
}
