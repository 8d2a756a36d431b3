/** Speaks to the local server by plain `fetch`, with a reader of its own: what it proves owes nothing to the app. */
import { afterEach } from 'vitest'
import { startLocalServer } from '../../support/local-server.ts'
import type { LocalServer, LocalServerOptions } from '../../support/local-server.ts'

export type Body = Readonly<Record<string, unknown>>

type Event = Body & { readonly type: string; readonly sequence_number?: number }

/** One event as it was framed. */
type Framed = { readonly name: string | undefined; readonly data: string }

const servers: LocalServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

export async function serve(options: LocalServerOptions = {}): Promise<LocalServer> {
  const server = await startLocalServer(options)
  servers.push(server)
  return server
}

export const question = {
  model: 'gpt-4o',
  input: [{ role: 'user', content: [{ type: 'input_text', text: 'What is this?' }] }],
}

/** A PNG of this size as far as its header goes. */
export function png(widthPx = 8, heightPx = 8): Buffer {
  const bytes = Buffer.alloc(33)
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex')
  bytes.writeUInt32BE(widthPx, 16)
  bytes.writeUInt32BE(heightPx, 20)
  return bytes
}

export function pictureUrl(bytes: Buffer, mimeType = 'image/png'): string {
  return `data:${mimeType};base64,${bytes.toString('base64')}`
}

/** A question about one picture. */
export function about(image: Body, more: Body = {}): Body {
  const content = [
    { type: 'input_text', text: 'What is this?' },
    { type: 'input_image', detail: 'high', ...image },
  ]
  return { model: 'gpt-4o', input: [{ role: 'user', content }], ...more }
}

export function post(
  server: LocalServer,
  body: unknown = question,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${server.url}/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
  })
}

export async function json(response: Response): Promise<Body> {
  return (await response.json()) as Body
}

export async function ask(server: LocalServer, more: Body = {}): Promise<Body> {
  return json(await post(server, { ...question, ...more }))
}

/** The body in blocks between blank lines, as the API frames it: anything else does not parse. */
export function framesOf(text: string): readonly Framed[] {
  return text
    .split('\n\n')
    .filter((block) => block !== '' && !block.startsWith(':'))
    .map((block) => {
      const fields = block.split('\n').map((line) => /^(\w+): (.*)$/s.exec(line) ?? ['', '', ''])
      const values = (name: string) =>
        fields.filter(([, field]) => field === name).map(([, , value]) => value)
      return { name: values('event')[0], data: values('data').join('\n') }
    })
}

export function eventsOf(text: string): readonly Event[] {
  return framesOf(text)
    .filter(({ data }) => data !== '[DONE]')
    .map(({ data }) => JSON.parse(data) as Event)
}

export async function stream(server: LocalServer, more: Body = {}): Promise<readonly Event[]> {
  const response = await post(server, { ...question, stream: true, ...more })
  return eventsOf(await response.text())
}

export function typesOf(events: readonly Event[]): readonly string[] {
  return events.map(({ type }) => type.replace('response.', ''))
}

/** Each type once where it is repeated on end, as in a run of deltas. */
export function outline(events: readonly Event[]): readonly string[] {
  const types = typesOf(events)
  return types.filter((type, at) => type !== types[at - 1])
}

/** The deltas of a type, joined. */
export function joined(events: readonly Event[], type: string): string {
  return events
    .filter((event) => event.type === type)
    .map(({ delta }) => String(delta))
    .join('')
}

export function finalOf(events: readonly Event[]): Body {
  return (events.at(-1)?.['response'] ?? {}) as Body
}

export function outputOf(response: Body): readonly Body[] {
  return response['output'] as readonly Body[]
}

export function textOf(response: Body): string {
  const parts = outputOf(response).flatMap((item) => (item['content'] ?? []) as readonly Body[])
  return parts.map(({ text, refusal }) => String(text ?? refusal)).join('')
}

export const weather = {
  type: 'function',
  name: 'get_weather',
  description: 'The weather of a place',
  parameters: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] },
}

export const clock = { ...weather, name: 'get_time', description: 'The time of a place' }
