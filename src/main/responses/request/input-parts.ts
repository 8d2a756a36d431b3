import { AppError } from '#shared/errors.ts'
import type { Detail } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import type { Document, Picture } from '../answer-request.ts'
import type { Piece } from './request-json.ts'

/** As base64 it stays below the 20,971,520 characters that `image_url` may have (OpenAI's schema). */
const maxPictureBytes = 15_000_000

/**
 * A part `input_image`. Throws `picture-invalid` for what this server is known not to take, and `too-large` for what
 * none takes.
 */
export function picturePart(
  picture: Picture,
  dialect: Dialect,
  detail: Detail | undefined,
): readonly Piece[] {
  const start = { type: 'input_image', ...(detail === undefined ? {} : { detail }) }
  switch (picture.kind) {
    case 'bytes':
      if (!dialect.pictureTypes.includes(picture.mimeType))
        throw refusedPicture(`Pictures of type ${picture.mimeType} are not taken`)
      if (picture.bytes.length > maxPictureBytes)
        throw new AppError('too-large', 'A picture is larger than any server takes', {
          details: { field: 'input_image' },
        })
      return spliced(start, 'image_url', picture)
    case 'url':
      if (!dialect.imageUrlOk) throw refusedPicture('Addresses of pictures are not taken')
      return [JSON.stringify({ ...start, image_url: picture.url })]
    case 'file-id':
      if (!dialect.fileIdOk) throw refusedPicture('Ids of uploaded pictures are not taken')
      return [JSON.stringify({ ...start, file_id: picture.fileId })]
  }
}

/** A part `input_file`. Throws `document-refused` for what this server is known not to take. */
export function documentPart(document: Document, dialect: Dialect): readonly Piece[] {
  if (!dialect.filesOk) throw refusedDocument('Documents are not taken')
  switch (document.kind) {
    case 'bytes':
      return spliced({ type: 'input_file', filename: document.filename }, 'file_data', document)
    case 'url':
      return [JSON.stringify({ type: 'input_file', file_url: document.url })]
    case 'file-id':
      if (!dialect.fileIdOk) throw refusedDocument('Ids of uploaded documents are not taken')
      return [JSON.stringify({ type: 'input_file', file_id: document.fileId })]
  }
}

/** The part with a data URL in it (RFC 2397), whose base64 is left as bytes. */
function spliced(
  start: object,
  name: string,
  { mimeType, bytes }: { readonly mimeType: string; readonly bytes: Uint8Array },
): readonly Piece[] {
  const opening = JSON.stringify({ ...start, [name]: `data:${mimeType};base64,` })
  return [opening.slice(0, -2), bytes, '"}']
}

function refusedPicture(message: string): AppError {
  return new AppError('picture-invalid', message, { details: { field: 'input_image' } })
}

function refusedDocument(message: string): AppError {
  return new AppError('document-refused', message, { details: { field: 'input_file' } })
}
