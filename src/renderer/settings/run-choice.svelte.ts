import type { FunctionTool } from '#shared/schemas/tool.ts'

type Run = FunctionTool['run']
type Options = {
  /** What main has, or the form that a new function is written in. */
  readonly run: () => Run
  readonly save: (field: string, run: Run) => Promise<boolean>
  /** A form takes what is not finished; main does not. */
  readonly takesUnfinished: () => boolean
}

/** What a function runs. Another kind is no use without its address or program; until then it is the page's alone. */
export class RunChoice {
  readonly #options: Options
  #chosen = $state.raw<Run>()

  constructor(options: Options) {
    this.#options = options
  }

  get shown(): Run {
    return this.#chosen ?? this.#options.run()
  }

  async choose(kind: Run['kind']): Promise<boolean> {
    const { timeoutSeconds } = this.shown
    return kind === 'http'
      ? this.change('run', { kind, url: '', timeoutSeconds })
      : this.change('run', { kind, program: '', args: [], timeoutSeconds })
  }

  async change(field: string, run: Run): Promise<boolean> {
    const before = this.#options.run()
    if (run.kind !== before.kind && isUnfinished(run) && !this.#options.takesUnfinished()) {
      this.#chosen = run
      return true
    }
    // Back to the kind that main has: what it has of it is still good.
    const wanted = isUnfinished(run) && field === 'run' && run.kind === before.kind ? before : run
    const isTaken = wanted === before || (await this.#options.save(field, wanted))
    if (isTaken) this.#chosen = undefined
    return isTaken
  }
}

function isUnfinished(run: Run): boolean {
  return run.kind === 'http' ? run.url === '' : run.program === ''
}
