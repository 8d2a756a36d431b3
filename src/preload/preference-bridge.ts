import type { Bridge } from '#shared/contract/bridge.ts'
import type { Transport } from './bridge.ts'

export function preferences({ invoke, listen }: Transport): Bridge['preferences'] {
  return {
    change: (...args) => invoke('settings:change', args),
    setPrompts: (...args) => invoke('settings:set-prompts', args),
    undo: (...args) => invoke('settings:undo', args),
    redo: (...args) => invoke('settings:redo', args),
    pauseHotkeys: (...args) => invoke('settings:pause-hotkeys', args),
    holdOutbox: (...args) => invoke('settings:hold-outbox', args),
    export: (...args) => invoke('settings:export', args),
    import: (...args) => invoke('settings:import', args),
    chooseFolder: (...args) => invoke('settings:choose-folder', args),
    testProxy: (...args) => invoke('settings:test-proxy', args),
    hosts: (...args) => invoke('settings:hosts', args),
    about: (...args) => invoke('settings:about', args),
    copyDetails: (...args) => invoke('settings:copy-details', args),
    openFolder: (...args) => invoke('settings:open-folder', args),
    zoom: (...args) => invoke('look:zoom', args),
    onLook: (listener) => listen('look:show', listener),
  }
}
