/** What functions of words are given, enough of it for all of them: text, number, or an object that has both. */
const samples: readonly (readonly unknown[])[] = [
  [sampleObject(), sampleObject(), 7],
  ['Alpha', 'Beta', 'Gamma', 'Delta'],
  [0, 0, 0, 0],
  [1, 1, 1, 1],
  [2, 3, 4, 5],
  [['Alpha', 'Beta'], ['Beta']],
  ['Alpha', ['Beta', 'Gamma']],
  [2, sampleList()],
  ['mcp', 'Beta'],
  [1_700_000_000_000, 1_700_000_100_000],
  [new Date(2026, 0, 2, 3, 4, 5)],
  ['2026-01-02'],
  [false, false],
  [undefined, undefined],
  ...notes().map((note) => [note, 'Beta']),
]

function sampleList() {
  return [{ number: 1, across: 20, down: 30 }]
}

/** Of every word that asks for an object, at once. */
function sampleObject() {
  return {
    profile: 'Alpha',
    model: 'Beta',
    host: 'gamma.test',
    wordCount: 12,
    keys: 'F9',
    display: 1,
    widthPx: 640,
    heightPx: 480,
    scale: 1.5,
    freeBytes: 2e9,
    proxy: 'proxy.test',
    inputTokens: 1200,
    outputTokens: 34,
    cachedTokens: 100,
    usd: 0.02,
    isReported: false,
  }
}

function notes() {
  return [
    { kind: 'field-dropped', field: 'top_p' },
    { kind: 'effort-changed', to: 'low' },
    { kind: 'picture-shrunk', widthPx: 640, heightPx: 480 },
    { kind: 'picture-converted' },
    { kind: 'history-resent' },
    { kind: 'auth-switched', to: 'bearer' },
    { kind: 'auth-switched', to: 'raw' },
  ]
}

/** The path of every text and function in an object of words. */
export function keysOf(words: object, path = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, below]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`
    return typeof below === 'object' && below !== null ? keysOf(below, at) : [at]
  })
}

/** Every text in an object of words, by its path; what functions say with samples of what they take. */
export function textsOf(words: object): ReadonlyMap<string, string> {
  return new Map(entries(words, ''))
}

function entries(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function')
    return samples.flatMap((given, index) => said(value as Saying, given, `${path}(${index})`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) => entries(below, path === '' ? key : `${path}.${key}`))
}

type Saying = (...given: readonly unknown[]) => unknown

/** What does not fit these samples throws, or says something that is no text of anyone's: it is left out. */
function said(say: Saying, given: readonly unknown[], path: string): readonly (readonly [string, string])[] {
  try {
    const text = say(...given)
    return typeof text === 'string' && isSound(text) ? [[path, text]] : []
  } catch {
    return []
  }
}

function isSound(text: string): boolean {
  return !/undefined|NaN|\[object|Invalid/.test(text)
}
