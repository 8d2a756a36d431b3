import { z } from 'zod'
import { MAX_URL_LENGTH } from '#shared/limits.ts'
import { anything, asObject, oneLine, optional } from './tolerant.ts'
import type { Citation } from '#shared/ask-state.ts'

const maxCitations = 200
const maxTitleLength = 300

const annotationSchema = z.object({
  type: optional(z.string()),
  url: optional(z.string()),
  title: optional(z.string()),
  file_id: optional(z.string().min(1).max(200)),
  filename: optional(z.string()),
  url_citation: anything,
})

/**
 * The source that an annotation names: `url_citation`, `file_citation`, `container_file_citation`, `file_path` (OpenAI
 * API reference, Annotations), or the nested `url_citation` of chat completions. `undefined` for any other.
 */
export function readCitation(raw: unknown): Citation | undefined {
  const parsed = annotationSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { type, url_citation, file_id, filename } = parsed.data
  if (type === 'url_citation') {
    const nested = asObject(url_citation)
    return nested === undefined
      ? urlCitation(parsed.data)
      : readCitation({ ...nested, type, url_citation: null })
  }
  return file_id === undefined ? undefined : { kind: 'file', fileId: file_id, ...named('filename', filename) }
}

// Some servers put the address or only the number of the source where its title should be.
function urlCitation({ url, title }: z.output<typeof annotationSchema>): Citation | undefined {
  if (url === undefined || url.length > MAX_URL_LENGTH || !isWebAddress(url)) return undefined
  const isTitle = title !== url && !/^\d{1,3}$/.test(title ?? '')
  return { kind: 'url', url, ...(isTitle ? named('title', title) : {}) }
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}

function named<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [N in Name]?: string } {
  const line = oneLine(value ?? '', maxTitleLength)
  return line === '' ? {} : ({ [name]: line } as { readonly [N in Name]?: string })
}

/** Each source once, in the order of its first mention; the first that has a name gives it. */
export function eachOnce(citations: readonly Citation[]): readonly Citation[] {
  const found = new Map<string, Citation>()
  for (const citation of citations) {
    const key = citation.kind === 'url' ? citation.url : `file ${citation.fileId}`
    const known = found.get(key)
    found.set(key, known === undefined ? citation : { ...citation, ...known })
  }
  return [...found.values()].slice(0, maxCitations)
}
