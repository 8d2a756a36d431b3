import hljs from 'highlight.js/lib/core'
import type { Emitter } from 'highlight.js'
import { codeKinds } from './code-run.ts'
import type { CodeRuns } from './code-run.ts'

/** highlight.js names many scopes; five colours are enough to read by. */
const kinds: Readonly<Record<string, (typeof codeKinds)[number]>> = {
  keyword: 'keyword', literal: 'keyword', type: 'keyword', 'built_in': 'name', operator: 'keyword',
  'selector-tag': 'keyword', 'selector-pseudo': 'keyword', 'template-tag': 'keyword', section: 'keyword',
  string: 'string', regexp: 'string', symbol: 'string', char: 'string', link: 'string', addition: 'string',
  number: 'number', bullet: 'number', meta: 'number', deletion: 'number', code: 'string', quote: 'comment',
  title: 'name', name: 'name', attr: 'name', attribute: 'name', property: 'name', tag: 'name', variable: 'name',
  'template-variable': 'name', 'selector-id': 'name', 'selector-class': 'name', 'selector-attr': 'name',
  comment: 'comment', doctag: 'comment',
} // prettier-ignore

/** Takes what highlight.js finds as lengths and kinds; no markup is ever made of code. */
class RunEmitter implements Emitter {
  readonly runs: number[] = []
  readonly #open: number[] = []

  startScope(name: string): void {
    const kind = kinds[name.split('.')[0] ?? '']
    this.#open.push(kind === undefined ? (this.#open.at(-1) ?? -1) : codeKinds.indexOf(kind))
  }
  endScope(): void {
    this.#open.pop()
  }
  // The names of the same two in the language of the library's own calls.
  openNode(name: string): void {
    this.startScope(name)
  }
  closeNode(): void {
    this.endScope()
  }
  addText(text: string): void {
    this.#add(text.length, /^\s*$/.test(text) ? -1 : (this.#open.at(-1) ?? -1))
  }
  __addSublanguage(inner: Emitter): void {
    if (!(inner instanceof RunEmitter)) return
    for (let at = 0; at < inner.runs.length; at += 2) this.#add(inner.runs[at] ?? 0, inner.runs[at + 1] ?? -1)
  }
  finalize(): void {
    this.#open.length = 0
  }
  toHTML(): string {
    return '' // asked for by highlight.js, used by nobody
  }

  #add(length: number, kind: number): void {
    if (length === 0) return
    const last = this.runs.length - 2
    if (last >= 0 && this.runs[last + 1] === kind) this.runs[last] = (this.runs[last] ?? 0) + length
    else this.runs.push(length, kind)
  }
}

hljs.configure({ __emitter: RunEmitter })

/** The runs of each chunk; none where the language is not known. */
export function codeRuns(chunks: readonly string[], language: string): readonly CodeRuns[] {
  if (hljs.getLanguage(language) === undefined) return []
  const { _emitter } = hljs.highlight(chunks.join('\n'), { language, ignoreIllegals: true })
  return _emitter instanceof RunEmitter ? cutRuns(_emitter.runs, chunks) : []
}

function cutRuns(runs: CodeRuns, chunks: readonly string[]): readonly CodeRuns[] {
  let at = 0
  let left = runs[0] ?? 0
  const take = (length: number): CodeRuns => {
    const taken: number[] = []
    for (let wanted = length; wanted > 0 && at < runs.length;) {
      const step = Math.min(wanted, left)
      if (step > 0) taken.push(step, runs[at + 1] ?? -1)
      wanted -= step
      left -= step
      if (left === 0) left = runs[(at += 2)] ?? 0
    }
    return taken
  }
  return chunks.map((chunk) => {
    const own = take(chunk.length)
    take(1) // the line end between two chunks
    return own
  })
}
