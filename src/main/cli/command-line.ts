/** What the words after the program's name ask for. */
export type CommandLine =
  | {
      readonly kind:
        'start' | 'capture' | 'capture-last' | 'show-last' | 'open-settings' | 'quit' | 'help' | 'version'
    }
  | { readonly kind: 'usage-error'; readonly fault: UsageFault }

export type UsageFault = 'several-commands' | 'takes-no-value' | 'unknown-word'

export const EXIT_CODES = { done: 0, wrongUsage: 2 } as const

type Flag = Exclude<CommandLine['kind'], 'start' | 'usage-error'>

const FLAGS: Readonly<Record<string, Flag>> = {
  '--capture': 'capture',
  '--last-region': 'capture-last',
  '--show': 'show-last',
  '--settings': 'open-settings',
  '--quit': 'quit',
  '--help': 'help',
  '--version': 'version',
}

type ParseOptions = {
  readonly argv: readonly string[]
  /** Run from source, Electron's first word without a dash is the folder of the app. */
  readonly isPackaged: boolean
}

/**
 * Reads `process.argv`, of this start or of a second one. Switches that are not ours are passed over: Chromium adds its
 * own and reorders them when it hands a second start's words on.
 */
export function parseCommandLine({ argv, isPackaged }: ParseOptions): CommandLine {
  const words = argv.slice(1)
  const bareWords = words.filter((word) => word !== '' && !word.startsWith('-'))
  if (bareWords.length > (isPackaged ? 0 : 1)) return { kind: 'usage-error', fault: 'unknown-word' }
  if (words.some((word) => flagOf(word.split('=', 1)[0] ?? '') !== undefined && word.includes('='))) {
    return { kind: 'usage-error', fault: 'takes-no-value' }
  }
  const [first, ...others] = new Set(words.map(flagOf).filter((flag) => flag !== undefined))
  if (others.length > 0) return { kind: 'usage-error', fault: 'several-commands' }
  return { kind: first ?? 'start' }
}

function flagOf(word: string): Flag | undefined {
  return Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined
}

const FAULTS: Readonly<Record<UsageFault, string>> = {
  'several-commands': 'One command at a time.',
  'takes-no-value': 'The commands take no value.',
  // The word is not repeated: somebody may have put a key there.
  'unknown-word': 'Askshot takes only the commands below; a key is never given on the command line.',
}

/** What `--help` prints. */
export function helpText(program: string): string {
  return `Usage: ${program} [command]

  (none)       start in the tray; if Askshot already runs, show the last answer
  --capture    capture a part of the screen and ask about it, as the hotkey does
  --last-region
               capture the last region again, without the overlay
  --show       show the last answer; a second time hides it
  --settings   open the settings
  --quit       end the Askshot that runs
  --help       print this
  --version    print the version

A second start hands its command to the Askshot that runs, and ends.
`
}

/** What wrong usage prints: what is wrong, then the help. */
export function usageErrorText(program: string, fault: UsageFault): string {
  return `${FAULTS[fault]}\n\n${helpText(program)}`
}
