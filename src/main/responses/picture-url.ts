import { AppError } from '#shared/errors.ts'
import { bounded, readBeginning } from './answer/body-reader.ts'
import type { Timeouts } from '../profiles/preset.ts'
import type { Http } from '../network/http.ts'
import type { ReadUrl } from './repair-pictures.ts'

/** What servers take of a picture once it is base64 (OpenAI API reference, input_image). */
const maxPictureBytes = 15_000_000
const timeouts: Timeouts = { connectMs: 10_000, firstByteMs: 30_000, idleMs: 30_000 }

/** Fetches a picture that a server cannot or will not fetch itself. https only, and nothing of ours goes along. */
export function urlReader(http: Pick<Http, 'send'>): ReadUrl {
  return async (url, signal) => {
    const { protocol, host } = new URL(url)
    const unreadable = (why: string) => new AppError('picture-invalid', why, { details: { host } })
    if (protocol !== 'https:') throw unreadable('The address of the picture is not https')
    const headers = { accept: 'image/png, image/jpeg, image/webp, image/gif' }
    const { status, body } = await http.send({ method: 'GET', url, headers, timeouts, signal })
    if (status !== 200) {
      await readBeginning(body, 0) // to have the connection back
      throw unreadable(`The picture could not be fetched (${status})`)
    }
    const chunks: Uint8Array[] = []
    for await (const chunk of bounded(body, () => unreadable('The picture is too large'), maxPictureBytes))
      chunks.push(chunk)
    return Buffer.concat(chunks)
  }
}
