import type {
  Args,
  AskUpdate,
  Channel,
  PushChannel,
  Pushes,
  Reply,
  Unwatch,
  WatchRequest,
} from '../contract.ts'
import type { Result } from '../errors.ts'
import type { ProfilePatch } from '../schemas/profile.ts'
import type { SettingsView } from '../views.ts'
import type { DataBridge } from './data.ts'
import type { HistoryBridge } from './history.ts'
import type { LanguageBridge } from './language.ts'
import type { PreferenceBridge } from './preferences.ts'
import type { ReviseBridge } from './revise.ts'
import type { PinBridge } from './pin.ts'

type Call<C extends Channel> = (...args: Args<C>) => Promise<Result<Reply[C]>>
type On<P extends PushChannel> = (listener: (message: Pushes[P]) => void) => Unwatch

/** The page's whole reach: the one list a security reader wants to see. */
export type Bridge = {
  readonly overlay: {
    readonly painted: Call<'overlay:painted'>
    readonly dismiss: Call<'overlay:dismiss'>
    readonly beat: Call<'overlay:beat'>
    readonly report: Call<'overlay:report'>
    readonly magnify: Call<'overlay:magnify'>
    readonly goTo: Call<'capture:go-to'>
    readonly select: Call<'capture:select'>
    readonly ask: Call<'capture:ask'>
    readonly add: Call<'capture:add'>
    readonly copy: Call<'capture:copy'>
    readonly pin: Call<'capture:pin'>
    readonly save: Call<'capture:save'>
    readonly onShow: On<'overlay:show'>
    readonly onWindows: On<'overlay:windows'>
    readonly fail: Call<'overlay:fail'>
    readonly coverLook: Call<'overlay:cover-look'>
    readonly delay: Call<'overlay:delay'>
    readonly point: Call<'overlay:point'>
    readonly draw: Call<'overlay:draw'>
    readonly onLead: On<'overlay:lead'>
    readonly onPointer: On<'overlay:pointer'>
    readonly onDrawn: On<'overlay:drawn'>
  }
  readonly pin: PinBridge
  readonly countdown: {
    readonly stop: Call<'countdown:stop'>
    readonly onShow: On<'countdown:show'>
  }
  readonly ask: ReviseBridge & {
    readonly view: Call<'ask:view'>
    readonly submit: Call<'ask:submit'>
    readonly cancel: Call<'ask:cancel'>
    readonly retry: Call<'ask:retry'>
    readonly continue: Call<'ask:continue'>
    readonly turnTo: Call<'ask:turn-to'>
    readonly leaf: Call<'ask:leaf'>
    readonly capture: Call<'ask:capture'>
    readonly options: Call<'ask:options'>
    readonly addFile: Call<'ask:add-file'>
    readonly pin: Call<'ask:pin'>
    readonly pinCapture: Call<'ask:pin-capture'>
    readonly copyCapture: Call<'ask:copy-capture'>
    readonly lookAgain: Call<'ask:look-again'>
    readonly keepPrompt: Call<'ask:keep-prompt'>
    readonly forgetPrompt: Call<'ask:forget-prompt'>
    readonly decide: Call<'ask:decide'>
    readonly estimate: Call<'ask:estimate'>
    readonly hide: Call<'ask:hide'>
    readonly fit: Call<'ask:fit'>
    readonly saveDraft: Call<'draft:save'>
    readonly copyAnswer: Call<'answer:copy'>
    readonly goBack: Call<'answer:go-back'>
    readonly save: Call<'answer:save'>
    readonly copyCode: Call<'code:copy'>
    readonly watch: (request: WatchRequest, onUpdate: (update: AskUpdate) => void) => Unwatch
    readonly onShow: On<'ask:show'>
    readonly onOffers: On<'ask:offers'>
    readonly onReplaced: On<'ask:replaced'>
    readonly onSaveNow: On<'ask:save-now'>
  }
  readonly app: {
    readonly openLink: Call<'link:open'>
    readonly recent: Call<'recent:list'>
    readonly openRecent: Call<'recent:open'>
    readonly run: Call<'app:run'>
    readonly online: Call<'app:online'>
  }
  readonly outbox: {
    readonly view: Call<'outbox:view'>
    readonly hold: Call<'outbox:hold'>
    readonly sendAll: Call<'outbox:send-all'>
    readonly onShow: On<'outbox:show'>
  }
  readonly settings: {
    readonly view: Call<'settings:view'>
    readonly setHotkeys: Call<'settings:set-hotkeys'>
    readonly changeProfile: (id: string, patch: ProfilePatch) => Promise<Result<SettingsView>>
    readonly addProfile: Call<'profile:add'>
    readonly duplicateProfile: Call<'profile:duplicate'>
    readonly removeProfile: Call<'profile:remove'>
    readonly setDefaultProfile: Call<'profile:set-default'>
    readonly models: Call<'profile:models'>
    readonly testConnection: Call<'profile:test'>
    readonly replaceToolKey: Call<'tool-key:replace'>
    readonly forgetToolKey: Call<'tool-key:forget'>
    readonly askAgain: Call<'tool:ask-again'>
    readonly replaceKey: Call<'key:replace'>
    readonly keepKeyForSession: Call<'key:keep-for-session'>
    readonly forgetKey: Call<'key:forget'>
    readonly onShow: On<'settings:show'>
  }
  readonly setup: {
    readonly view: Call<'setup:view'>
    readonly localServers: Call<'setup:local-servers'>
    readonly checkScreen: Call<'setup:check-screen'>
    readonly openScreenSettings: Call<'setup:open-screen-settings'>
    readonly finish: Call<'setup:finish'>
    readonly startsAtLogin: Call<'login:view'>
    readonly startAtLogin: Call<'login:set'>
  }
  readonly selfTest: {
    readonly run: Call<'self-test:run'>
    readonly notify: Call<'self-test:notify'>
    readonly copy: Call<'self-test:copy'>
  }
  readonly history: HistoryBridge
  readonly data: DataBridge
  readonly language: LanguageBridge
  readonly preferences: PreferenceBridge & { readonly onLook: On<'look:show'> }
}
