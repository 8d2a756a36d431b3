import { AppError } from '#shared/errors.ts'
import { MAX_DOCUMENT_BYTES, MAX_FILE_NAME } from '#shared/limits.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import { toPng } from './given-picture.ts'
import type { DecodeHeic } from './heic.ts'
import { checkPdf, isPdf } from './pdf.ts'
import type { FileKind } from './picture-files.ts'

type Dependencies = {
  /** Returns when the file is on the disk itself. */
  readonly save: (
    bytes: Uint8Array,
    kind: FileKind,
  ) => Promise<{ readonly file: string; readonly bytes: number }>
  readonly decodeHeic: DecodeHeic
  readonly newId: () => string
  readonly now: () => number
}

export type GivenFile = { readonly bytes: Uint8Array; readonly name: string }

/**
 * A picture or a document from elsewhere, checked and on disk. Throws `picture-unreadable`, `picture-undecodable`,
 * `document-unreadable`, `document-locked`, `file-too-large`, `disk-full`, `disk-unwritable`.
 */
export async function keepGiven(given: GivenFile, dependencies: Dependencies): Promise<CaptureRecord> {
  const { save, decodeHeic, newId, now } = dependencies
  if (!isPdf(given.bytes)) {
    const { bytes: png, widthPx, heightPx } = await toPng(given.bytes, decodeHeic)
    const kept = await save(png, 'png')
    return { id: newId(), ...kept, widthPx, heightPx, takenAt: now() }
  }
  if (given.bytes.length > MAX_DOCUMENT_BYTES)
    throw new AppError('file-too-large', 'The document is larger than is taken')
  checkPdf(given.bytes)
  const kept = await save(given.bytes, 'pdf')
  return { id: newId(), ...kept, name: documentName(given.name), takenAt: now() }
}

/** The name without its folders and without what cannot be seen, which could make it read as another one. */
export function documentName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  const stem = name.replace(/\.pdf$/i, '').slice(0, MAX_FILE_NAME - '.pdf'.length)
  return `${stem === '' || stem === '-' ? 'document' : stem}.pdf`
}
