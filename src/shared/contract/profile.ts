import { z } from 'zod'
import { MAX_KEY_LENGTH } from '../limits.ts'
import { profilePatchSchema } from '../schemas/profile.ts'
import type { ConnectionReport, KeyState, ModelList, SettingsView } from '../views.ts'

const id = z.string().min(1).max(64)
const secret = z.string().trim().min(1).max(MAX_KEY_LENGTH)

/** What the settings may do with profiles and their secrets, which are only ever written. */
export const profileRequests = {
  /** A new profile of a preset, with which the next one is asked. */
  'profile:add': z.tuple([z.string().min(1).max(40)]),
  'profile:duplicate': z.tuple([id]),
  'profile:remove': z.tuple([id]),
  'profile:set-default': z.tuple([id]),
  /** Asks the server which models it has. */
  'profile:models': z.tuple([id]),
  /** Asks the server a tiny question with a tiny picture; costs a few tokens. */
  'profile:test': z.tuple([id]),
  /** The secret of an MCP server or a function: profile, tool, secret. */
  'tool-key:replace': z.tuple([id, id, secret]),
  'tool-key:forget': z.tuple([id, id]),
  /** Takes back what was allowed of a tool for longer than one call: profile, tool. */
  'tool:ask-again': z.tuple([id, id]),
  'profile:change': z.tuple([id, profilePatchSchema]),
  'key:replace': z.tuple([id, secret]), // there is no key:read
  'key:keep-for-session': z.tuple([id, secret]),
  'key:forget': z.tuple([id]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type ProfileReply = {
  'profile:add': SettingsView
  'profile:duplicate': SettingsView
  'profile:remove': SettingsView
  'profile:set-default': SettingsView
  'profile:models': ModelList
  'profile:test': ConnectionReport
  'tool-key:replace': { readonly state: KeyState }
  'tool-key:forget': { readonly state: KeyState }
  'tool:ask-again': SettingsView
  'profile:change': SettingsView
  'key:replace': { readonly state: KeyState }
  'key:keep-for-session': { readonly state: KeyState }
  'key:forget': { readonly state: KeyState }
}
