import { z } from 'zod'
import { MAX_CERTIFICATE_LENGTH, MAX_URL_LENGTH } from '../limits.ts'
import { answerOptionsSchema, efforts } from './answer-options.ts'
import { jsonObject } from './json.ts'
import { dialectSchema } from './dialect.ts'
import { toolsSchema } from './tool.ts'

/** A header's name as RFC 9110 §5.6.2 has it. */
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/)

/** Headers that the client or the transport sets itself. */
const set =
  /^(host|content-length|content-type|accept|accept-encoding|connection|keep-alive|transfer-encoding|upgrade|te|trailer|expect)$/i
/** Headers that hold secrets: a secret belongs in the keychain. */
const secret = /^(authorization|proxy-authorization|cookie|api-key|x-api-key|x-goog-api-key)$/i

const authHeader = z.union([
  z.literal(''),
  headerName.refine((name) => !set.test(name), { message: 'reserved' }),
])

const extraHeaders = z
  .record(
    headerName.refine((name) => !set.test(name) && !secret.test(name), { message: 'reserved' }),
    // Visible ASCII with spaces inside: anything else could not be put into a header.
    z
      .string()
      .max(1_000)
      .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/),
  )
  .refine((all) => Object.keys(all).length <= 20, { message: 'too many headers' })

/** Fields that the client builds from the question; anything else may be added. */
const built = /^(model|input|stream|instructions|tools|previous_response_id)$/

const extraBody = jsonObject
  .refine((body) => !Object.keys(body).some((name) => built.test(name)), { message: 'reserved' })
  .refine((body) => JSON.stringify(body).length <= 20_000, { message: 'too long' })

const price = z.number().min(0).max(100_000)

/** USD per million tokens, and the day on which the user looked it up (YYYY-MM-DD). */
const priceSchema = z.strictObject({
  input: price,
  cachedInput: price.optional(),
  output: price,
  asOf: z.iso.date(),
})

/** What is known of one model of this profile beyond the rules that ship: set by the user, or learned from a refusal. */
const modelRuleSchema = z
  .strictObject({
    seesPictures: z.boolean(),
    contextTokens: z.number().int().min(1).max(100_000_000),
    efforts: z.array(z.enum(efforts)).max(efforts.length),
    /** Request fields that the server refused for it, as paths (`temperature`, `reasoning.summary`). */
    refusedFields: z.array(z.string().max(64)).max(30),
  })
  .partial()

const modelName = z.string().trim().max(200)

/** One provider configuration. The key is not in it: it lives in the keychain, under the profile's id. */
export const profileSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** A file of `profiles/presets`; one that is not there any more is read as `custom`. */
  preset: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(80),
  baseUrl: z.string().trim().max(MAX_URL_LENGTH),
  model: modelName,
  /** How the key is sent: `Authorization: Bearer`, the bare key there, in a header of another name, or no key. */
  auth: z.enum(['bearer', 'raw', 'header', 'none']),
  /** The header of `auth: header`; empty otherwise. */
  authHeader: authHeader.default(''),
  /**
   * The host that a stored key is for; empty without one. Not secret: it tells `null` from the keychain from "never
   * set", and keeps a key from going to another server than the one it was entered for.
   */
  keyHost: z.string().max(MAX_URL_LENGTH),
  extraHeaders: extraHeaders.prefault({}),
  extraBody: extraBody.prefault({}),
  /** Only what differs from the preset's. */
  dialect: dialectSchema.partial().strict().prefault({}),
  options: answerOptionsSchema.strict().prefault({}),
  tools: toolsSchema.strict().prefault({}),
  modelRules: z.record(modelName, modelRuleSchema).prefault({}),
  prices: z.record(modelName, priceSchema).prefault({}),
  timeouts: z
    .strictObject({
      connectMs: z.number().int().min(100).max(600_000),
      firstByteMs: z
        .number()
        .int()
        .min(1_000)
        .max(4 * 3_600_000),
      idleMs: z
        .number()
        .int()
        .min(1_000)
        .max(4 * 3_600_000),
    })
    .partial()
    .prefault({}),
  /** A certificate (PEM) trusted for this profile's host alone. */
  certificate: z
    .union([
      z.literal(''),
      z
        .string()
        .max(MAX_CERTIFICATE_LENGTH)
        .regex(/-----BEGIN CERTIFICATE-----/),
    ])
    .default(''),
})

export type Profile = z.output<typeof profileSchema>
export type ModelRuleChange = z.output<typeof modelRuleSchema>
export type Price = z.output<typeof priceSchema>

/** What the settings window may change of a profile. */
export const profilePatchSchema = profileSchema
  .omit({ id: true, keyHost: true })
  .extend({
    // Without the defaults: in a patch, absent means unchanged.
    authHeader,
    extraHeaders,
    extraBody,
    dialect: dialectSchema.partial().strict(),
    options: answerOptionsSchema.strict(),
    tools: toolsSchema.strict(),
    modelRules: z.record(modelName, modelRuleSchema),
    prices: z.record(modelName, priceSchema),
    timeouts: profileSchema.shape.timeouts.unwrap(),
    certificate: profileSchema.shape.certificate.unwrap(),
  })
  .partial()
  .strict()

export type ProfilePatch = z.output<typeof profilePatchSchema>
