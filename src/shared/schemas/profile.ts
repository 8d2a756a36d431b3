import { z } from 'zod'
import { MAX_URL_LENGTH } from '../limits.ts'

/** One provider configuration. The key is not in it: it lives in the keychain, under the profile's id. */
export const profileSchema = z.strictObject({
  id: z.string().min(1).max(64),
  preset: z.enum(['openai', 'custom']),
  name: z.string().trim().min(1).max(80),
  baseUrl: z.string().trim().max(MAX_URL_LENGTH),
  model: z.string().trim().max(200),
  /** `none` is for local servers that ask for no key. */
  auth: z.enum(['bearer', 'none']),
  /**
   * The host that a stored key is for; empty without one. Not secret: it tells `null` from the keychain from "never
   * set", and keeps a key from going to another server than the one it was entered for.
   */
  keyHost: z.string().max(MAX_URL_LENGTH),
})

export type Profile = z.output<typeof profileSchema>
export type PresetId = Profile['preset']

/** What the settings window may change of a profile. */
export const profilePatchSchema = profileSchema
  .pick({ preset: true, name: true, baseUrl: true, model: true, auth: true })
  .partial()
  .strict()

export type ProfilePatch = z.output<typeof profilePatchSchema>
