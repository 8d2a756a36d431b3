import type { Transferred } from '#shared/contract/preferences.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import { withPreferences } from '#shared/schemas/preferences.ts'
import type {
  AboutView,
  Changed,
  HostVisit,
  ProxyCheck,
  SettingsView,
  TransferOutcome,
} from '#shared/views.ts'
import { followRename } from '../capture/after-selection.ts'
import type { ChangeHistory } from '../settings/change-history.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { Area } from './handlers.ts'
import type { Handlers } from './router.ts'

type Folder = 'data' | 'log' | 'licences'

/** What the settings window can do besides profiles, keys and hotkeys. */
export type PreferenceFeatures = {
  readonly changes: ChangeHistory
  readonly settings: SettingsStore
  /** All presets of questions, the ones that ship among them. */
  readonly prompts: () => readonly PromptPreset[]
  readonly view: () => SettingsView
  readonly pauseHotkeys: (isPaused: boolean) => void
  readonly holdOutbox: (isHeld: boolean) => void
  readonly write: (what: Transferred) => Promise<TransferOutcome>
  readonly read: (what: Transferred) => Promise<TransferOutcome>
  /** Undefined: none was chosen. */
  readonly chooseFolder: () => Promise<string | undefined>
  readonly testProxy: () => Promise<ProxyCheck>
  readonly hosts: () => readonly HostVisit[]
  readonly about: () => AboutView
  readonly copyDetails: () => Promise<void>
  readonly openFolder: (folder: Folder) => Promise<void>
  readonly zoom: (by: 'in' | 'out' | 'reset') => void
}

type PreferenceHandlers = Omit<Area<'settings'>, 'settings:view' | 'settings:set-hotkeys'> & Area<'look'>

export function preferenceHandlers(given: PreferenceFeatures): PreferenceHandlers {
  const { changes, settings, view } = given
  return {
    'settings:change': (patch) => {
      settings.change((all) => withPreferences(all, patch))
      return view()
    },
    'settings:set-prompts': (prompts) => {
      const afterSelection = followRename(settings.get().afterSelection, given.prompts(), prompts)
      settings.change((all) => ({ ...all, prompts, arePromptsWhole: true, afterSelection }))
      return view()
    },
    'settings:undo': () => withView(changes.undo(), view),
    'settings:redo': () => withView(changes.redo(), view),
    'settings:pause-hotkeys': (isPaused) => {
      given.pauseHotkeys(isPaused)
      return view()
    },
    'settings:hold-outbox': (isHeld) => {
      given.holdOutbox(isHeld)
      return view()
    },
    'settings:export': (what) => given.write(what),
    'settings:import': (what) => given.read(what),
    'settings:choose-folder': async () => {
      const folder = await given.chooseFolder()
      if (folder !== undefined) settings.change((all) => ({ ...all, savedPicturesFolder: folder }))
      return view()
    },
    'settings:test-proxy': () => given.testProxy(),
    'settings:hosts': () => given.hosts(),
    'settings:about': () => given.about(),
    'settings:copy-details': () => given.copyDetails(),
    'settings:open-folder': (folder) => given.openFolder(folder),
    'look:zoom': (by) => given.zoom(by),
  }
}

function withView(changed: readonly Changed[], view: () => SettingsView) {
  return { changed, view: view() }
}

/** These only look, or change by themselves what the user did not ask them to. */
const UNRECORDED: readonly string[] = [
  'settings:view',
  'settings:undo',
  'settings:redo',
  'profile:models',
  'profile:test',
  'look:zoom',
]

/** The same handlers; what they change in the settings can be undone. */
export function recorded<H extends Partial<Handlers>>(changes: ChangeHistory, handlers: H): H {
  const entries = Object.entries(handlers).map(([channel, handle]) => {
    if (UNRECORDED.includes(channel)) return [channel, handle] as const
    const call = handle as (...args: unknown[]) => unknown
    return [channel, (...args: unknown[]) => changes.record(() => call(...args))] as const
  })
  return Object.fromEntries(entries) as H
}
