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
    ...['Screenshot', 'GlobalShortcuts'].map((part) => portal(part, facts[`portal${part}`])),
  ]
    .filter((part) => part !== '' && part !== undefined)
    .join(' · ')
}

/** Only where the desktop is asked by portals. */
function portal(part: string, version: string | number | undefined): string | undefined {
  return version === undefined ? undefined : `${part} ${version === 'none' ? '–' : version}`
}
