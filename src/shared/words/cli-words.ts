/** What can be wrong with a command line. The words themselves are never repeated: somebody may have put a key there. */
export type UsageFault =
  | 'several-commands'
  | 'takes-no-value'
  | 'unknown-word'
  | 'unknown-option'
  | 'value-missing'
  | 'key-given'
  | 'bad-delay'
  | 'delay-alone'
  | 'bad-timeout'
  | 'file-missing'
  | 'question-missing'
  | 'question-split'
  | 'question-long'

/** Why a file given to the command line cannot be asked about. */
export type FileFault =
  | 'not-found'
  | 'not-allowed'
  | 'folder'
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'document-too-large'
  | 'another-kind'

/** What the command line says: the answer alone goes to standard output, all of this to standard error. */
export type CliWords = {
  readonly help: (program: string) => string
  readonly faults: Readonly<Record<UsageFault, string>>
  readonly seeHelp: (program: string) => string
  readonly files: Readonly<Record<FileFault, (file: string) => string>>
  readonly standardInput: string
  readonly starting: string
  readonly notStarted: string
  readonly notTaken: string
  readonly noProfile: (name: string, known: readonly string[]) => string
  /** The waiting ended, the ask did not. */
  readonly stillInOutbox: string
  readonly waiting: (reason: string) => string
  readonly needsYes: string
  readonly stopped: string
  readonly replaced: string
  readonly toSettings: string
  readonly toWindow: string
}
