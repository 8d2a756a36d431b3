import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Transferred } from '#shared/contract/preferences.ts'
import { AppError, fromFailure } from '#shared/errors.ts'
import { TEXT_SIZES } from '#shared/limits.ts'
import { allPrompts } from '#shared/prompt-text.ts'
import { withPreferences } from '#shared/schemas/preferences.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { SettingsView, TransferOutcome } from '#shared/views.ts'
import type { Asking } from './app-asking.ts'
import { viewSettings } from './app-settings.ts'
import { reachServer } from './app-setup.ts'
import type { AppStore } from './app-store.ts'
import type { PreferenceFeatures } from './ipc/preference-handlers.ts'
import type { Platform } from './platform.ts'
import { hostOf } from './profiles/profile-change.ts'
import { ChangeHistory } from './settings/change-history.ts'
import {
  importedSettings,
  promptsText,
  readPromptsText,
  readSettingsText,
  settingsText,
} from './settings/settings-transfer.ts'
import type { Windows } from './windows/windows.ts'

/** More than any settings are. */
const MAX_FILE_BYTES = 4_000_000

type Options = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asking: Asking
  readonly windows: () => Pick<Windows, 'setLook'>
  readonly holdOutbox: (isHeld: boolean) => void
  /** The way to the network is another one. */
  readonly onNetwork: () => void
  /** Asks of this profile may go now. */
  readonly onProfileChanged: (profileId: string) => void
  /** Something the settings window shows has changed, and stands in no settings. */
  readonly onShown: () => void
}

/** What the settings window sets besides profiles: it holds at once, everywhere, and can be undone. */
export class PreferenceDesk {
  readonly changes: ChangeHistory
  readonly #given: Options

  constructor(given: Options) {
    this.#given = given
    const { settings } = given.platform
    this.changes = new ChangeHistory({ settings, apply: (next) => this.#apply(next) })
  }

  /** Returns how to stop. */
  start(): () => void {
    const { settings } = this.#given.platform
    let before = settings.get()
    this.#setLook(before)
    const stopChanges = this.changes.start()
    const stopWatching = settings.watch((all) => {
      const [lookBefore, networkBefore] = [lookOf(before), before.network]
      before = all
      if (isOther(lookBefore, lookOf(all))) this.#setLook(all)
      if (isOther(networkBefore, all.network)) this.#given.onNetwork()
    })
    return () => {
      stopWatching()
      stopChanges()
    }
  }

  view(): SettingsView {
    return viewSettings({ ...this.#given, changes: this.changes })
  }

  #setLook(settings: Settings): void {
    const { theme, ...look } = lookOf(settings)
    this.#given.windows().setLook(theme, look)
  }

  noteLogin(isOn: boolean): void {
    const { login } = this.#given.platform.desk
    this.changes.add('login', () => login.set(!isOn), () => login.set(isOn)) // prettier-ignore
  }

  forPages(): PreferenceFeatures {
    const { platform, asking, holdOutbox } = this.#given
    const { settings, desk, folder, home, language } = platform
    return {
      changes: this.changes,
      settings,
      prompts: () => allPrompts(settings.get(), language.words.conversation.shipped),
      view: () => this.view(),
      pauseHotkeys: (isPaused) => this.#pauseHotkeys(isPaused),
      holdOutbox,
      write: (what) => this.#write(what),
      read: (what) => this.#read(what),
      chooseFolder: () => platform.fileDialogs.folder(),
      testProxy: () => reachServer(this.#given),
      hosts: () => asking.hosts.visits(),
      about: () => ({
        facts: desk.facts(),
        dataFolder: folder.replace(home, '~'),
        hasLicences: desk.licencesFile !== undefined,
      }),
      copyDetails: () => platform.copyText(detailsOf(desk.facts())),
      openFolder: (which) => desk.openFolder(this.#pathOf(which)),
      zoom: (by) => this.#zoom(by),
    }
  }

  #pathOf(which: 'data' | 'log' | 'licences'): string {
    const { desk, folder } = this.#given.platform
    if (which !== 'licences') return folder
    if (desk.licencesFile === undefined) throw new AppError('not-found', 'No file of licences here')
    return desk.licencesFile
  }

  #pauseHotkeys(isPaused: boolean): void {
    const { hotkeys } = this.#given.platform
    if (isPaused) hotkeys.pause()
    else hotkeys.resume()
    this.#given.onShown()
  }

  #zoom(by: 'in' | 'out' | 'reset'): void {
    const { settings } = this.#given.platform
    const { min, max, step } = TEXT_SIZES
    const now = settings.get().general.textSize
    const textSize = by === 'reset' ? 100 : Math.min(max, Math.max(min, now + (by === 'in' ? step : -step)))
    if (textSize !== now) settings.change((all) => withPreferences(all, { general: { textSize } }))
  }

  async #write(what: Transferred): Promise<TransferOutcome> {
    const { platform } = this.#given
    const settings = platform.settings.get()
    const wanted = await platform.fileDialogs.toWrite(join(platform.home, `askshot-${what}.json`))
    if (wanted === undefined) return { kind: 'cancelled' }
    const text = what === 'settings' ? settingsText(settings) : promptsText(settings.prompts)
    return { kind: 'written', name: basename(await writeBeside(wanted, text)) }
  }

  async #read(what: Transferred): Promise<TransferOutcome> {
    const { platform } = this.#given
    const path = await platform.fileDialogs.toRead('json')
    if (path === undefined) return { kind: 'cancelled' }
    const text = await textOf(path)
    if (what === 'settings') {
      const read = readSettingsText(text)
      if (!read.ok) return { kind: 'refused', line: read.line, field: read.field }
      this.#apply(importedSettings(platform.settings.get(), read.value))
    } else {
      const read = readPromptsText(text)
      if (!read.ok) return { kind: 'refused', line: read.line, field: read.field }
      platform.settings.change((all) => ({ ...all, prompts: [...read.value], arePromptsWhole: true }))
    }
    return { kind: 'read', view: this.view() }
  }

  /** What is not saved must not be in force, and what was allowed for one host is not for another. */
  #apply(next: Settings): void {
    const { platform, store, asking, onProfileChanged } = this.#given
    const { settings, hotkeys } = platform
    const before = settings.get()
    if (isOther(before.hotkeys, next.hotkeys)) {
      const failure = hotkeys.rebind(next.hotkeys)
      if (failure !== undefined) throw fromFailure(failure)
    }
    try {
      settings.change(() => next)
    } catch (error) {
      if (isOther(before.hotkeys, next.hotkeys)) hotkeys.rebind(before.hotkeys)
      throw error
    }
    for (const profile of before.profiles) {
      const after = next.profiles.find(({ id }) => id === profile.id)
      if (after !== undefined && hostOf(after.baseUrl) === hostOf(profile.baseUrl)) continue
      void asking.keys.forgetSession(profile.id)
      store.approvals.forget(profile.id)
    }
    for (const { id } of next.profiles) onProfileChanged(id)
  }
}

function lookOf({ general: { theme, contrast, textSize }, asking: { sendWith } }: Settings) {
  return { theme, contrast, textSize, sendWith }
}

function isOther(one: object, other: object): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}

function detailsOf(facts: Readonly<Record<string, string | number>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

/** What is there already is not overwritten: the new file gets a number. */
async function writeBeside(wanted: string, text: string): Promise<string> {
  const stem = basename(wanted).replace(/\.json$/i, '')
  for (let number = 1; ; number++) {
    const path = join(dirname(wanted), `${stem}${number === 1 ? '' : ` (${number})`}.json`)
    try {
      await writeFile(path, text, { flag: 'wx', mode: 0o600 })
      return path
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST' && number < 1000) continue
      throw new AppError('disk-unwritable', 'The file could not be written', { cause })
    }
  }
}

/** One that is far too large is none of ours, and is refused as such. */
async function textOf(path: string): Promise<string> {
  try {
    const bytes = await readFile(path)
    return bytes.byteLength > MAX_FILE_BYTES ? '' : bytes.toString('utf8')
  } catch (cause) {
    throw new AppError('not-found', 'The file could not be read', { cause })
  }
}
