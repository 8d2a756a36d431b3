import type { Bridge } from '#shared/contract/bridge.ts'
import type { Clock } from '../lib/clock.ts'
import type { PageLanguage } from '../lib/page-language.svelte.ts'
import { ConnectionTest } from './connection-test.svelte.ts'
import { DataPart } from './data.svelte.ts'
import { Folds } from './folds.svelte.ts'
import { ModelPicker } from './model-picker.svelte.ts'
import { ProfileEditor } from './profile-editor.svelte.ts'
import { ProfileList } from './profile-list.svelte.ts'
import { SettingsModel } from './settings.svelte.ts'
import { StartAtLogin } from './start-at-login.svelte.ts'
import { ToolsEditor } from './tools-editor.svelte.ts'

type Surroundings = {
  readonly bridge: Bridge
  readonly language: PageLanguage
  readonly clock: Clock
  readonly newId: () => string
}

/** What the settings window is made of: the settings, and what is done to them part by part. */
export type SettingsParts = {
  readonly settings: SettingsModel
  readonly profiles: ProfileList
  readonly editor: ProfileEditor
  readonly models: ModelPicker
  readonly test: ConnectionTest
  readonly tools: ToolsEditor
  readonly folds: Folds
  readonly data: DataPart
  readonly login: StartAtLogin
  readonly language: PageLanguage
  /** YYYY-MM-DD. */
  readonly today: () => string
}

export function settingsParts({ bridge, language, clock, newId }: Surroundings): SettingsParts {
  const settings = new SettingsModel({ bridge, clock })
  const settled = async (id: string) => {
    await settings.settled()
    return settings.view?.profiles.find((profile) => profile.id === id)
  }
  return {
    settings,
    profiles: new ProfileList({ calls: bridge.settings, settings }),
    editor: new ProfileEditor(settings),
    models: new ModelPicker({ fetch: bridge.settings.models, settings }),
    test: new ConnectionTest({ test: bridge.settings.testConnection, settled, clock }),
    tools: new ToolsEditor({ calls: bridge.settings, settings, newId }),
    folds: new Folds(),
    data: new DataPart({ calls: bridge.data, settings }),
    login: new StartAtLogin(bridge),
    language,
    today: () => new Date(clock.now()).toISOString().slice(0, 10),
  }
}
