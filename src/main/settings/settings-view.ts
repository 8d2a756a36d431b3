import type { KeyState, SettingsView } from '#shared/views.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Failure } from '#shared/errors.ts'
import { preferencesOf } from '#shared/schemas/preferences.ts'
import { presetViews, profileView } from '../profiles/profile-view.ts'
import type { Settings } from '#shared/schemas/settings.ts'

type Parts = {
  readonly settings: Settings
  readonly hotkeys: Pick<SettingsView, 'hotkeys' | 'promptHotkeys'>
  readonly keyOf: (profileId: string) => KeyState
  readonly allowedToolsOf: (profile: Profile) => readonly string[]
  readonly platform: SettingsView['platform']
  readonly keysFrom: SettingsView['keysFrom']
  readonly captureCommand: string
  readonly now: Pick<
    SettingsView,
    'areHotkeysPaused' | 'canUndo' | 'canRedo' | 'seesWindows' | 'seesPointer' | 'seesFrontApp'
  >
  readonly problem: Failure | undefined
}

/** The settings as a page sees them: with what is known of each key, and never a key. */
export function settingsView({
  settings,
  hotkeys,
  keyOf,
  allowedToolsOf,
  platform,
  keysFrom,
  captureCommand,
  now,
  problem,
}: Parts): SettingsView {
  return {
    ...hotkeys,
    profiles: settings.profiles.map((profile) =>
      profileView(profile, { key: keyOf(profile.id), allowedTools: allowedToolsOf(profile) }),
    ),
    presets: presetViews(),
    defaultProfileId: settings.defaultProfileId,
    platform,
    keysFrom,
    captureCommand,
    preferences: preferencesOf(settings),
    prompts: settings.prompts,
    arePromptsWhole: settings.arePromptsWhole,
    isOutboxHeld: settings.isOutboxHeld === true,
    ...now,
    ...(problem === undefined ? {} : { problem }),
  }
}
