import { z } from 'zod'
import type { Result } from '../errors.ts'
import { preferencePatchSchema } from '../schemas/preferences.ts'
import { promptPresetSchema } from '../schemas/prompt-preset.ts'
import type {
  AboutView,
  HostVisit,
  ProxyCheck,
  SettingsView,
  TransferOutcome,
  UndoneChange,
} from '../views.ts'

/** What can be written to a file and read back. */
const transferred = z.enum(['settings', 'prompts'])

/** What the settings window can change besides profiles and keys. No path ever crosses: main asks for files itself. */
export const preferenceRequests = {
  'settings:change': z.tuple([preferencePatchSchema]),
  /** All presets of questions, in their order. */
  'settings:set-prompts': z.tuple([z.array(promptPresetSchema).max(100)]),
  'settings:undo': z.tuple([]),
  'settings:redo': z.tuple([]),
  'settings:pause-hotkeys': z.tuple([z.boolean()]),
  'settings:hold-outbox': z.tuple([z.boolean()]),
  'settings:export': z.tuple([transferred]),
  'settings:import': z.tuple([transferred]),
  'settings:choose-folder': z.tuple([]),
  /** Asks the server of the profile that answers, the way that is chosen. */
  'settings:test-proxy': z.tuple([]),
  'settings:hosts': z.tuple([]),
  'settings:about': z.tuple([]),
  'settings:copy-details': z.tuple([]),
  'settings:open-folder': z.tuple([z.enum(['data', 'log', 'licences'])]),
  /** One step larger or smaller, or back to the usual size. */
  'look:zoom': z.tuple([z.enum(['in', 'out', 'reset'])]),
} satisfies Record<string, z.ZodType<unknown[]>>

export type PreferenceReply = {
  'settings:change': SettingsView
  'settings:set-prompts': SettingsView
  'settings:undo': UndoneChange
  'settings:redo': UndoneChange
  'settings:pause-hotkeys': SettingsView
  'settings:hold-outbox': SettingsView
  'settings:export': TransferOutcome
  'settings:import': TransferOutcome
  'settings:choose-folder': SettingsView
  'settings:test-proxy': ProxyCheck
  'settings:hosts': readonly HostVisit[]
  'settings:about': AboutView
  'settings:copy-details': void
  'settings:open-folder': void
  'look:zoom': void
}

export type Transferred = z.output<typeof transferred>

type Call<C extends keyof PreferenceReply> = (
  ...args: z.output<(typeof preferenceRequests)[C]>
) => Promise<Result<PreferenceReply[C]>>

export type PreferenceBridge = {
  readonly change: Call<'settings:change'>
  readonly setPrompts: Call<'settings:set-prompts'>
  readonly undo: Call<'settings:undo'>
  readonly redo: Call<'settings:redo'>
  readonly pauseHotkeys: Call<'settings:pause-hotkeys'>
  readonly holdOutbox: Call<'settings:hold-outbox'>
  readonly export: Call<'settings:export'>
  readonly import: Call<'settings:import'>
  readonly chooseFolder: Call<'settings:choose-folder'>
  readonly testProxy: Call<'settings:test-proxy'>
  readonly hosts: Call<'settings:hosts'>
  readonly about: Call<'settings:about'>
  readonly copyDetails: Call<'settings:copy-details'>
  readonly openFolder: Call<'settings:open-folder'>
  readonly zoom: Call<'look:zoom'>
}
