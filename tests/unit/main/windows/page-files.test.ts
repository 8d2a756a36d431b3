import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentTypeOf, resolvePagePath } from '../../../../src/main/windows/page-files.ts'

const files = new Set([
  'ask/index.html',
  'overlay/index.html',
  'assets/ask-B1x_9-.js',
  'assets/tokens-a1b2.css',
  'icon.svg',
  'secret.json',
  'assets/code.js.map',
])
const resolve = (url: string) => resolvePagePath(url, (file) => files.has(file))

test.each([
  ['app://ui/ask/index.html', { kind: 'page', file: 'ask/index.html' }],
  ['app://ui/ask/index.html?theme=dark', { kind: 'page', file: 'ask/index.html' }],
  ['app://ui/ask/index.html#field', { kind: 'page', file: 'ask/index.html' }],
  ['app://ui/assets/ask-B1x_9-.js', { kind: 'page', file: 'assets/ask-B1x_9-.js' }],
  ['app://ui/icon.svg', { kind: 'page', file: 'icon.svg' }],
  ['app://ui/thumbnail/0192-ab_C', { kind: 'thumbnail', id: '0192-ab_C' }],
  ['app://ui/capture/42', { kind: 'capture', id: '42' }],
])('%s is served', (url, path) => {
  expect(resolve(url)).toEqual(path)
})

describe.each([
  [
    'another scheme or host',
    [
      ...[
        'https://ui/ask/index.html',
        'file:///ask/index.html',
        'app:ui/ask/index.html',
        'app:///ask/index.html',
      ],
      ...['app://ui.evil/ask/index.html', 'app://evil/ask/index.html', 'app://UI/ask/index.html'],
      ...['APP://ui/ask/index.html', 'app://ui./ask/index.html', ' app://ui/ask/index.html'],
    ],
  ],
  [
    'credentials or a port',
    [
      'app://me@ui/ask/index.html',
      'app://me:pw@ui/ask/index.html',
      'app://ui:80/ask/index.html',
      'app://ui:/icon.svg',
    ],
  ],
  [
    'a way out of the folder',
    [
      ...['app://ui/../icon.svg', 'app://ui/ask/../icon.svg', 'app://ui/./icon.svg', 'app://ui/ask/..'],
      ...['app://ui/%2e%2e/icon.svg', 'app://ui/.%2e/icon.svg', 'app://ui/%252e%252e/icon.svg'],
      ...['app://ui//icon.svg', 'app://ui/ask//index.html', 'app://ui//etc/passwd', 'app://ui/C:/icon.svg'],
    ],
  ],
  [
    'encoded or turned slashes',
    [
      ...['app://ui/ask%2findex.html', 'app://ui/ask%2Findex.html', 'app://ui/ask%5cindex.html'],
      ...['app://ui/ask\\index.html', 'app://ui\\ask\\index.html', 'app:\\\\ui\\ask/index.html'],
    ],
  ],
  [
    'NUL, line ends and other letters',
    [
      ...['app://ui/icon.svg\0', 'app://ui/icon.svg%00', 'app://ui/icon.svg\n', 'app://ui/icon.svg\r\nX: y'],
      ...['app://ui/ícon.svg', 'app://ui/icon.svg?a b', 'app://ui/icon.svg?\0', 'app://ui/icon.svg;x'],
    ],
  ],
  [
    'no file of the build, or none that pages use',
    [
      ...[
        'app://ui',
        'app://ui/',
        'app://ui/ask/',
        'app://ui/ask',
        'app://ui/missing.html',
        'app://ui/.hidden.js',
      ],
      ...['app://ui/secret.json', 'app://ui/assets/code.js.map', 'app://ui/ask/index.html/'],
    ],
  ],
  [
    'a picture without a proper id',
    [
      ...[
        'app://ui/thumbnail/',
        'app://ui/thumbnail',
        'app://ui/thumbnail/a/b',
        'app://ui/thumbnail/..',
        'app://ui/capture/a.png',
      ],
      ...[`app://ui/capture/${'a'.repeat(65)}`, 'app://ui/Capture/1', 'app://ui/thumbnail/%31'],
    ],
  ],
])('an address with %s is refused:', (_name, urls) => {
  test.each(urls)('%j', (url) => {
    expect(resolve(url)).toBeUndefined()
  })
})

test('whatever the address, a page is a known file and an id is a plain word', () => {
  const parts = [
    ...[
      'app://ui/',
      'app:',
      '//',
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '\0',
      '?',
      '#',
      '@',
      ':',
      ';',
    ],
    ...[
      'ui',
      'ask',
      'index',
      '.html',
      '.js',
      'thumbnail',
      'capture',
      'icon.svg',
      'assets',
      'C:',
      '~',
      ' ',
      'é',
    ],
  ]
  const built = fc
    .array(fc.constantFrom(...parts), { maxLength: 8 })
    .map((some) => `app://ui/${some.join('')}`)
  fc.assert(
    fc.property(fc.oneof(built, fc.string({ unit: 'binary' }), fc.webUrl()), (url) => {
      // Every file counts as known here, so that only the address itself can be refused.
      const path = resolvePagePath(url, () => true)
      if (path === undefined) return
      if (path.kind === 'page')
        expect(path.file).toMatch(/^(?!.*(\.\.|\/\/|\\|%))[\w-][\w./-]*\.(html|js|css|svg|png|woff2)$/)
      else expect(path.id).toMatch(/^[\w-]{1,64}$/)
      expect(new URL(url).host).toBe('ui')
    }),
    { numRuns: 2000 },
  )
})

test('only asks about files that could be served', () => {
  const asked: string[] = []
  const isKnownFile = (file: string) => {
    asked.push(file)
    return true
  }
  for (const url of ['app://ui/../a.js', 'app://ui/thumbnail/1', 'app://ui/a.json', 'app://ui/a.js']) {
    resolvePagePath(url, isKnownFile)
  }
  expect(asked).toEqual(['a.js'])
})

test.each([
  ['ask/index.html', 'text/html; charset=utf-8'],
  ['assets/a.b.js', 'text/javascript; charset=utf-8'],
  ['a.css', 'text/css; charset=utf-8'],
  ['a.svg', 'image/svg+xml'],
  ['a.png', 'image/png'],
  ['a.woff2', 'font/woff2'],
  ['a.exe', undefined],
  ['html', undefined],
  ['assets.js/html', undefined],
])('%s is %s', (file, type) => {
  expect(contentTypeOf(file)).toBe(type)
})
