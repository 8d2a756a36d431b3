import workerUrl from './highlight-worker.ts?worker&url'
import type { CodeRuns, HighlightReply, HighlightRequest } from './code-run.ts'

/** More code than this is read nowhere but in an editor. */
const MAX_CODE = 400_000

type Painter = (chunk: number, runs: CodeRuns) => void

/** Colours code in a worker, which begins with the first code there is. */
class Highlighter {
  readonly #painters = new Map<number, Painter>()
  #worker: Worker | undefined
  #nextId = 0

  /** Gives the runs of one chunk after the other, unless it is stopped before. A language nobody knows gives none. */
  highlight(chunks: readonly string[], language: string, paint: Painter): () => void {
    if (language === '' || chunks.reduce((sum, { length }) => sum + length, 0) > MAX_CODE)
      return () => undefined
    const id = this.#nextId++
    this.#painters.set(id, paint)
    this.#worker ??= this.#start()
    this.#worker.postMessage({ id, language: language.toLowerCase(), chunks } satisfies HighlightRequest)
    return () => this.#painters.delete(id)
  }

  #start(): Worker {
    const worker = new Worker(trusted(workerUrl), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<HighlightReply>) => {
      this.#painters.get(data.id)?.(data.chunk, data.runs)
    }
    return worker
  }
}

type Policies = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string }
}

/** The policy of the page lets a worker be made of this one address (`csp.ts`). */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies }
  const rules = { createScriptURL: (wanted: string) => (wanted === workerUrl ? wanted : '') }
  return trustedTypes?.createPolicy('askshot-worker', rules).createScriptURL(url) ?? url
}

/** One for the page: every answer in it shares the worker. */
export const highlighter = new Highlighter()
