import type { OutboxView } from '#shared/outbox-view.ts'
import { RECENT_COUNT } from '#shared/limits.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import type { OutboxDependencies } from './ipc/outbox-handlers.ts'
import { isHeld, setHeld } from './outbox/hold-switch.ts'
import { outboxView } from './outbox/outbox-view.ts'
import type { Platform, TrayEvents, TrayPort } from './platform.ts'
import { recentModels } from './tray/recent-models.ts'
import { trayMenu } from './tray/tray-menu.ts'
import type { TrayChoice, TrayState } from './tray/tray-menu.ts'
import { trayFace } from './tray/tray-status.ts'

const TRAY_DELAY_MS = 100

const clickCommands = { menu: 'menu', capture: 'capture', last: 'show-last' } as const

type Options = Pick<TrayEvents, 'onCommand' | 'onThread'> & {
  readonly platform: Pick<
    Platform,
    'openTray' | 'settings' | 'language' | 'hotkeys' | 'isOnline' | 'after' | 'log'
  >
  readonly store: AppStore
  readonly asking: Asking
  readonly openAsk: (askId: string) => void
  readonly hasLastRegion: () => boolean
  /** Where everything that was asked is to be seen, or what is in the outbox. */
  readonly openHistory: (what: 'all' | 'outbox') => void
  /** The outbox, or what holds it, has changed. */
  readonly onOutbox: (view: OutboxView) => void
  readonly onProfileChanged: (profileId: string) => void
  readonly onHotkeysPaused?: () => void
}

/** The tray, and the outbox as it is shown: made anew after every change. */
export class AppTray {
  readonly #given: Options
  readonly #tray: TrayPort
  #cancelRefresh: (() => void) | undefined

  constructor(given: Options) {
    this.#given = given
    const { onCommand, onThread, platform } = given
    this.#tray = platform.openTray({
      onCommand,
      onThread,
      onChoice: (choice) => this.#choose(choice),
      click: () => clickCommands[platform.settings.get().general.trayClick],
    })
  }

  /** What pages may see of the outbox, and do with it. */
  forPages(): OutboxDependencies {
    return {
      view: () => this.#outbox(),
      hold: (isOn) => this.#hold(isOn),
      sendAll: () => this.#given.asking.outbox.sendAll(),
    }
  }

  #outbox(): OutboxView {
    const { asking, platform, store } = this.#given
    return outboxView({
      ...asking.outbox.look(),
      isHeld: isHeld(platform),
      isOnline: platform.isOnline(),
      ask: (askId) => store.history.ask(askId),
    })
  }

  /** Holds the outbox, or lets it go on. Throws when that cannot be saved. */
  #hold(isOn: boolean): void {
    const { platform, asking } = this.#given
    setHeld(platform, isOn)
    asking.outbox.nudge()
    this.refreshSoon()
  }

  /** Many changes close together are one. */
  refreshSoon(): void {
    const { platform } = this.#given
    this.#cancelRefresh ??= platform.after(TRAY_DELAY_MS, () => {
      this.#cancelRefresh = undefined
      try {
        this.refresh()
      } catch (error) {
        platform.log.error('the tray could not be made', error)
      }
    })
  }

  refresh(): void {
    const state = this.#state()
    this.#tray.render(trayMenu(state), trayFace(state))
    this.#given.onOutbox(state.outbox)
  }

  stop(): void {
    this.#cancelRefresh?.()
    this.#tray.destroy()
  }

  #state(): TrayState {
    const { platform, store, asking } = this.#given
    const { profiles, defaultProfileId } = platform.settings.get()
    const { id, model, auth } = asking.profiles.current()
    return {
      words: platform.language.words,
      outbox: this.#outbox(),
      recent: store.history.recent(RECENT_COUNT),
      hotkeys: platform.hotkeys.view(),
      areHotkeysPaused: platform.hotkeys.isPaused,
      isKeyMissing: auth !== 'none' && asking.keys.stateOf(id).kind === 'missing',
      profiles,
      profileId: defaultProfileId,
      model,
      recentModels: recentModels(store.db, id),
      hasLastRegion: this.#given.hasLastRegion(),
    }
  }

  #choose(choice: TrayChoice): void {
    try {
      this.#act(choice)
    } catch (error) {
      this.#given.platform.log.error('a line of the tray failed', error)
    }
    this.refreshSoon() // a tick is set by the menu itself, whatever came of it
  }

  #act(choice: TrayChoice): void {
    const { asking, onCommand, openAsk, openHistory } = this.#given
    switch (choice.kind) {
      case 'settings':
        return onCommand('open-settings')
      case 'send-all':
        return asking.outbox.sendAll()
      case 'history':
        return openHistory(choice.what)
      case 'ask':
        return openAsk(choice.askId)
      case 'hold':
        return this.#hold(choice.isOn)
      case 'pause-hotkeys':
        return this.#pauseHotkeys(choice.isOn)
      case 'profile':
        return asking.profiles.setDefault(choice.profileId)
      case 'model':
        return this.#setModel(choice.model)
    }
  }

  #pauseHotkeys(isOn: boolean): void {
    const { hotkeys } = this.#given.platform
    if (isOn) hotkeys.pause()
    else hotkeys.resume()
    this.#given.onHotkeysPaused?.()
  }

  #setModel(model: string): void {
    const { asking, onProfileChanged } = this.#given
    const { id } = asking.profiles.current()
    asking.profiles.change(id, { model })
    onProfileChanged(id)
  }
}
