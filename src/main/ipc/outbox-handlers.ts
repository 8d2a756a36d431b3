import type { OutboxView } from '#shared/outbox-view.ts'
import type { Area } from './handlers.ts'

/** What pages can do with the outbox. */
export type OutboxDependencies = {
  readonly view: () => OutboxView
  readonly hold: (isOn: boolean) => void
  readonly sendAll: () => void
}

export function outboxHandlers({ view, hold, sendAll }: OutboxDependencies): Area<'outbox'> {
  return {
    'outbox:view': () => view(),
    'outbox:hold': (isOn) => {
      hold(isOn)
      return view()
    },
    'outbox:send-all': () => sendAll(),
  }
}
