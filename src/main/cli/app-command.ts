import type { Command } from '#shared/contract.ts'
import { readAppLink } from '../links/app-link.ts'
import type { CommandLine } from './command-line.ts'

/** What the app can be told to do. `greet`: it was started without a word, so it shows the best it has. */
export type AppCommand = Command | 'greet' | 'open-first-run' | { readonly openThread: string }

/** What a first start finds: all set up, never set up, or only without a key. */
export type SetUp = 'done' | 'first-run' | 'key-missing'

/** What a second start asks of the app that runs; `undefined` when that is nothing. */
export function ofSecondStart(commandLine: CommandLine): AppCommand | undefined {
  switch (commandLine.kind) {
    case 'start':
      return 'greet'
    case 'link':
      return readAppLink(commandLine.address)
    case 'capture':
    case 'capture-last':
    case 'show-last':
    case 'open-settings':
    case 'open-self-test':
    case 'quit':
      return commandLine.kind
    default:
      return undefined
  }
}

/** What a first start does once it runs. Started without a word it stays in the tray, unless it needs setting up or is not to hide. */
export function ofFirstStart(
  commandLine: CommandLine,
  setUp: SetUp,
  isHidden = true,
): AppCommand | undefined {
  if (commandLine.kind === 'tray') return isHidden ? undefined : 'greet'
  if (commandLine.kind !== 'start') return ofSecondStart(commandLine)
  if (setUp === 'done') return isHidden ? undefined : 'greet'
  return setUp === 'first-run' ? 'open-first-run' : 'open-settings'
}
