import type {
  Args,
  AskUpdate,
  Channel,
  PushChannel,
  Pushes,
  Reply,
  Unwatch,
  WatchRequest,
} from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import { data, history } from './history-bridge.ts'
import { language } from './language-bridge.ts'
import { preferences } from './preference-bridge.ts'

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
    countdown: countdown(transport),
    pin: pin(transport),
    ask: ask(transport),
    app: app(transport),
    outbox: outbox(transport),
    settings: settings(transport),
    setup: setup(transport),
    selfTest: selfTest(transport),
    history: history(transport),
    data: data(transport),
    language: language(transport),
    preferences: preferences(transport),
  }
}

function overlay({ invoke, listen }: Transport): Bridge['overlay'] {
  return {
    painted: (...args) => invoke('overlay:painted', args),
    dismiss: (...args) => invoke('overlay:dismiss', args),
    beat: (...args) => invoke('overlay:beat', args),
    report: (...args) => invoke('overlay:report', args),
    magnify: (...args) => invoke('overlay:magnify', args),
    goTo: (...args) => invoke('capture:go-to', args),
    select: (...args) => invoke('capture:select', args),
    ask: (...args) => invoke('capture:ask', args),
    add: (...args) => invoke('capture:add', args),
    copy: (...args) => invoke('capture:copy', args),
    pin: (...args) => invoke('capture:pin', args),
    save: (...args) => invoke('capture:save', args),
    onShow: (listener) => listen('overlay:show', listener),
    onWindows: (listener) => listen('overlay:windows', listener),
    fail: (...args) => invoke('overlay:fail', args),
    coverLook: (...args) => invoke('overlay:cover-look', args),
    delay: (...args) => invoke('overlay:delay', args),
    point: (...args) => invoke('overlay:point', args),
    draw: (...args) => invoke('overlay:draw', args),
    onLead: (listener) => listen('overlay:lead', listener),
    onPointer: (listener) => listen('overlay:pointer', listener),
    onDrawn: (listener) => listen('overlay:drawn', listener),
  }
}

function pin({ invoke }: Transport): Bridge['pin'] {
  return {
    view: (...args) => invoke('pin:view', args),
    ask: (...args) => invoke('pin:ask', args),
    copy: (...args) => invoke('pin:copy', args),
    save: (...args) => invoke('pin:save', args),
    close: (...args) => invoke('pin:close', args),
    move: (...args) => invoke('pin:move', args),
  }
}

function countdown({ invoke, listen }: Transport): Bridge['countdown'] {
  return {
    stop: (...args) => invoke('countdown:stop', args),
    onShow: (listener) => listen('countdown:show', listener),
  }
}

function ask({ invoke, listen, watch }: Transport): Bridge['ask'] {
  return {
    view: (...args) => invoke('ask:view', args),
    submit: (...args) => invoke('ask:submit', args),
    cancel: (...args) => invoke('ask:cancel', args),
    retry: (...args) => invoke('ask:retry', args),
    continue: (...args) => invoke('ask:continue', args),
    turnTo: (...args) => invoke('ask:turn-to', args),
    leaf: (...args) => invoke('ask:leaf', args),
    capture: (...args) => invoke('ask:capture', args),
    options: (...args) => invoke('ask:options', args),
    addFile: (...args) => invoke('ask:add-file', args),
    pin: (...args) => invoke('ask:pin', args),
    pinCapture: (...args) => invoke('ask:pin-capture', args),
    copyCapture: (...args) => invoke('ask:copy-capture', args),
    lookAgain: (...args) => invoke('ask:look-again', args),
    editPicture: (...args) => invoke('ask:edit-picture', args),
    keepPrompt: (...args) => invoke('ask:keep-prompt', args),
    forgetPrompt: (...args) => invoke('ask:forget-prompt', args),
    decide: (...args) => invoke('ask:decide', args),
    estimate: (...args) => invoke('ask:estimate', args),
    hide: (...args) => invoke('ask:hide', args),
    fit: (...args) => invoke('ask:fit', args),
    saveDraft: (...args) => invoke('draft:save', args),
    forgets: (...args) => invoke('ask:forgets', args),
    forget: (...args) => invoke('ask:forget', args),
    takeBack: (...args) => invoke('ask:take-back', args),
    revise: (...args) => invoke('ask:revise', args),
    resend: (...args) => invoke('ask:resend', args),
    copyAnswer: (...args) => invoke('answer:copy', args),
    goBack: (...args) => invoke('answer:go-back', args),
    save: (...args) => invoke('answer:save', args),
    copyCode: (...args) => invoke('code:copy', args),
    watch,
    onShow: (listener) => listen('ask:show', listener),
    onOffers: (listener) => listen('ask:offers', listener),
    onReplaced: (listener) => listen('ask:replaced', listener),
    onSaveNow: (listener) => listen('ask:save-now', listener),
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

function outbox({ invoke, listen }: Transport): Bridge['outbox'] {
  return {
    view: (...args) => invoke('outbox:view', args),
    hold: (...args) => invoke('outbox:hold', args),
    sendAll: (...args) => invoke('outbox:send-all', args),
    onShow: (listener) => listen('outbox:show', listener),
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
    askAgain: (...args) => invoke('tool:ask-again', args),
    replaceKey: (...args) => invoke('key:replace', args),
    keepKeyForSession: (...args) => invoke('key:keep-for-session', args),
    forgetKey: (...args) => invoke('key:forget', args),
    onShow: (listener) => listen('settings:show', listener),
  }
}

function setup({ invoke }: Transport): Bridge['setup'] {
  return {
    view: (...args) => invoke('setup:view', args),
    localServers: (...args) => invoke('setup:local-servers', args),
    checkScreen: (...args) => invoke('setup:check-screen', args),
    openScreenSettings: (...args) => invoke('setup:open-screen-settings', args),
    finish: (...args) => invoke('setup:finish', args),
    startsAtLogin: (...args) => invoke('login:view', args),
    startAtLogin: (...args) => invoke('login:set', args),
  }
}

function selfTest({ invoke }: Transport): Bridge['selfTest'] {
  return {
    run: (...args) => invoke('self-test:run', args),
    notify: (...args) => invoke('self-test:notify', args),
    copy: (...args) => invoke('self-test:copy', args),
  }
}
