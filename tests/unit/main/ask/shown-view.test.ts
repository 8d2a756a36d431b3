import { expect, test } from 'vitest'
import { ShownView } from '../../../../src/main/ask/shown-view.ts'
import type { AskView } from '#shared/views.ts'
import { askRecord } from '../../../support/store.ts'

function showing(choices?: { readonly effort: 'low' }) {
  const asks = new Map([['a', askRecord('a', { kind: 'done', text: 'Yes.', end: {} })]])
  const pushed: AskView[] = []
  const shown = new ShownView({
    readDraft: () => undefined,
    capture: () => undefined,
    find: (askId) => asks.get(askId),
    thread: () => [...asks.values()],
    nextChoices: () => choices,
    push: (view) => pushed.push(view),
  })
  return { asks, pushed, shown }
}

test('an ask that was deleted meanwhile gives way to the draft, and a problem can still be told', () => {
  const { asks, pushed, shown } = showing()
  shown.showAsk('a')
  expect(pushed.at(-1)).toMatchObject({ kind: 'ask', ask: { askId: 'a' } })
  asks.clear()
  expect(shown.current()).toMatchObject({ kind: 'draft' })
  shown.showProblem({ code: 'capture-failed' })
  expect(pushed.at(-1)).toEqual({ kind: 'problem', failure: { code: 'capture-failed' } })
})

test('a follow-up is asked as its thread was, a new question as the last one', () => {
  const { pushed, shown } = showing({ effort: 'low' })
  shown.showAsk('a')
  expect(pushed.at(-1)).not.toHaveProperty('draft.choices')
  shown.showDraft({ isNew: true })
  expect(pushed.at(-1)).toMatchObject({ draft: { choices: { effort: 'low' } } })
})
