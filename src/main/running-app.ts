import type { Failure } from '#shared/errors.ts'
import type { AppCommand } from './cli/app-command.ts'

/** The app as the outside sees it. */
export type RunningApp = {
  run(command: AppCommand): void
  /** A hotkey changed its state by itself. */
  showHotkeys(): void
  /** Says what went wrong, in the ask window. */
  showProblem(failure: Failure): void
  /** Writes what is not on disk yet and lets go of everything; synchronous, because the app is quitting. */
  stop(): void
}
