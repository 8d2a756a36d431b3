import { describe, expect, test } from 'vitest'
import {
  ask,
  clock,
  finalOf,
  joined,
  json,
  outline,
  outputOf,
  post,
  question,
  serve,
  stream,
  textOf,
  weather,
} from './raw-client.ts'
import type { LocalServer } from '../../support/local-server.ts'
import type { Body } from './raw-client.ts'

const user = question.input[0]!
const search = { type: 'web_search' }
const store = { type: 'file_search', vector_store_ids: ['vs_1'] }
const mcp = { type: 'mcp', server_label: 'wiki', server_url: 'https://mcp.test' }

const output = (call: Body, text: unknown): Body => ({
  type: 'function_call_output',
  call_id: call['call_id'],
  output: text,
})

async function messageOf(response: Response): Promise<readonly [number, string]> {
  return [response.status, String(((await json(response))['error'] as Body)['message'])]
}

describe('functions', () => {
  test('are called with arguments of their schema, streamed in pieces', async () => {
    const server = await serve({ behaviour: { kind: 'call-tools' } })
    const events = await stream(server, { tools: [weather] })
    expect(outline(events)).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'function_call_arguments.delta',
      'function_call_arguments.done',
      'output_item.done',
      'completed',
    ])
    const [call] = outputOf(finalOf(events))
    expect(call).toMatchObject({
      type: 'function_call',
      name: 'get_weather',
      arguments: '{"place":"sample"}',
    })
    expect(joined(events, 'response.function_call_arguments.delta')).toBe(call?.['arguments'])
    expect(events.find(({ type }) => type.endsWith('arguments.done'))).toMatchObject({
      name: 'get_weather',
      arguments: call?.['arguments'],
    })
  })

  test('come back round: calls, outputs, and an answer that quotes them', async () => {
    const calls = [
      { name: 'get_weather', arguments: { place: 'Rome' } },
      { name: 'get_time', arguments: 'no JSON', callId: 'call_mine' },
    ]
    const server = await serve({ behaviour: { kind: 'call-tools', calls } })
    const tools = [weather, clock]
    const items = outputOf(await ask(server, { tools }))
    expect(items).toMatchObject([
      { name: 'get_weather', arguments: '{"place":"Rome"}' },
      { name: 'get_time', arguments: 'no JSON', call_id: 'call_mine' },
    ])
    const outputs = [output(items[0]!, '21 °C'), output(items[1]!, [{ type: 'input_text', text: 'noon' }])]
    const input = [user, ...items, ...outputs]
    expect(textOf(await ask(server, { tools, input }))).toBe('The tools said: 21 °C; noon')
    expect(server.ledger[1]?.toolOutputs).toEqual([
      { callId: items[0]?.['call_id'], output: '21 °C' },
      { callId: 'call_mine', output: 'noon' },
    ])
    expect(server.ledger[1]?.question).toBe('What is this?')
    // The next question begins anew.
    const next = [...input, { role: 'assistant', content: 'Fine.' }, user]
    expect(outputOf(await ask(server, { tools, input: next }))).toHaveLength(2)
  })

  test('an output that is missing, or to no call, is refused', async () => {
    const server = await serve({ behaviour: { kind: 'call-tools', calls: [weather, clock] } })
    const tools = [weather, clock]
    const items = outputOf(await ask(server, { tools }))
    const one = [user, ...items, output(items[0]!, 'x')]
    expect(await messageOf(await post(server, { ...question, tools, input: one }))).toEqual([
      400,
      `No tool output found for function call ${String(items[1]?.['call_id'])}.`,
    ])
    const other = [user, output({ call_id: 'call_x' }, 'x')]
    expect(await messageOf(await post(server, { ...question, input: other }))).toEqual([
      400,
      'No tool call found for function call output with call_id call_x.',
    ])
  })

  test('with previous_response_id the outputs alone are enough', async () => {
    const server = await serve({ behaviour: { kind: 'call-tools' } })
    const first = await ask(server, { tools: [weather] })
    const more = {
      tools: [weather],
      previous_response_id: first['id'],
      input: [output(outputOf(first)[0]!, 'sun')],
    }
    const second = await ask(server, more)
    expect([textOf(second), second['previous_response_id']]).toEqual(['The tools said: sun', first['id']])
    const unanswered = await post(server, { ...question, previous_response_id: first['id'] })
    expect(unanswered.status).toBe(400)
  })

  test('are called as many rounds as the script says', async () => {
    const server = await serve({ behaviour: { kind: 'call-tools', rounds: 3 } })
    let input: readonly Body[] = [user]
    const kinds: unknown[] = []
    for (let round = 0; round < 4; round++) {
      const items = outputOf(await ask(server, { tools: [weather], input }))
      kinds.push(items[0]?.['type'])
      input = [
        ...input,
        ...items,
        ...items.filter(({ type }) => type === 'function_call').map((call) => output(call, 'x')),
      ]
    }
    expect(kinds).toEqual(['function_call', 'function_call', 'function_call', 'message'])
  })

  test.each<[Body, string]>([
    [{}, 'message'],
    [{ tool_choice: 'auto' }, 'message'],
    [{ tool_choice: 'required' }, 'get_weather'],
    [{ tool_choice: { type: 'function', name: 'get_time' } }, 'get_time'],
  ])('without a script tool_choice decides: %j', async (choice, expected) => {
    const [item] = outputOf(await ask(await serve(), { tools: [weather, clock], ...choice }))
    expect(item?.['name'] ?? item?.['type']).toBe(expected)
  })
})

describe('hosted tools', () => {
  test('a web search is told step by step, and its sources cited at their words', async () => {
    const events = await stream(await serve({ behaviour: { kind: 'search-web' } }), {
      tools: [search],
      include: ['web_search_call.action.sources'],
    })
    expect(outline(events).slice(2, 9)).toEqual([
      'output_item.added',
      'web_search_call.in_progress',
      'web_search_call.searching',
      'web_search_call.completed',
      'output_item.done',
      'output_item.added',
      'content_part.added',
    ])
    const [searched] = outputOf(finalOf(events))
    const sources = [
      { type: 'url', url: 'https://example.com/first' },
      { type: 'url', url: 'https://example.com/second' },
    ]
    expect(searched).toMatchObject({ type: 'web_search_call', action: { type: 'search', sources } })
    const text = textOf({ output: outputOf(finalOf(events)).slice(1) })
    const told = events.filter(({ type }) => type === 'response.output_text.annotation.added')
    expect(told).toHaveLength(2)
    for (const { annotation } of told) {
      const { url, title, start_index: start, end_index: end } = annotation as Body
      expect(text.slice(Number(start), Number(end))).toBe(`([${String(title)}](${String(url)}))`)
    }
    const begun = events.find(({ item }) => (item as Body | undefined)?.['type'] === 'web_search_call')
    expect(begun?.['item']).not.toHaveProperty('action')
  })

  test('a search keeps to the domains it may see', async () => {
    const server = await serve({ behaviour: { kind: 'search-web' } })
    const tools = [{ ...search, filters: { allowed_domains: ['nih.gov'] } }]
    expect(textOf({ output: outputOf(await ask(server, { tools })).slice(1) })).toContain(
      'https://nih.gov/first',
    )
  })

  test('a file search cites its files', async () => {
    const server = await serve({ behaviour: { kind: 'search-files' } })
    const [searched, message] = outputOf(await ask(server, { tools: [store] }))
    expect(searched).toMatchObject({ type: 'file_search_call', results: null, status: 'completed' })
    expect(message).toMatchObject({
      content: [{ annotations: [{ type: 'file_citation', file_id: 'file-local', filename: 'manual.pdf' }] }],
    })
    const open = outputOf(await ask(server, { tools: [store], include: ['file_search_call.results'] }))
    expect(open[0]).toMatchObject({ results: [{ file_id: 'file-local', score: 0.9 }] })
  })

  async function approving(server: LocalServer, approve: boolean) {
    const items = outputOf(await ask(server, { tools: [mcp] }))
    const request = items.at(-1) ?? {}
    const reply = { type: 'mcp_approval_response', approval_request_id: request['id'], approve }
    return { items, after: await stream(server, { tools: [mcp], input: [user, ...items, reply] }) }
  }

  test('an MCP call is asked about first, and made after a yes', async () => {
    const server = await serve({ behaviour: { kind: 'call-mcp', output: 'two pages' } })
    const { items, after } = await approving(server, true)
    expect(items).toMatchObject([
      { type: 'mcp_list_tools', server_label: 'wiki', tools: [{ name: 'search' }] },
      { type: 'mcp_approval_request', server_label: 'wiki', name: 'search', arguments: '{"query":"sample"}' },
    ])
    expect(outline(after).slice(2, 8)).toEqual([
      'output_item.added',
      'mcp_call.in_progress',
      'mcp_call_arguments.delta',
      'mcp_call_arguments.done',
      'mcp_call.completed',
      'output_item.done',
    ])
    expect(outputOf(finalOf(after))).toMatchObject([
      { type: 'mcp_call', approval_request_id: items[1]?.['id'], output: 'two pages', error: null },
      { type: 'message', content: [{ text: 'The server said: two pages' }] },
    ])
    expect(server.ledger[1]?.approvals).toEqual([{ requestId: items[1]?.['id'], approve: true }])
  })

  test('a no is respected', async () => {
    const { after } = await approving(await serve({ behaviour: { kind: 'call-mcp' } }), false)
    expect(outputOf(finalOf(after)).map(({ type }) => type)).toEqual(['message'])
    expect(textOf(finalOf(after))).toBe('I was not allowed to use the tool.')
  })

  test('nobody is asked where the user said never, and a decision about nothing is refused', async () => {
    const server = await serve({ behaviour: { kind: 'call-mcp' } })
    const never = outputOf(await ask(server, { tools: [{ ...mcp, require_approval: 'never' }] }))
    expect(never.map(({ type }) => type)).toEqual(['mcp_list_tools', 'mcp_call', 'message'])
    const some = { never: { tool_names: ['search'] } }
    expect(outputOf(await ask(server, { tools: [{ ...mcp, require_approval: some }] }))).toHaveLength(3)
    const others = { never: { tool_names: ['read'] } }
    expect(outputOf(await ask(server, { tools: [{ ...mcp, require_approval: others }] }))).toHaveLength(2)
    const reply = { type: 'mcp_approval_response', approval_request_id: 'mcpr_x', approve: true }
    expect((await post(server, { ...question, input: [user, reply] })).status).toBe(400)
  })
})

describe('in the background', () => {
  const poll = async (server: LocalServer, id: unknown) =>
    (await json(await fetch(`${server.url}/responses/${String(id)}`)))['status']
  const send = (server: LocalServer, method: string, path: string) =>
    fetch(`${server.url}/responses/${path}`, { method })

  test('a response is queued, then in progress, then whole, as the script has it', async () => {
    const server = await serve({
      behaviour: { kind: 'background', queuedPolls: 1, runningPolls: 2, text: 'Done.' },
    })
    const begun = await ask(server, { background: true, store: false })
    expect(begun).toMatchObject({ status: 'queued', output: [], usage: null, background: true })
    const statuses = []
    for (let n = 0; n < 4; n++) statuses.push(await poll(server, begun['id']))
    expect(statuses).toEqual(['queued', 'in_progress', 'in_progress', 'completed'])
    expect(textOf(await json(await send(server, 'GET', String(begun['id']))))).toBe('Done.')
  })

  test.each(['failed', 'incomplete'] as const)('it may end %s', async (ends) => {
    const server = await serve({ behaviour: { kind: 'background', queuedPolls: 0, runningPolls: 0, ends } })
    const { id } = await ask(server, { background: true })
    expect(await poll(server, id)).toBe(ends)
  })

  test('it can be cancelled while it runs, and be stuck until then', async () => {
    const server = await serve({ behaviour: { kind: 'background', ends: 'stuck' } })
    const { id } = await ask(server, { background: true })
    for (let n = 0; n < 5; n++) expect(await poll(server, id)).toBe('queued')
    expect(await json(await send(server, 'POST', `${String(id)}/cancel`))).toMatchObject({
      status: 'cancelled',
    })
    expect(await poll(server, id)).toBe('cancelled')
    const plain = await ask(server)
    expect((await send(server, 'POST', `${String(plain['id'])}/cancel`)).status).toBe(400)
  })

  test('a stream that broke goes on behind the last number that was seen', async () => {
    const server = await serve()
    const whole = await stream(server, { background: true })
    expect(outline(whole).slice(0, 4)).toEqual(['created', 'queued', 'in_progress', 'output_item.added'])
    expect(whole.slice(0, 3).map((event) => (event['response'] as Body)['status'])).toEqual([
      'queued',
      'queued',
      'in_progress',
    ])
    server.behave({ kind: 'cut', afterDeltas: 3 })
    const broken = await post(server, { ...question, stream: true, background: true })
    await expect(broken.text()).rejects.toThrow()
    const id = String(finalOf(whole)['id'])
    const rest = await (await fetch(`${server.url}/responses/${id}?stream=true&starting_after=6`)).text()
    expect(rest.match(/"sequence_number":(\d+)/)?.[1]).toBe('7')
    const numbers = whole.slice(7).map(({ sequence_number: number }) => number)
    expect([...rest.matchAll(/"sequence_number":(\d+)/g)].map(([, number]) => Number(number))).toEqual(
      numbers,
    )
    // The one that broke is kept too, and is whole when it is asked for.
    expect(
      await (await fetch(`${server.url}/responses/resp_local_2?stream=true&starting_after=0`)).text(),
    ).toContain('"status":"completed"')
    expect(
      (await fetch(`${server.url}/responses/resp_local_2?stream=true`)).headers.get('content-type'),
    ).toContain('event-stream')
  })

  test('what polls find can be scripted too', async () => {
    const server = await serve()
    const { id } = await ask(server, { background: true })
    server.behaveAt('response', { kind: 'trouble', status: 503 }, { kind: 'reset' })
    expect((await send(server, 'GET', String(id))).status).toBe(503)
    await expect(send(server, 'GET', String(id))).rejects.toThrow()
    expect((await send(server, 'GET', String(id))).status).toBe(200)
  })

  test('kept answers can be read and deleted; those that are not to be kept are not', async () => {
    const server = await serve()
    const { id } = await ask(server)
    expect(await poll(server, id)).toBe('completed')
    expect(await json(await send(server, 'DELETE', String(id)))).toEqual({
      id,
      object: 'response',
      deleted: true,
    })
    expect((await send(server, 'GET', String(id))).status).toBe(404)
    const secret = await ask(server, { store: false })
    expect((await send(server, 'GET', String(secret['id']))).status).toBe(404)
    const previous = await post(server, { ...question, previous_response_id: secret['id'] })
    expect(((await json(previous))['error'] as Body)['code']).toBe('previous_response_not_found')
  })
})
