import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PortalHotkeys, retryDelayMs } from '../../../../src/main/hotkey/portal-hotkeys.ts'
import { bindByPortal } from '../../../../src/main/hotkey/portal-shortcuts.ts'
import { portalTrigger } from '../../../../src/main/hotkey/portal-trigger.ts'
import { Portal } from '../../../../src/main/portal/portal.ts'
import { connectSessionBus } from '../../../../src/main/portal/session-bus.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { FakePortal } from '../../../support/fake-portal.ts'
import { startPrivateBus } from '../../../support/private-bus.ts'
import type { PrivateBus } from '../../../support/private-bus.ts'

const CHORDS = { capture: 'Control+Alt+W', showLast: 'Control+Alt+Shift+W' }

/** The bus and the fake desktop take their time on a busy machine. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })

let bus: PrivateBus
let desktop: FakePortal
let portal: Portal
let hotkeys: PortalHotkeys
let clock: FakeClock
let fired: string[]

beforeEach(async () => {
  bus = await startPrivateBus()
  desktop = await FakePortal.start(bus.address)
  clock = new FakeClock()
  fired = []
  let tokens = 0
  const newToken = () => `token${++tokens}`
  const connect = () => connectSessionBus(bus.address)
  portal = new Portal({ connect, appId: 'dev.askshot.Askshot', after: clock.after, newToken })
  hotkeys = new PortalHotkeys({
    bind: bindByPortal(portal, newToken),
    commands: { capture: () => fired.push('capture'), showLast: () => fired.push('showLast') },
    descriptions: { capture: 'Capture and ask', showLast: 'Show last answer' },
    after: clock.after,
    onChange: () => undefined,
  })
})

afterEach(async () => {
  hotkeys.stop()
  await portal.stop()
  await desktop.stop()
  await bus.stop()
})

function states() {
  const { capture, showLast } = hotkeys.view()
  return [capture.state, showLast.state]
}

const given = () => hotkeys.view().capture.given

async function started(): Promise<void> {
  hotkeys.start(CHORDS)
  await eventually(given).toBeDefined()
}

describe('keys that the desktop gives', () => {
  test('are asked for all at once, ours as a wish, with words for its user', async () => {
    await started()
    expect(desktop.wishes).toEqual({ capture: 'CTRL+ALT+w', showLast: 'CTRL+ALT+SHIFT+w' })
    expect(desktop.count('BindShortcuts')).toBe(1)
    expect(desktop.count('Screenshot')).toBe(0)
  })

  test('stay unproven until they have fired once', async () => {
    await started()
    expect(states()).toEqual(['asked', 'asked'])
    desktop.press('capture')
    await eventually(() => fired).toEqual(['capture'])
    expect(states()).toEqual(['proven', 'asked'])
    desktop.press('showLast')
    await eventually(states).toEqual(['proven', 'proven'])
  })

  test('are shown as it writes them', async () => {
    desktop.keys = { kind: 'bind', given: (id) => (id === 'capture' ? 'Super + \u202eW\n' : 'Super+Q') }
    await started()
    expect(given()).toBe('Super + W')
    expect(hotkeys.view().showLast).toEqual({
      accelerator: 'Control+Alt+Shift+W',
      state: 'asked',
      given: 'Super+Q',
    })
  })

  test('that are changed in its settings are shown, and unproven again', async () => {
    await started()
    desktop.press('capture')
    await eventually(states).toEqual(['proven', 'asked'])
    desktop.change({ capture: 'Super+C', showLast: 'CTRL+ALT+SHIFT+w' })
    await eventually(given).toBe('Super+C')
    expect(states()).toEqual(['asked', 'asked'])
    desktop.change({ showLast: 'CTRL+ALT+SHIFT+w' })
    await eventually(states).toEqual(['refused', 'asked'])
  })

  test('that stay the same when another one is changed stay proven', async () => {
    await started()
    desktop.press('capture')
    await eventually(states).toEqual(['proven', 'asked'])
    desktop.change({ capture: 'CTRL+ALT+w', showLast: 'Super+L' })
    await eventually(() => hotkeys.view().showLast.given).toBe('Super+L')
    expect(states()).toEqual(['proven', 'asked'])
  })

  test('may be none, which is told; should they come all the same, they are proven', async () => {
    desktop.keys = { kind: 'bind', given: (id) => (id === 'capture' ? '' : 'Super+Q') }
    hotkeys.start(CHORDS)
    await eventually(states).toEqual(['refused', 'asked'])
    desktop.press('capture')
    await eventually(states).toEqual(['proven', 'asked'])
  })

  test('of a command of another program are none of ours', async () => {
    await started()
    desktop.press('somebody-elses')
    desktop.press('showLast')
    await eventually(() => fired).toEqual(['showLast'])
  })
})

describe('a desktop that gives none', () => {
  test.each([
    ['whose user says no', 'cancel', 'refused'],
    ['that refuses', 'refuse', 'refused'],
    ['that denies the call', 'deny', 'refused'],
    ['that has no such portal', 'absent', 'absent'],
  ] as const)('%s', async (_which, behaviour, state) => {
    desktop.keys = behaviour
    hotkeys.start(CHORDS)
    await eventually(states).toEqual([state, state])
    expect(clock.pendingCount).toBe(0) // it is not asked again and again
  })

  test('that never answers leaves them unproven, then it is asked again', async () => {
    desktop.keys = 'hang'
    hotkeys.start(CHORDS)
    await eventually(() => desktop.count('CreateSession')).toBe(1)
    expect(states()).toEqual(['asked', 'asked'])
    clock.move(5 * 60_000)
    await eventually(states).toEqual(['lost', 'lost'])
    desktop.keys = { kind: 'bind', given: (_id, wish) => wish }
    clock.move(1_000)
    await eventually(states).toEqual(['asked', 'asked'])
  })
})

describe('a session that ends', () => {
  test('by the desktop is told, and made anew; a press counts again', async () => {
    await started()
    desktop.press('capture')
    await eventually(states).toEqual(['proven', 'asked'])
    desktop.endSession()
    await eventually(states).toEqual(['lost', 'lost'])
    clock.move(1_000)
    await eventually(states).toEqual(['asked', 'asked'])
    desktop.press('capture')
    await eventually(states).toEqual(['proven', 'asked'])
    expect(fired).toEqual(['capture', 'capture'])
  })

  test('because the portal vanished is tried again, ever more slowly, until it is back', async () => {
    await started()
    await desktop.vanish()
    await eventually(states).toEqual(['lost', 'lost'])
    await desktop.comeBack()
    clock.move(retryDelayMs(0))
    await eventually(states).toEqual(['asked', 'asked'])
    expect(desktop.hasSession).toBe(true)
    expect(desktop.calls.filter(({ member }) => member === 'Register')).toHaveLength(2)
    expect([0, 1, 2, 20].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 300_000])
  })

  test('with the keys given back on pause is asked for again on resume', async () => {
    await started()
    hotkeys.pause()
    expect(states()).toEqual(['off', 'off'])
    await eventually(() => desktop.hasSession).toBe(false)
    hotkeys.resume()
    await eventually(given).toBeDefined()
    expect(states()).toEqual(['asked', 'asked'])
  })
})

describe('other keys', () => {
  test('are a new wish', async () => {
    await started()
    expect(hotkeys.rebind({ capture: 'Super+Alt+Space' })).toBeUndefined()
    await eventually(() => desktop.wishes['capture']).toBe('LOGO+ALT+space')
    expect(hotkeys.view().capture.accelerator).toBe('Super+Alt+Space')
    await eventually(given).toBe('LOGO+ALT+space')
  })

  test('that can be none, or are those of another command, change nothing', async () => {
    await started()
    const before = hotkeys.view()
    expect(hotkeys.rebind({ capture: 'W' })).toEqual({ code: 'hotkey-invalid' })
    expect(hotkeys.rebind({ showLast: 'Alt+Control+W' })).toEqual({ code: 'hotkey-invalid' })
    expect(hotkeys.view()).toEqual(before)
    expect(desktop.count('BindShortcuts')).toBe(1)
  })

  test('that are the same ask nobody again', async () => {
    await started()
    expect(hotkeys.rebind({ capture: 'Control+Alt+W' })).toBeUndefined()
    expect(desktop.count('BindShortcuts')).toBe(1)
  })

  test('taken away for good are off, and without any the desktop is not asked', async () => {
    hotkeys.start({ capture: '', showLast: '' })
    expect(states()).toEqual(['off', 'off'])
    hotkeys.rebind({ capture: 'Control+Alt+W' })
    await eventually(given).toBe('CTRL+ALT+w')
    expect(desktop.wishes).toEqual({ capture: 'CTRL+ALT+w' })
    expect(states()).toEqual(['asked', 'off'])
  })
})

test.each([
  ['Control+Alt+W', 'CTRL+ALT+w'],
  ['Super+Shift+F12', 'LOGO+SHIFT+F12'],
  ['Control+PageUp', 'CTRL+Page_Up'],
  ['Alt+num7', 'ALT+KP_7'],
  ['Control+numadd', 'CTRL+KP_Add'],
  ['Control+Alt+5', 'CTRL+ALT+5'],
  ['Control+/', 'CTRL+slash'],
  ['Control+Plus', 'CTRL+plus'],
  ['Alt+PrintScreen', 'ALT+Print'],
])('%s is %s to a desktop', (accelerator, trigger) => {
  expect(portalTrigger(accelerator)).toBe(trigger)
})
