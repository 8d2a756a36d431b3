import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { flatPng } from './pictures.ts'
import type { Colour } from './pictures.ts'

/** The policy that main sends with every page; a page that needs more than this is broken. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

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
      'content-type': picture ? 'image/png' : (types[extname(pathname)] ?? 'application/octet-stream'),
      'content-security-policy': PAGE_POLICY,
    })
    .end(body)
}

function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex, 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}
