import { z } from 'zod'
import { jsonObject } from './json.ts'
import { MAX_URL_LENGTH } from '../limits.ts'

const id = z.string().min(1).max(64)
/** RFC 1035's limit; without a scheme, subdomains are included (OpenAI, web search). */
const domain = z
  .string()
  .trim()
  .max(253)
  .regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
const url = z
  .url({ protocol: /^https?$/ })
  .max(MAX_URL_LENGTH)
  // https, or http on this computer; a name and password in it would stand in the settings in the clear.
  .regex(/^(https:\/\/[^/?#@\s]+|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?)([/?#]|$)/i)

/** The rough place a search may know of; `type` is always `approximate` and not the user's to set. */
const userLocation = z
  .strictObject({
    city: z.string().trim().min(1).max(100),
    country: z.string().regex(/^[A-Z]{2}$/),
    region: z.string().trim().min(1).max(100),
    timezone: z
      .string()
      .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/)
      .max(64),
  })
  .partial()

const webSearch = z.strictObject({
  isOn: z.boolean(),
  allowedDomains: z.array(domain).max(100).optional(),
  blockedDomains: z.array(domain).max(100).optional(),
  contextSize: z.enum(['low', 'medium', 'high']).optional(),
  userLocation: userLocation.optional(),
})

const fileSearch = z.strictObject({
  isOn: z.boolean(),
  vectorStoreIds: z.array(z.string().trim().min(1).max(200)).max(20),
  maxResults: z.number().int().min(1).max(50).optional(),
  ranker: z.string().min(1).max(64).optional(),
  scoreThreshold: z.number().min(0).max(1).optional(),
  /** Comparisons and their combinations, as the API has them. */
  filters: jsonObject.optional(),
})

const mcpServer = z.strictObject({
  id,
  isOn: z.boolean(),
  label: z.string().regex(/^[A-Za-z][\w-]{0,63}$/),
  url,
  description: z.string().max(1_000).optional(),
  allowedTools: z.array(z.string().min(1).max(128)).max(200).optional(),
  /** Whether the server is to ask before each call; `never` is the user's own choice. */
  approval: z.enum(['always', 'never']),
  timeoutSeconds: z.number().int().min(1).max(3_600).optional(),
  /** The host its token in the keychain is for; empty without one. */
  tokenHost: z.string().max(MAX_URL_LENGTH),
})

const run = z.discriminatedUnion('kind', [
  /** The arguments are posted as JSON; the body of the reply is the output. */
  z.strictObject({ kind: z.literal('http'), url, timeoutSeconds: z.number().int().min(1).max(600) }),
  /** The arguments are given as JSON on standard input; what it writes to standard output is the output. */
  z.strictObject({
    kind: z.literal('command'),
    program: z.string().min(1).max(1_000),
    args: z.array(z.string().max(1_000)).max(50),
    timeoutSeconds: z.number().int().min(1).max(600),
  }),
])

/** JSON Schema of a function's arguments; the API takes an object at the top only. */
const parameters = jsonObject
  .refine((schema) => schema['type'] === 'object', { message: 'not an object', path: ['type'] })
  .refine((schema) => JSON.stringify(schema).length <= 50_000, { message: 'too long' })

const functionTool = z.strictObject({
  id,
  isOn: z.boolean(),
  name: z.string().regex(/^[A-Za-z_][\w-]{0,63}$/),
  description: z.string().trim().min(1).max(4_000),
  parameters,
  strict: z.boolean(),
  run,
  /** The host a secret in the keychain is for (`http` runs); empty without one. */
  tokenHost: z.string().max(MAX_URL_LENGTH),
})

/** The tools of a profile. None is on until the user turns it on. */
export const toolsSchema = z
  .strictObject({
    webSearch,
    fileSearch,
    mcpServers: z.array(mcpServer).max(20),
    functions: z.array(functionTool).max(50),
  })
  .partial()

export type Tools = z.output<typeof toolsSchema>
export type WebSearch = z.output<typeof webSearch>
export type FileSearch = z.output<typeof fileSearch>
export type McpServer = z.output<typeof mcpServer>
export type FunctionTool = z.output<typeof functionTool>
