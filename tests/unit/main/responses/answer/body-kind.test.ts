import { expect, test } from 'vitest'
import { bodyKind, firstByte } from '../../../../../src/main/responses/answer/body-kind.ts'
import type { BodyKind } from '../../../../../src/main/responses/answer/body-kind.ts'

test.each<[string, string, BodyKind]>([
  ['text/event-stream', 'data: {}', 'events'],
  ['text/event-stream; charset=utf-8', '', 'events'],
  ['text/event-stream', 'x-own: 1', 'events'],
  ['application/json', 'data: {}', 'events'],
  ['', ': comment', 'events'],
  ['text/plain', '\r\n\r\nevent: x', 'events'],
  ['text/event-stream', '{"output":[]}', 'json'],
  ['', '\ufeff {"output":[]}', 'json'],
  ['application/json', '"text"', 'json'],
  ['application/json', '[]', 'json'],
  ['text/event-stream', '<!doctype html>', 'page'],
  ['application/json', '  <html>', 'page'],
  ['text/html', 'Please sign in', 'page'],
  ['text/html; charset=utf-8', 'data', 'page'],
  ['application/xhtml+xml', '', 'page'],
  ['text/plain', 'Hello', 'unknown'],
  ['application/json', '', 'unknown'],
  ['', '', 'unknown'],
])('%j with %j is %s', (contentType, body, kind) => {
  expect(bodyKind(contentType, firstByte(Buffer.from(body)))).toBe(kind)
})
