import type { PreferenceReply } from '#shared/contract/preferences.ts'
import type { Args } from '#shared/contract.ts'
import type { Preferences } from '#shared/schemas/preferences.ts'
import type {
  AboutView,
  Changed,
  HostVisit,
  ProxyCheck,
  SettingsView,
  TransferOutcome,
} from '#shared/views.ts'

/** What main would answer about itself. */
export type FakePreferences = {
  transfer: TransferOutcome
  chosenFolder: string
  proxyCheck: ProxyCheck
  hosts: readonly HostVisit[]
  about: AboutView
}

type Access = {
  readonly settings: () => SettingsView
  readonly set: (settings: SettingsView) => SettingsView
  readonly rest: () => FakePreferences
}

type Handlers = { [C in keyof PreferenceReply]: (...args: Args<C>) => PreferenceReply[C] }

/** The preferences in main, with undo over what changes them. */
export function fakePreferences({ settings, set, rest }: Access): Handlers {
  const past: SettingsView[] = []
  const future: SettingsView[] = []
  const put = (next: SettingsView) => set({ ...next, canUndo: past.length > 0, canRedo: future.length > 0 })
  const change = (next: Partial<SettingsView>) => {
    past.push(settings())
    future.length = 0
    return put({ ...settings(), ...next })
  }
  const step = (from: SettingsView[], to: SettingsView[]) => {
    const next = from.pop()
    const before = settings()
    if (next === undefined) return { view: before, changed: [] }
    to.push(before)
    return { view: put(next), changed: changedPaths(before.preferences, next.preferences) }
  }
  return {
    'settings:change': (patch) => change({ preferences: patched(settings().preferences, patch) }),
    'settings:set-prompts': (prompts) => change({ prompts, arePromptsWhole: true }),
    'settings:undo': () => step(past, future),
    'settings:redo': () => step(future, past),
    'settings:pause-hotkeys': (areHotkeysPaused) => set({ ...settings(), areHotkeysPaused }),
    'settings:hold-outbox': (isOutboxHeld) => change({ isOutboxHeld }),
    'settings:export': () => rest().transfer,
    'settings:import': () => rest().transfer,
    'settings:choose-folder': () =>
      change({ preferences: patched(settings().preferences, { capture: folder(rest().chosenFolder) }) }),
    'settings:test-proxy': () => rest().proxyCheck,
    'settings:hosts': () => rest().hosts,
    'settings:about': () => rest().about,
    'settings:copy-details': () => undefined,
    'settings:open-folder': () => undefined,
    'look:zoom': () => undefined,
  }
}

const folder = (savedPicturesFolder: string) => ({ savedPicturesFolder })

type Patch = { readonly [G in keyof Preferences]?: Partial<Preferences[G]> | undefined }

function patched(preferences: Preferences, patch: Patch): Preferences {
  const groups = Object.entries(preferences).map(([group, values]) => [
    group,
    { ...values, ...patch[group as keyof Preferences] },
  ])
  return Object.fromEntries(groups) as Preferences
}

function changedPaths(before: Preferences, after: Preferences): readonly Changed[] {
  return (Object.keys(before) as (keyof Preferences)[]).flatMap((group) => {
    const [from, to] = [before[group], after[group]] as unknown as Record<string, unknown>[]
    const names = Object.keys(from ?? {}).filter(
      (name) => JSON.stringify(from?.[name]) !== JSON.stringify(to?.[name]),
    )
    return names.map((name) => ({ path: `${group}.${name}` }))
  })
}
