import type { Facts, Finding, Seen } from '#shared/setup-views.ts'
import type { HotkeyState } from '#shared/views.ts'

export type ReportParts = {
  readonly findings: readonly Finding[]
  readonly seen: Seen
  readonly facts: Facts
  readonly hotkeys: Readonly<Record<string, { readonly accelerator: string; readonly state: HotkeyState }>>
  /** The user's name, home and whatever else is nobody's business. */
  readonly privateWords: readonly string[]
}

/** Shorter ones stand in ordinary words, too, and masking those would tell more than it hides. */
const SHORTEST_PRIVATE = 3

/** The self-test as text for an issue: results and versions; no key, no question, no address beyond its host. */
export function reportText({ findings, seen, facts, hotkeys, privateWords }: ReportParts): string {
  const lines = [
    'Askshot self-test',
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value}`),
    '',
    ...Object.entries(hotkeys).map(
      ([command, { accelerator, state }]) =>
        `hotkey ${command}: ${accelerator === '' ? 'none' : accelerator}, ${state}`,
    ),
    ...findings.filter(({ check }) => check !== 'desktop').map(line),
    `tray seen: ${yesNo(seen.tray)}`,
    `notification seen: ${yesNo(seen.notification)}`,
  ]
  return `${masked(lines.join('\n'), privateWords)}\n`
}

function line({ check, result, code, facts, tookMs }: Finding): string {
  const named = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  return `${check}: ${result} (${[code, ...named].join(', ')}; ${Math.round(tookMs)} ms)`
}

function yesNo(seen: boolean | undefined): string {
  return seen === undefined ? 'not said' : seen ? 'yes' : 'no'
}

/** Longest first: a home contains the name. */
function masked(text: string, privateWords: readonly string[]): string {
  return [...privateWords]
    .filter((word) => word.length >= SHORTEST_PRIVATE)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, '***'), text)
}
