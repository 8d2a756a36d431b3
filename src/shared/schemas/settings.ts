import { z } from 'zod'
import { languageChoices } from '../words/languages.ts'
import { askingSchema } from './asking.ts'
import type { HotkeyCommand } from '../hotkey-commands.ts'
import { captureSettings } from './capture-settings.ts'
import { generalSchema, networkSchema } from './preferences.ts'
import { profileSchema } from './profile.ts'
import { promptPresetSchema } from './prompt-preset.ts'
import { retentionSchema } from './retention.ts'

const accelerator = z.string().max(100)

/** Everything the user can set, as it stands in the settings file. No secret is ever in it. */
export const settingsSchema = z.strictObject({
  version: z.literal(1),
  /** The first two have keys from the start; an update never adds one. */
  hotkeys: z.strictObject({
    capture: accelerator,
    showLast: accelerator,
    captureLast: accelerator.default(''),
    captureAfterDelay: accelerator.default(''),
    captureDisplay: accelerator.default(''),
  } satisfies Record<HotkeyCommand, z.ZodType>),
  profiles: z.array(profileSchema).min(1).max(50),
  defaultProfileId: z.string().max(64),
  /** Counted so that the overlay's hint goes away after the third capture. */
  capturesMade: z.number().int().min(0),
  /** Nothing is sent by itself until the user lets it go on. */
  isOutboxHeld: z.boolean().optional(),
  /** The user's own presets of questions; the ones that ship are not among them. */
  prompts: z.array(promptPresetSchema).max(100).default([]),
  /** Whether the first steps are still to be offered. Settings of before they were there are of somebody who took them. */
  firstRun: z.enum(['due', 'done']).default('done'),
  /** Absent: everything is kept. */
  retention: retentionSchema.optional(),
  /** Absent: as the system has it. So is one that this Askshot does not have. */
  language: z.enum(languageChoices).optional().catch(undefined),
  /** How questions are asked and answers shown. Settings of before it was there are read with what is usual. */
  asking: askingSchema.prefault({}),
  /** When the profile or model of the next ask was chosen last, other than for an ask. */
  modelChosenAt: z.number().int().min(0).optional(),
  /** When the detail of captures was chosen last in the settings. */
  detailChosenAt: z.number().int().min(0).optional(),
  ...captureSettings,
  general: generalSchema.prefault({}),
  network: networkSchema.prefault({}),
  /** Whether `prompts` is the whole list, in its order; else the ones that ship follow them. */
  arePromptsWhole: z.boolean().default(false),
  /** New threads are deleted when their window closes. */
  forgetsThreads: z.boolean().optional(),
})

export type Settings = z.output<typeof settingsSchema>

export const hotkeyPatchSchema = z.strictObject({
  capture: accelerator.optional(),
  showLast: accelerator.optional(),
  captureLast: accelerator.optional(),
  captureAfterDelay: accelerator.optional(),
  captureDisplay: accelerator.optional(),
} satisfies Record<HotkeyCommand, z.ZodType>)
