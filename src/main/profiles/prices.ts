import { z } from 'zod'
import type { Price } from '#shared/schemas/profile.ts'

/** A price and, where it rises with the length of the request, the one that then holds for all of it. */
export type ModelPrice = Price & {
  readonly longContext?: {
    /** Input tokens; more than these. */
    readonly above: number
    readonly input: number
    readonly cachedInput?: number | undefined
    readonly output: number
  }
}

const usd = z.number().min(0)
const rates = { input: usd, cachedInput: usd.optional(), output: usd }

/** `prices.json`: USD per million tokens, to be edited by hand; `asOf` of a model where it differs from the table's. */
export const priceTableSchema = z.strictObject({
  asOf: z.iso.date(),
  source: z.string().min(1),
  unit: z.string(),
  longContextAbove: z.number().int().positive(),
  models: z.record(
    z.string(),
    z.strictObject({
      ...rates,
      asOf: z.iso.date().optional(),
      longContext: z.strictObject(rates).optional(),
    }),
  ),
})

const files = import.meta.glob<unknown>('./prices.json', { eager: true, import: 'default' })

/** The prices that ship, by plain names. */
export const shippedPrices: ReadonlyMap<string, ModelPrice> = read(files['./prices.json'])

function read(raw: unknown): ReadonlyMap<string, ModelPrice> {
  const { asOf, longContextAbove: above, models } = priceTableSchema.parse(raw)
  return new Map(
    Object.entries(models).map(([name, { longContext, ...price }]): [string, ModelPrice] => [
      name,
      {
        ...price,
        asOf: price.asOf ?? asOf,
        ...(longContext === undefined ? {} : { longContext: { above, ...longContext } }),
      },
    ]),
  )
}
