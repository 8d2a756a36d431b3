import type { Profile } from '#shared/schemas/profile.ts'

/** A picture as it is sent: PNG or JPEG is what every server takes. */
export type Picture = { readonly mimeType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array }

/** A settled question of the same thread, with its answer; text only. */
export type EarlierTurn = { readonly question: string; readonly answer: string }

export type Question = {
  readonly profile: Pick<Profile, 'model'>
  readonly question: string
  readonly pictures: readonly Picture[]
  readonly earlier?: readonly EarlierTurn[]
  readonly instructions?: string
}

/**
 * The body of `POST /responses` (OpenAI API reference, Create a response). `store: false`, because pictures of a
 * screen are private; `detail: high`, because `auto` costs several times the tokens on current models.
 *
 * The pictures are spliced in as base64 bytes: stringifying them with the rest takes five times as long, and the
 * request waits for it.
 */
export function buildRequest({ profile, question, pictures, earlier, instructions }: Question): Uint8Array {
  const settings = JSON.stringify({
    model: profile.model,
    ...(instructions === undefined ? {} : { instructions }),
    stream: true,
    store: false,
  })
  const turns = (earlier ?? []).flatMap(toMessages).map((message) => `${JSON.stringify(message)},`)
  const text = JSON.stringify({ type: 'input_text', text: question })
  return join([
    `${settings.slice(0, -1)},"input":[${turns.join('')}{"role":"user","content":[${text}`,
    ...pictures.flatMap(({ mimeType, bytes }) => [
      `,{"type":"input_image","detail":"high","image_url":"data:${mimeType};base64,`,
      bytes,
      '"}',
    ]),
    ']}]}',
  ])
}

// An assistant's turn as plain text is the form that most servers accept.
function toMessages({ question, answer }: EarlierTurn): object[] {
  return [
    { role: 'user', content: [{ type: 'input_text', text: question }] },
    { role: 'assistant', content: answer },
  ]
}

/** JSON text as UTF-8, bytes as base64, in one buffer. */
function join(pieces: readonly (string | Uint8Array)[]): Uint8Array {
  const encoded = pieces.map((piece) =>
    typeof piece === 'string'
      ? { text: piece, encoding: 'utf8' as const }
      : { text: base64(piece), encoding: 'latin1' as const },
  )
  const sizes = encoded.map(({ text, encoding }) => Buffer.byteLength(text, encoding))
  const body = Buffer.alloc(sizes.reduce((total, size) => total + size, 0))
  encoded.reduce((offset, { text, encoding }) => offset + body.write(text, offset, encoding), 0)
  return body
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
