import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { ImportFault, ImportResult } from '#shared/history-views.ts'
import type { FileKind } from '../../capture/picture-files.ts'
import { FILE_VERSION, threadFile } from './thread-file.ts'
import type { FileThread } from './thread-file.ts'

export type Refusal = Extract<ImportResult, { kind: 'refused' }>
export type ReadThreads = { readonly threads: readonly FileThread[] }

type OnPicture = (bytes: Uint8Array, kind: FileKind) => void

/** Reads the text of a file of ours at once, whatever its lines; or tells what is wrong with it and where. */
export function parseThreadFile(text: string, onPicture: OnPicture): ReadThreads | Refusal {
  const raw = parseJson(text)
  if ('kind' in raw) return raw
  const head = (typeof raw.value === 'object' && raw.value !== null ? raw.value : {}) as Record<
    string,
    unknown
  >
  if (head['askshot'] !== 'history') return refused('not-ours', 1)
  if (typeof head['version'] === 'number' && head['version'] > FILE_VERSION) return refused('newer', 1)
  const parsed = threadFile.safeParse(raw.value)
  if (!parsed.success) return schemaFault(text, parsed.error)
  for (const [name, data] of Object.entries(parsed.data.pictures)) {
    const bytes = pictureOf(name, data)
    if (bytes === undefined) return refused('damaged', lineOf(text, `"${name}":`), name)
    onPicture(bytes, kindOf(name))
  }
  return { threads: parsed.data.threads }
}

/** Undefined for bytes that are not what the name says. */
export function pictureOf(name: string, data: string): Uint8Array | undefined {
  const bytes = Buffer.from(data, 'base64')
  return name.startsWith(`${createHash('sha256').update(bytes).digest('hex')}.`) ? bytes : undefined
}

export function kindOf(name: string): FileKind {
  return name.endsWith('.pdf') ? 'pdf' : 'png'
}

function parseJson(text: string): { readonly value: unknown } | Refusal {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error))?.[1]
    return refused('not-json', at === undefined ? lineCount(text) : lineCount(text.slice(0, Number(at))))
  }
}

function schemaFault(text: string, error: z.ZodError): Refusal {
  const path = error.issues[0]?.path ?? []
  return refused('damaged', lineOfPath(text, path), whereOf(path))
}

/** As people count: `['threads', 2, 'asks', 0, 'question']` → `thread 3, ask 1, question`. */
export function whereOf(path: readonly PropertyKey[]): string {
  return path
    .flatMap((step, at) => {
      if (typeof step === 'number') return [`${String(path[at - 1]).replace(/s$/, '')} ${step + 1}`]
      return typeof path[at + 1] === 'number' ? [] : [String(step)]
    })
    .join(', ')
}

// We write one record a line, so that a line is an answer; a file that was put into another form has its records only.
function lineOfPath(text: string, [part, index]: readonly PropertyKey[]): number | undefined {
  if (part === 'threads' && typeof index === 'number') {
    const line = text.split('\n', index + 2)[index + 1]
    return line?.startsWith('{') ? index + 2 : undefined
  }
  return part === 'pictures' && index !== undefined ? lineOf(text, `"${String(index)}":`) : undefined
}

function lineOf(text: string, words: string): number | undefined {
  const at = text.indexOf(words)
  return at < 0 ? undefined : lineCount(text.slice(0, at))
}

function lineCount(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

export function refused(fault: ImportFault, line?: number, where?: string): Refusal {
  return {
    kind: 'refused',
    fault,
    ...(line === undefined ? {} : { line }),
    ...(where === undefined || where === '' ? {} : { where }),
  }
}
