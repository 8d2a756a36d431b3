import type { Facts } from '../setup-views.ts'

/** Names and numbers only: the same in every language. */
export function desktopFacts(facts: Facts): string {
  return [
    `Askshot ${facts['version']}`,
    facts['system'],
    facts['session'],
    `Electron ${facts['electron']}`,
    `Chromium ${facts['chromium']}`,
    `Node ${facts['node']}`,
  ]
    .filter((part) => part !== '' && part !== undefined)
    .join(' · ')
}
