import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Rect } from '#shared/geometry.ts'
import { AskWindows } from '../../../src/main/app-ask-windows.ts'
import type { Windows } from '../../../src/main/windows/windows.ts'
import { openAsking } from '../../support/asking.ts'
import type { OpenAsking } from '../../support/asking.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { someProfile } from '../../support/profiles.ts'

const bounds = { x: 0, y: 0, width: 1600, height: 900 }
const display = {
  id: 1,
  bounds,
  workArea: bounds,
  scaleFactor: 1,
  originPx: { xPx: 0, yPx: 0 },
  isPrimary: true,
}

/** Windows as far as they are asked for here: which are to be seen, and what has the focus. */
class FakeWindows {
  readonly visible = new Map<number, Rect>()
  readonly faded: number[] = []
  focused: number | undefined

  readonly port = {
    warmAsk: () => undefined,
    pushToAsk: () => undefined,
    pinAsk: () => undefined,
    dropAsk: () => undefined,
    fadeAsks: (opacity: number) => this.faded.push(opacity),
    isAskVisible: (windowId: number) => this.visible.has(windowId),
    isAskFocused: (windowId: number) => this.focused === windowId,
    askPlace: (windowId: number) => this.visible.get(windowId),
    hideAsk: (windowId: number) => this.visible.delete(windowId),
    tuckAsk: (windowId: number) => this.visible.delete(windowId),
    showAsk: (windowId: number, place: Rect) => this.visible.set(windowId, place),
    leave: () => Promise.resolve(this.visible.clear()),
  } as unknown as Windows
}

let opened: OpenAsking
let windows: FakeWindows
let clock: FakeClock
let copied: string[]
let asks: AskWindows

beforeEach(async () => {
  opened = await openAsking(someProfile({ baseUrl: 'http://127.0.0.1:9/v1', auth: 'none' }))
  windows = new FakeWindows()
  clock = new FakeClock()
  copied = []
  asks = openAsks()
})
afterEach(() => opened.close())

function openAsks(): AskWindows {
  return new AskWindows({
    platform: {
      settings: opened.settings,
      displays: () => [display],
      pointerDisplayId: () => 1,
      after: clock.after,
      folder: opened.opened.folder,
      log: opened.log,
      copyText: (text) => Promise.resolve(void copied.push(text)),
    },
    store: opened.opened.store,
    asking: opened.asking,
    windows: () => windows.port,
    onShown: () => undefined,
    onDropped: () => undefined,
    captureInto: () => undefined,
    takeAgain: () => undefined,
    editPicture: () => undefined,
  })
}

function set(asking: object): void {
  opened.settings.change((all) => ({ ...all, asking: { ...all.asking, ...asking } }))
}

/** The draft in its window, which then has lost the focus. */
function showDraftAndLeave(): void {
  asks.showDraft()
  asks.blurred(0)
  clock.move(1_000)
}

test('a window that loses the focus stays, unless it is set to go', () => {
  showDraftAndLeave()
  expect(windows.visible.size).toBe(1)
  set({ hideOnBlur: true })
  showDraftAndLeave()
  expect(windows.visible.size).toBe(0)
})

test('it stays with a question in it, or when it has the focus back', () => {
  set({ hideOnBlur: true })
  opened.asking.asks.saveDraft({ text: 'Half a thought', captureIds: [] })
  showDraftAndLeave()
  expect(windows.visible.size).toBe(1)
  opened.asking.asks.saveDraft({ text: '', captureIds: [] })
  windows.focused = 0
  showDraftAndLeave()
  expect(windows.visible.size).toBe(1)
})

test('how much is seen through the windows follows the settings', () => {
  asks.start()
  set({ opacity: 70 })
  expect(windows.faded).toEqual([1, 0.7])
})

test('an answer is copied by itself only when that is set, and it was asked for here', () => {
  const { askId } = opened.asking.asks.submit({ captureIds: [], question: 'Why?' })
  const done = { kind: 'done', text: 'So.', end: {} } as const
  asks.openAsk(askId)
  asks.answered(askId, done)
  set({ afterAnswer: 'copy' })
  const elsewhere = opened.asking.asks.submit({ captureIds: [], question: 'From elsewhere' })
  asks.answered(elsewhere.askId, done)
  expect(copied).toEqual([])
  asks.answered(askId, done)
  expect(copied).toEqual(['So.'])
})

test('where a window was moved to is remembered before it is closed for good', async () => {
  asks.showDraft()
  const place = windows.visible.get(0)
  const moved = { x: 300, y: 200, width: place?.width ?? 0, height: place?.height ?? 0 }
  windows.visible.set(0, moved)
  await asks.leave()
  expect(windows.visible.size).toBe(0)
  // On its way to the disk.
  await expect
    .poll(() => {
      windows.visible.clear()
      openAsks().showDraft()
      return windows.visible.get(0)
    })
    .toEqual(moved)
})
