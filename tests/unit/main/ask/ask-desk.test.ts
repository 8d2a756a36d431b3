import { expect, test } from 'vitest'
import { AskDesk } from '../../../../src/main/ask/ask-desk.ts'
import { ShownView } from '../../../../src/main/ask/shown-view.ts'
import type { AskView } from '#shared/views.ts'
import { askRecord } from '../../../support/store.ts'

/** Asks a, b, c … each in a thread of its own name, and windows that are to be seen once they are shown. */
function desk() {
  const visible = new Set<number>()
  const pushed: { readonly windowId: number; readonly view: AskView }[] = []
  const find = (askId: string) => ({
    ...askRecord(askId, { kind: 'done', text: 'Yes.', end: {} }),
    threadId: askId,
  })
  const all = new AskDesk({
    isVisible: (windowId) => visible.has(windowId),
    push: (windowId, view) => pushed.push({ windowId, view }),
    newShown: (push) =>
      new ShownView({
        readDraft: () => undefined,
        capture: () => undefined,
        find,
        thread: (threadId) => [find(threadId)],
        nextChoices: () => undefined,
        push,
      }),
  })
  /** As the app opens an ask: where its thread is, else where another goes. */
  const open = (askId: string) => {
    const windowId = all.showing(askId) ?? all.forAnother()
    all.of(windowId).showAsk(askId)
    all.touch(windowId)
    visible.add(windowId)
    return windowId
  }
  return { all, visible, pushed, open, shownIn: (windowId: number) => all.of(windowId).threadId }
}

test('a floating window is taken over, a pinned one is left, and each keeps its own thread', () => {
  const { all, open, shownIn } = desk()
  const first = open('a')
  expect(open('b')).toBe(first)
  all.pin(first, 'pinned')
  const second = open('c')
  expect(second).not.toBe(first)
  expect([shownIn(first), shownIn(second)]).toEqual(['b', 'c'])
  all.pin(second, 'window')
  expect(shownIn(open('d'))).toBe('d')
  expect([shownIn(first), shownIn(second)]).toEqual(['b', 'c'])
})

test('what one window shows is told to no other', () => {
  const { all, open, pushed } = desk()
  const first = open('a')
  all.pin(first, 'pinned')
  pushed.length = 0
  const second = open('b')
  expect(pushed.map(({ windowId }) => windowId)).toEqual([second])
  all.draftChanged('a')
  expect(pushed.slice(1).map(({ windowId }) => windowId)).toEqual([first])
})

test('a thread that a window shows is found there, one to be seen before a hidden one', () => {
  const { all, open, visible } = desk()
  const first = open('a')
  all.pin(first, 'pinned')
  const second = open('b')
  expect(open('a')).toBe(first)
  all.of(second).showAsk('a')
  visible.delete(first)
  expect(all.showing('a')).toBe(second)
})

test('there are six at most: a hidden one makes way, else the one used longest ago', () => {
  const { all, open, visible } = desk()
  const opened = ['a', 'b', 'c', 'd', 'e', 'f'].map((askId) => {
    const windowId = open(askId)
    all.pin(windowId, 'pinned')
    return windowId
  })
  expect(new Set(opened).size).toBe(6)
  expect(open('g')).toBe(opened[0])
  visible.delete(opened[3] ?? -1)
  expect(open('h')).toBe(opened[3])
})

test('a question being written in a pinned window goes on there', () => {
  const { all, open, visible } = desk()
  const windowId = all.forDraft()
  visible.add(windowId)
  all.pin(windowId, 'pinned')
  expect(all.forDraft()).toBe(windowId)
  expect(open('a')).not.toBe(windowId)
})

test('of the hidden windows only the one used last is kept', () => {
  const { all, open, visible } = desk()
  const first = open('a')
  all.pin(first, 'pinned')
  const second = open('b')
  visible.clear()
  expect(all.spare()).toEqual([first])
  all.forget(first)
  expect(all.windowIds).toEqual([second])
})

test('windows of threads that are deleted go back to the next question, the others stay', () => {
  const { all, open, shownIn } = desk()
  const first = open('a')
  all.pin(first, 'pinned')
  const second = open('b')
  all.leave((threadId) => threadId === 'a')
  expect([shownIn(first), shownIn(second)]).toEqual([undefined, 'b'])
})
