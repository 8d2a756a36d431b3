/** What an address of the app's own scheme names. */
export type PagePath =
  | { readonly kind: 'page'; readonly file: string }
  | { readonly kind: 'capture'; readonly id: string }
  | { readonly kind: 'thumbnail'; readonly id: string }

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['woff2', 'font/woff2'],
])

/**
 * The whole address is matched as it was written, before any parser could turn `%2e`, `\` or `/../` into something
 * else: plain names between single slashes, no dot at their ends and no two together. A query or a fragment names no file.
 */
const ADDRESS = /^app:\/\/ui\/((?:[\w-]+(?:\.[\w-]+)*\/)*[\w-]+(?:\.[\w-]+)*)(?:[?#][\x21-\x7e]*)?$/
const PICTURE = /^(capture|thumbnail)\/([\w-]{1,64})$/

/**
 * What `url` may be answered with: a file of the build, by its path in the build folder, or the picture of a
 * capture; `undefined` for everything else.
 */
export function resolvePagePath(url: string, isKnownFile: (file: string) => boolean): PagePath | undefined {
  const path = ADDRESS.exec(url)?.[1]
  if (path === undefined) return undefined
  const [, kind, id] = PICTURE.exec(path) ?? []
  if (id !== undefined) return { kind: kind as 'capture' | 'thumbnail', id }
  return contentTypeOf(path) !== undefined && isKnownFile(path) ? { kind: 'page', file: path } : undefined
}

/** The media type of a file of the build by its ending, or `undefined` when pages have no use for such a file. */
export function contentTypeOf(file: string): string | undefined {
  return CONTENT_TYPES.get(/\.(\w+)$/.exec(file)?.[1] ?? '')
}
