import type { Bridge } from '#shared/contract/bridge.ts'
import type { Clock } from '../lib/clock.ts'
import type { PageLanguage } from '../lib/page-language.svelte.ts'
import { ConnectionTest } from './connection-test.svelte.ts'
import { DataPart } from './data.svelte.ts'
import { Folds } from './folds.svelte.ts'
import type { Words } from '#shared/words/words.ts'
import { ModelPicker } from './model-picker.svelte.ts'
import { AboutPart } from './about.svelte.ts'
import { Pages } from './pages.svelte.ts'
import { PreferenceEditor } from './preferences.svelte.ts'
import { PromptEditor } from './prompts.svelte.ts'
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
  readonly words: Words
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
  readonly pages: Pages
  readonly preferences: PreferenceEditor
  readonly prompts: PromptEditor
  readonly about: AboutPart
  /** YYYY-MM-DD. */
  readonly today: () => string
}

export function settingsParts({ bridge, language, clock, newId, words }: Surroundings): SettingsParts {
  const settings = new SettingsModel({ bridge, clock })
  const settled = async (id: string) => {
    await settings.settled()
    return settings.view?.profiles.find((profile) => profile.id === id)
  }
  const folds = new Folds()
  const pages = new Pages({ settings, folds })
  const data = new DataPart({ calls: bridge.data, settings })
  const login = new StartAtLogin(bridge)
  return {
    settings,
    pages,
    preferences: new PreferenceEditor({
      calls: bridge.preferences,
      settings,
      onUndone: (changed) => {
        data.start()
        void login.look().catch(() => undefined) // its switch stays as it was
        pages.jumpTo(changed, words)
      },
    }),
    prompts: new PromptEditor({ calls: bridge.preferences, settings, words }),
    about: new AboutPart({ calls: bridge.preferences, history: bridge.history, settings }),
    profiles: new ProfileList({ calls: bridge.settings, settings }),
    editor: new ProfileEditor(settings),
    models: new ModelPicker({ fetch: bridge.settings.models, settings }),
    test: new ConnectionTest({ test: bridge.settings.testConnection, settled, clock }),
    tools: new ToolsEditor({ calls: bridge.settings, settings, newId }),
    folds,
    data,
    login,
    language,
    today: () => new Date(clock.now()).toISOString().slice(0, 10),
  }
}
