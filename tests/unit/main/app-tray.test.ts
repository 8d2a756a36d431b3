import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OutboxView } from '#shared/outbox-view.ts'
import { AppTray } from '../../../src/main/app-tray.ts'
import { Hotkeys } from '../../../src/main/hotkey/hotkeys.ts'
import type { TrayEvents } from '../../../src/main/platform.ts'
import { InterfaceLanguage } from '../../../src/main/language/interface-language.ts'
import { newProfile } from '../../../src/main/profiles/new-profile.ts'
import { presetOf } from '../../../src/main/profiles/presets.ts'
import type { TrayChoice, TrayItem } from '../../../src/main/tray/tray-menu.ts'
import { openAsking } from '../../support/asking.ts'
import type { OpenAsking } from '../../support/asking.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { startLocalServer } from '../../support/local-server.ts'
import type { LocalServer } from '../../support/local-server.ts'

let server: LocalServer
let open: OpenAsking
let clock: FakeClock
let events: TrayEvents | undefined
let items: readonly TrayItem[]
let shown: OutboxView | undefined
let tray: AppTray
let changed: string[]

beforeEach(async () => {
  server = await startLocalServer()
  const profile = { ...newProfile(presetOf('custom'), 'p'), baseUrl: server.url, model: 'm1' }
  open = await openAsking({ ...profile, auth: 'none' })
  clock = new FakeClock(0)
  changed = []
  items = []
  const hotkeys = new Hotkeys({
    take: () => () => undefined,
    platform: 'linux',
    commands: { capture: () => undefined, showLast: () => undefined },
  })
  hotkeys.start({ capture: 'Control+Alt+W', showLast: '' })
  const { asking, opened, settings, log } = open
  tray = new AppTray({
    platform: {
      settings,
      language: new InterfaceLanguage({ settings, systemLanguages: () => [] }),
      hotkeys,
      log,
      isOnline: () => true,
      after: clock.after,
      openTray: (on) => {
        events = on
        return { render: (rendered) => (items = rendered), destroy: () => undefined }
      },
    },
    store: opened.store,
    asking,
    onCommand: (command) => changed.push(command),
    onThread: () => undefined,
    openAsk: (askId) => changed.push(`ask ${askId}`),
    hasLastRegion: () => true,
    openHistory: (what) => changed.push(`history ${what}`),
    onOutbox: (view) => (shown = view),
    onProfileChanged: (profileId) => changed.push(`profile ${profileId}`),
  })
  tray.refresh()
})
afterEach(async () => {
  tray.stop()
  await open.close()
  await server.stop()
})

async function choose(choice: TrayChoice): Promise<void> {
  events?.onChoice(choice)
  await clock.moveAndSettle(100)
}
const ticked = () =>
  items
    .flatMap((item) => (item.kind === 'submenu' ? item.items : [item]))
    .flatMap((item) => (item.kind === 'choice' && item.isChecked ? [item.label] : []))

test('a model that is chosen is that of the next question, and what waited for it may go', async () => {
  expect(ticked()).toEqual(['m1'])
  await choose({ kind: 'model', model: 'm2' })
  expect(open.asking.profiles.current().model).toBe('m2')
  expect(changed).toEqual(['profile p'])
  expect(ticked()).toEqual(['m2'])
})

test('a profile that is chosen is that of the next question', async () => {
  open.asking.profiles.add('ollama')
  open.asking.profiles.setDefault('p')
  const other = open.settings.get().profiles.find(({ id }) => id !== 'p')!
  await choose({ kind: 'profile', profileId: other.id })
  expect(open.asking.profiles.current().id).toBe(other.id)
  expect(ticked()).toContain(other.name)
})

test('held, a question stays in the outbox until it is let go; “send all” sends it all the same', async () => {
  await choose({ kind: 'hold', isOn: true })
  const { askId } = open.asking.asks.submit({ captureIds: [], question: 'Why?' })
  tray.refresh()
  expect(shown).toMatchObject({ isHeld: true, asks: [{ askId, heldBy: { kind: 'user' } }] })
  expect(server.ledger).toHaveLength(0)
  await choose({ kind: 'send-all' })
  await open.reach(askId, 'done')
  const second = open.asking.asks.submit({ captureIds: [], question: 'And now?' })
  expect(open.asking.asks.ask(second.askId).state.kind).toBe('queued')
  await choose({ kind: 'hold', isOn: false })
  await open.reach(second.askId, 'done')
  expect(open.settings.get().isOutboxHeld).toBe(false)
})

test('a profile that is gone meanwhile changes nothing, and the menu is right again', async () => {
  await choose({ kind: 'profile', profileId: 'gone' })
  expect(open.log.entries).toHaveLength(1)
  expect(ticked()).toEqual(['m1'])
})
