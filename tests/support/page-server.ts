import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import { securityHeaders } from '../../src/main/windows/csp.ts'
import { contentTypeOf } from '../../src/main/windows/page-files.ts'
import { flatPng } from './pictures.ts'
import type { Colour } from './pictures.ts'

export type PageServer = { readonly origin: string; readonly close: () => Promise<void> }

/** Serves the built pages on loopback as `app://ui` does, and pictures of any size and colour beside them. */
export async function startPageServer(pages: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback')
    answer(pages, pathname, response).catch(() => response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function answer(pages: string, pathname: string, response: ServerResponse): Promise<void> {
  if (pathname === '/favicon.ico') return void response.writeHead(204).end()
  const picture = /^\/picture\/(\d+)x(\d+)\/([0-9a-f]{6})\.png$/.exec(pathname)
  const body = picture
    ? flatPng(Number(picture[1]), Number(picture[2]), colourOf(picture[3] ?? ''))
    : await readFile(join(pages, normalize(pathname)))
  response
    .writeHead(200, {
      ...securityHeaders(picture ? 'capture' : 'page'),
      'content-type': contentTypeOf(pathname) ?? 'application/octet-stream',
    })
    .end(body)
}

function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex, 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}
