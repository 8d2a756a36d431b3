import type { Command } from '#shared/contract.ts'
import type { CommandLine } from './command-line.ts'

/** What the app can be told to do. `greet`: it was started without a word, so it shows the best it has. */
export type AppCommand = Command | 'greet'

/** What a second start asks of the app that runs; `undefined` when that is nothing. */
export function ofSecondStart({ kind }: CommandLine): AppCommand | undefined {
  switch (kind) {
    case 'start':
      return 'greet'
    case 'capture':
    case 'capture-last':
    case 'show-last':
    case 'open-settings':
    case 'quit':
      return kind
    default:
      return undefined
  }
}

/** What a first start does once it runs. Started without a word it stays in the tray, unless it needs setting up. */
export function ofFirstStart({ kind }: CommandLine, needsSetup: boolean): AppCommand | undefined {
  if (kind === 'start') return needsSetup ? 'open-settings' : undefined
  return ofSecondStart({ kind } as CommandLine)
}
