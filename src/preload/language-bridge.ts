import type { Bridge } from '#shared/contract/bridge.ts'
import type { Transport } from './bridge.ts'

export function language({ invoke, listen }: Transport): Bridge['language'] {
  return {
    view: (...args) => invoke('language:view', args),
    choose: (...args) => invoke('language:choose', args),
    onShow: (listener) => listen('language:show', listener),
  }
}
