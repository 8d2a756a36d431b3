import type {
  Args,
  AskUpdate,
  Bridge,
  Channel,
  PushChannel,
  Pushes,
  Reply,
  Unwatch,
  WatchRequest,
} from '#shared/contract.ts'
import type { Result } from '#shared/errors.ts'
import { data, history } from './history-bridge.ts'

/** The few ways out of a page. Tests give a loopback in place of Electron's. */
export type Transport = {
  readonly invoke: <C extends Channel>(channel: C, args: Args<C>) => Promise<Result<Reply[C]>>
  readonly listen: <P extends PushChannel>(channel: P, listener: (message: Pushes[P]) => void) => Unwatch
  readonly watch: (request: WatchRequest, onUpdate: (update: AskUpdate) => void) => Unwatch
}

/** Every call a page can make, each spelled out: no page can name a channel of its own. */
export function createBridge(transport: Transport): Bridge {
  return {
    overlay: overlay(transport),
    ask: ask(transport),
    app: app(transport),
    settings: settings(transport),
    history: history(transport),
    data: data(transport),
  }
}

function overlay({ invoke, listen }: Transport): Bridge['overlay'] {
  return {
    painted: (...args) => invoke('overlay:painted', args),
    dismiss: (...args) => invoke('overlay:dismiss', args),
    report: (...args) => invoke('overlay:report', args),
    magnify: (...args) => invoke('overlay:magnify', args),
    goTo: (...args) => invoke('capture:go-to', args),
    select: (...args) => invoke('capture:select', args),
    ask: (...args) => invoke('capture:ask', args),
    onShow: (listener) => listen('overlay:show', listener),
    onWindows: (listener) => listen('overlay:windows', listener),
  }
}

function ask({ invoke, listen, watch }: Transport): Bridge['ask'] {
  return {
    view: (...args) => invoke('ask:view', args),
    submit: (...args) => invoke('ask:submit', args),
    cancel: (...args) => invoke('ask:cancel', args),
    retry: (...args) => invoke('ask:retry', args),
    decide: (...args) => invoke('ask:decide', args),
    estimate: (...args) => invoke('ask:estimate', args),
    hide: (...args) => invoke('ask:hide', args),
    fit: (...args) => invoke('ask:fit', args),
    saveDraft: (...args) => invoke('draft:save', args),
    copyAnswer: (...args) => invoke('answer:copy', args),
    copyCode: (...args) => invoke('code:copy', args),
    watch,
    onShow: (listener) => listen('ask:show', listener),
  }
}

function app({ invoke }: Transport): Bridge['app'] {
  return {
    openLink: (...args) => invoke('link:open', args),
    recent: (...args) => invoke('recent:list', args),
    openRecent: (...args) => invoke('recent:open', args),
    run: (...args) => invoke('app:run', args),
    online: (...args) => invoke('app:online', args),
  }
}

function settings({ invoke, listen }: Transport): Bridge['settings'] {
  return {
    view: (...args) => invoke('settings:view', args),
    setHotkeys: (...args) => invoke('settings:set-hotkeys', args),
    changeProfile: (id, patch) => invoke('profile:change', [id, patch]),
    addProfile: (...args) => invoke('profile:add', args),
    duplicateProfile: (...args) => invoke('profile:duplicate', args),
    removeProfile: (...args) => invoke('profile:remove', args),
    setDefaultProfile: (...args) => invoke('profile:set-default', args),
    models: (...args) => invoke('profile:models', args),
    testConnection: (...args) => invoke('profile:test', args),
    replaceToolKey: (...args) => invoke('tool-key:replace', args),
    forgetToolKey: (...args) => invoke('tool-key:forget', args),
    replaceKey: (...args) => invoke('key:replace', args),
    keepKeyForSession: (...args) => invoke('key:keep-for-session', args),
    forgetKey: (...args) => invoke('key:forget', args),
    onShow: (listener) => listen('settings:show', listener),
  }
}
