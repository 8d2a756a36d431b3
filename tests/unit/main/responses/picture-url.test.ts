import { expect, test } from 'vitest'
import { urlReader } from '../../../../src/main/responses/picture-url.ts'
import { bytesOf, fakeHttp } from '../network/fake-http.ts'
import type { Coming } from '../network/fake-http.ts'

const url = 'https://pictures.test/a.png?size=2'

function read(coming: Coming, from = url, signal = new AbortController().signal) {
  const http = fakeHttp(coming)
  return { http, bytes: urlReader(http)(from, signal) }
}

test('a picture is fetched with nothing of ours', async () => {
  const { http, bytes } = read({ body: [Buffer.from('ab'), Buffer.from('c')] })
  expect(Buffer.from(await bytes).toString()).toBe('abc')
  expect(http.asked[0]).toMatchObject({ method: 'GET', url })
  expect(Object.keys(http.asked[0]?.headers ?? {})).toEqual(['accept'])
})

test.each([
  'http://pictures.test/a.png',
  'http://localhost/a.png',
  'file:///etc/passwd',
  'data:image/png;base64,AA',
])('only over https: not %s', async (from) => {
  const { http, bytes } = read({ body: [] }, from)
  await expect(bytes).rejects.toMatchObject({ code: 'picture-invalid' })
  expect(http.asked).toEqual([])
})

test.each([301, 404, 500])('status %d is no picture', async (status) => {
  await expect(read({ status, body: bytesOf('no') }).bytes).rejects.toMatchObject({ code: 'picture-invalid' })
})

test('more than a server takes is not read to its end', async () => {
  let sent = 0
  const endless = function* (): Generator<Uint8Array> {
    for (;;) {
      sent += 1_000_000
      yield Buffer.alloc(1_000_000)
    }
  }
  await expect(read({ body: endless() }).bytes).rejects.toMatchObject({ code: 'picture-invalid' })
  expect(sent).toBeLessThanOrEqual(16_000_000)
})

test('stopping ends it', async () => {
  const controller = new AbortController()
  const stopping = function* (): Generator<Uint8Array> {
    yield Buffer.from('a')
    controller.abort('stopped')
    yield Buffer.from('b')
  }
  await expect(read({ body: stopping() }, url, controller.signal).bytes).rejects.toBe('stopped')
})
