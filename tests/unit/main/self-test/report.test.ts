import { expect, test } from 'vitest'
import { reportText } from '../../../../src/main/self-test/report.ts'
import { withoutKeys } from '../../../support/some-hotkeys.ts'

test('the report is plain lines, and names neither the user nor their home', () => {
  const text = reportText({
    findings: [
      {
        check: 'network',
        result: 'works',
        code: 'network-direct',
        facts: { host: 'api.test' },
        tookMs: 12.4,
      },
      { check: 'desktop', result: 'works', code: 'desktop-facts', facts: { node: '24' }, tookMs: 1 },
    ],
    seen: { tray: true },
    facts: { version: '0.1.0', session: 'GNOME of mariella in /home/mariella' },
    hotkeys: {
      capture: { accelerator: 'Control+Alt+W', state: 'proven' },
      showLast: { accelerator: '', state: 'off' },
      ...withoutKeys,
    },
    privateWords: ['/home/mariella', 'mariella', 'x'],
  })
  expect(text).toBe(`Askshot self-test
version: 0.1.0
session: GNOME of *** in ***

hotkey capture: Control+Alt+W, proven
hotkey showLast: none, off
hotkey captureLast: none, off
hotkey captureAfterDelay: none, off
hotkey captureDisplay: none, off
network: works (network-direct, host api.test; 12 ms)
tray seen: yes
notification seen: not said
`)
})
