import { inputItems, ofType, outputText } from './conversation.ts'
import { asObject, objects, parseJson } from './json.ts'
import { bytesOf, readPicture } from './pictures.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Json } from './json.ts'
import type { Route } from './routes.ts'

export type ReceivedPicture = { readonly mimeType: string; readonly detail: unknown; readonly bytes: Buffer }

/** One request as it came in. */
export type Entry = {
  readonly method: string
  readonly path: string
  /** The part of the API it is for. */
  readonly route: Route['name'] | undefined
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly authorization: string | undefined
  /** Parsed JSON; `undefined` if it was none. */
  readonly body: unknown
  readonly rawBody: Buffer
  /** The user's last message, and the pictures in it. */
  readonly question: string | undefined
  readonly pictures: readonly ReceivedPicture[]
  /** What the client gave back for calls, and what it decided, in the order of the request. */
  readonly toolOutputs: readonly { readonly callId: string; readonly output: string }[]
  readonly approvals: readonly { readonly requestId: string; readonly approve: boolean }[]
  /** Who ended the exchange, once it is over. */
  readonly ended: Promise<'server' | 'client'>
}

export async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  routeOf: (path: string) => Route | undefined,
): Promise<Entry> {
  const ended = new Promise<'server' | 'client'>((resolve) =>
    response.once('close', () => resolve(response.writableFinished ? 'server' : 'client')),
  )
  const rawBody = await bodyOf(request)
  const path = request.url ?? ''
  const body = parseJson(rawBody.toString('utf8'))
  return {
    method: request.method ?? '',
    path,
    route: routeOf(path)?.name,
    query: Object.fromEntries(new URL(path, 'http://local').searchParams),
    headers: request.headers,
    authorization: request.headers.authorization,
    body,
    rawBody,
    ...said(inputItems(asObject(body)?.['input'])),
    ended,
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer)
  } catch {
    // The client left in the middle of its request: what came is kept.
  }
  return Buffer.concat(chunks)
}

function said(items: readonly Json[]): Pick<Entry, 'question' | 'pictures' | 'toolOutputs' | 'approvals'> {
  const content = items.findLast(({ role }) => role === 'user')?.['content']
  const parts = objects(content)
  return {
    question:
      typeof content === 'string'
        ? content
        : parts.map(({ text }) => text).find((text) => typeof text === 'string'),
    pictures: parts.flatMap(toPicture),
    toolOutputs: ofType(items, 'function_call_output').map((item) => ({
      callId: String(item['call_id']),
      output: outputText(item),
    })),
    approvals: ofType(items, 'mcp_approval_response').map((item) => ({
      requestId: String(item['approval_request_id']),
      approve: item['approve'] === true,
    })),
  }
}

function toPicture(part: Json): readonly ReceivedPicture[] {
  if (part['type'] !== 'input_image') return []
  const picture = readPicture({ path: '', part })
  if (picture.kind !== 'data') return []
  return [{ mimeType: picture.mimeType, detail: picture.detail, bytes: bytesOf(picture) }]
}
