import { z } from 'zod'
import { TEXT_SIZES } from '../limits.ts'
import { askingSchema } from './asking.ts'
import { captureSettings } from './capture-settings.ts'

const MAX_PORT = 65_535

/** Where a proxy is. Never with a name or password: that would be a secret in a file. */
const proxyAddress = z
  .string()
  .trim()
  .max(300)
  .refine((text) => text === '' || isProxyAddress(text), { message: 'not a proxy' })

function isProxyAddress(text: string): boolean {
  const match = /^(https?|socks5):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i.exec(text)
  return match !== null && Number(match[3] ?? 1) >= 1 && Number(match[3] ?? 1) <= MAX_PORT
}

export const generalSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'high']).default('system'),
  textSize: z.number().int().min(TEXT_SIZES.min).max(TEXT_SIZES.max).default(100),
  /** Started by hand or with the desktop, no window comes up. */
  startHidden: z.boolean().default(true),
  trayClick: z.enum(['menu', 'capture', 'last']).default('menu'),
  notifications: z.boolean().default(true),
  /** The first words of the question stand in them. */
  notifiedWords: z.boolean().default(true),
  /** Programs in front of which no hotkey is ours: by a part of the name they have for themselves. */
  hotkeysOffIn: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
})

export const networkSchema = z.strictObject({
  proxy: z.enum(['system', 'none', 'manual']).default('system'),
  /** Of `manual`; kept while another is chosen. */
  proxyAddress: proxyAddress.default(''),
  giveUpHours: z.number().int().min(1).max(720).default(24),
})

const captureSchema = z.strictObject(captureSettings)

/** What is set by one control each, by the group that it is kept in. */
export type Preferences = {
  readonly general: Readonly<z.output<typeof generalSchema>>
  readonly capture: Readonly<z.output<typeof captureSchema>>
  readonly asking: Readonly<z.output<typeof askingSchema>>
  readonly network: Readonly<z.output<typeof networkSchema>>
}

export type PreferencePatch = { readonly [G in keyof Preferences]?: Partial<Preferences[G]> | undefined }

/** What the settings window may change at once. Without the defaults: in a patch, absent means unchanged. */
export const preferencePatchSchema = z.strictObject({
  general: patchOf(generalSchema).optional(),
  // A page never names a folder; it can only let go of the one that was chosen.
  capture: patchOf(
    captureSchema.extend({ savedPicturesFolder: z.literal('') as unknown as z.ZodString }),
  ).optional(),
  asking: patchOf(askingSchema).optional(),
  network: patchOf(networkSchema).optional(),
})

function patchOf<S extends z.ZodRawShape>({ shape }: z.ZodObject<S>) {
  const bare = Object.entries(shape).map(([name, field]) => [
    name,
    (field instanceof z.ZodDefault ? field.unwrap() : field) as z.ZodType,
  ])
  const patch = z.strictObject(Object.fromEntries(bare) as z.ZodRawShape).partial()
  return patch as unknown as z.ZodType<Partial<z.output<z.ZodObject<S>>>>
}

type Stored = Omit<Preferences, 'capture'> & Preferences['capture']

/** The preferences as they stand in the settings, where those of captures lie open. */
export function preferencesOf(settings: Stored): Preferences {
  const { general, asking, network } = settings
  const capture = Object.fromEntries(
    Object.keys(captureSettings).map((name) => [name, settings[name as keyof Preferences['capture']]]),
  ) as Preferences['capture']
  return { general, capture, asking, network }
}

/** The settings with some preferences changed. */
export function withPreferences<S extends Stored>(settings: S, patch: PreferencePatch): S {
  return {
    ...settings,
    general: { ...settings.general, ...patch.general },
    asking: { ...settings.asking, ...patch.asking },
    network: { ...settings.network, ...patch.network },
    ...patch.capture,
  }
}
