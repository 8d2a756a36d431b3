import type { Failure } from '#shared/errors.ts'
import type { AppCommand } from './cli/app-command.ts'

/** The app as the outside sees it. */
export type RunningApp = {
  run(command: AppCommand): void
  /** A hotkey changed its state by itself. */
  showHotkeys(): void
  /** Says what went wrong, in the ask window. */
  showProblem(failure: Failure): void
  /**
   * Lets the pages hand over what was typed last, and keeps what is selected on the overlay; soon done, whatever they do.
   * To be waited for before `stop`.
   */
  leave(): Promise<void>
  /** Writes what is not on disk yet and lets go of everything; synchronous, because the app is quitting. */
  stop(): void
}
