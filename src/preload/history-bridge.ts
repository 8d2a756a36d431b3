import type { Bridge } from '#shared/contract/bridge.ts'
import type { Transport } from './bridge.ts'

export function history({ invoke, listen }: Transport): Bridge['history'] {
  return {
    find: (...args) => invoke('history:find', args),
    rows: (...args) => invoke('history:rows', args),
    overview: (...args) => invoke('history:overview', args),
    thread: (...args) => invoke('history:thread', args),
    star: (...args) => invoke('history:star', args),
    rename: (...args) => invoke('history:rename', args),
    tag: (...args) => invoke('history:tag', args),
    delete: (...args) => invoke('history:delete', args),
    undo: (...args) => invoke('history:undo', args),
    unanswered: (...args) => invoke('history:unanswered', args),
    open: (...args) => invoke('history:open', args),
    copy: (...args) => invoke('history:copy', args),
    hide: (...args) => invoke('history:hide', args),
    measure: (...args) => invoke('history:measure', args),
    export: (...args) => invoke('history:export', args),
    import: (...args) => invoke('history:import', args),
    outbox: (...args) => invoke('history:outbox', args),
    edit: (...args) => invoke('history:edit', args),
    sendNow: (...args) => invoke('history:send-now', args),
    sendAll: (...args) => invoke('history:send-all', args),
    move: (...args) => invoke('history:move', args),
    onChanged: (listener) => listen('history:changed', () => listener()),
    onShown: (listener) => listen('history:shown', ({ what }) => listener(what)),
  }
}

export function data({ invoke }: Transport): Bridge['data'] {
  return {
    view: (...args) => invoke('data:view', args),
    preview: (...args) => invoke('data:preview', args),
    setForgetting: (...args) => invoke('data:set-forgetting', args),
    setRetention: (...args) => invoke('data:set-retention', args),
    clear: (...args) => invoke('data:clear', args),
  }
}
