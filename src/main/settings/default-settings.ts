import { defaultCaptureSettings } from '#shared/schemas/capture-settings.ts'
import { askingSchema } from '#shared/schemas/asking.ts'
import { generalSchema, networkSchema } from '#shared/schemas/preferences.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Settings } from '#shared/schemas/settings.ts'

/** The desktops that have default keys of their own. */
export type DesktopPlatform = 'linux' | 'darwin' | 'win32'

type DefaultsOptions = {
  readonly platform: DesktopPlatform
  readonly firstProfile: Profile
}

// Free in the usual editors, browsers and desktops, and under the left hand while the right one holds the mouse.
const HOTKEYS: Readonly<Record<DesktopPlatform, Settings['hotkeys']>> = {
  linux: { capture: 'Control+Alt+W', showLast: 'Control+Alt+Shift+W' },
  win32: { capture: 'Super+Alt+X', showLast: 'Super+Alt+Shift+X' },
  darwin: { capture: 'Control+Command+X', showLast: 'Control+Shift+Command+X' },
}

/** The settings of a first start. */
export function defaultSettings({ platform, firstProfile }: DefaultsOptions): Settings {
  return {
    version: 1,
    hotkeys: HOTKEYS[platform],
    profiles: [firstProfile],
    defaultProfileId: firstProfile.id,
    capturesMade: 0,
    prompts: [],
    firstRun: 'due',
    ...defaultCaptureSettings(),
    general: generalSchema.parse({}),
    network: networkSchema.parse({}),
    arePromptsWhole: false,
    asking: askingSchema.parse({}),
  }
}
