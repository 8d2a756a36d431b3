import type { Json } from './json.ts'
import type { FoundFile, Source } from './output-items.ts'

export const dialects = [
  'openai',
  'azure',
  'agcloud',
  'gptproto',
  'apimart',
  'openrouter',
  'ollama',
  'lm-studio',
  'llama-cpp',
  'vllm',
] as const

/** As whom a server behaves. */
export type Dialect = (typeof dialects)[number]

/** A call that the model makes up: by default of the first function of the request, with arguments of its schema. */
export type CallScript = {
  readonly name: string
  /** A string goes out as it is, well-formed or not. */
  readonly arguments?: string | Json
  readonly callId?: string
}

/** What an answer says, where it says anything. */
type Said = {
  readonly text?: string
  /** A summary in parts; without it there is one when the request asks for it. */
  readonly reasoning?: readonly string[]
  /** A message of phase `commentary` in front of the answer. */
  readonly commentary?: string
  readonly paceMs?: number
}

/** How the answer's bytes look. */
export type FramingForm =
  | 'crlf'
  | 'cr'
  | 'no-space'
  | 'comments'
  | 'many-data-lines'
  | 'pretty'
  | 'bom'
  | 'no-blank-at-end'
  | 'data-only'
  | 'done'
  | 'ids'
  | 'empty-events'

export type GarbageForm = 'nul' | 'bad-utf8' | 'half-character' | 'broken-json' | 'broken-end'

type Answering =
  | (Said & { readonly kind: 'answer' })
  | (Said & { readonly kind: 'refusal' })
  /** Ends by its length limit. */
  | (Said & { readonly kind: 'incomplete' })
  /** A whole JSON body, though a stream was asked for. */
  | (Said & { readonly kind: 'json' })
  /** As chat completions would answer, streamed or not. */
  | (Said & { readonly kind: 'chat' })
  /** Calls functions while the request offers some; after `rounds` rounds (1) it answers with what they gave. */
  | (Said & { readonly kind: 'call-tools'; readonly calls?: readonly CallScript[]; readonly rounds?: number })
  /** Searches the web, if the request offers it, and cites what it found. */
  | (Said & { readonly kind: 'search-web'; readonly sources?: readonly Source[] })
  | (Said & { readonly kind: 'search-files'; readonly results?: readonly FoundFile[] })
  /** Calls a tool of the first MCP server of the request; asks first, as the tool's `require_approval` says. */
  | (Said & { readonly kind: 'call-mcp'; readonly call?: CallScript; readonly output?: string })
  /** The life of a `background` response, counted in polls that say so. Stuck: queued for ever. */
  | (Said & {
      readonly kind: 'background'
      readonly queuedPolls?: number
      readonly runningPolls?: number
      readonly ends?: 'completed' | 'incomplete' | 'failed' | 'stuck'
    })
  | (Said & { readonly kind: 'framing'; readonly form: FramingForm })
  /** So many bytes at a time. */
  | (Said & { readonly kind: 'drip'; readonly bytes: number; readonly everyMs?: number })

type Breaking =
  /** The connection is destroyed once this much of the body is out. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'cut'; readonly afterDeltas: number }
  /** Reset (RST), before any byte of an answer without `afterDeltas`. */
  | { readonly kind: 'reset'; readonly afterDeltas?: number }
  /** Ends in good order, but before the terminal event. */
  | { readonly kind: 'end-early'; readonly afterDeltas: number }
  /** Says no more, and keeps the connection. */
  | { readonly kind: 'stall'; readonly afterDeltas: number }
  /** Takes the request and never answers. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'stream-error'; readonly form: 'flat' | 'nested' | 'bare'; readonly afterDeltas: number }
  /** Bytes without end in one line, or in ever more comments, until so many are out (1 GB) or the client goes. */
  | { readonly kind: 'flood'; readonly form: 'line' | 'lines' | 'json'; readonly bytes?: number }
  /** Bytes that are no text or no JSON in the midst of a good answer; `half-character` and `broken-end` end it. */
  | { readonly kind: 'garbage'; readonly form: GarbageForm }

/** What every provider refuses sooner or later, in its own words. */
export const refusalKinds = [
  'key-refused',
  'forbidden',
  'no-credit',
  'chat-only',
  'model-unknown',
  'too-large',
  'content-policy',
  'context-too-long',
  'no-vision',
  'overloaded',
  'loading',
  'slow-down',
] as const

export type RefusalKind = (typeof refusalKinds)[number]

export type ErrorShape =
  | 'official'
  | 'text'
  | 'coded'
  | 'top-level'
  | 'detail-text'
  | 'detail-list'
  | 'envelope'
  | 'message'
  | 'errors'
  | 'html'
  | 'plain'
  | 'empty'

/** An error as a script tells it. */
export type ErrorScript = {
  readonly status: number
  readonly message?: string
  readonly type?: string | null
  readonly code?: string | number | null
  readonly param?: string | null
  readonly headers?: Headers
}

export type Headers = Readonly<Record<string, string>>

type Refusing =
  | { readonly kind: RefusalKind }
  /** `headers` such as `retry-after`. */
  | { readonly kind: 'rate-limited'; readonly headers?: Headers }
  | { readonly kind: 'trouble'; readonly status: 500 | 502 | 503 | 529; readonly headers?: Headers }
  /** HTML: a portal's sign-in page with 200, or a gateway's own page. */
  | { readonly kind: 'page'; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: 301 | 302 | 303 | 307 | 308 }
  /** In `shape`, or with a body of its own. */
  | (ErrorScript & { readonly kind: 'error'; readonly shape?: ErrorShape; readonly body?: string })
  | {
      readonly kind: 'raw'
      readonly status?: number
      readonly headers?: Headers
      readonly body: string
    }

/** These refuse as long as the request gives them cause, and answer otherwise. */
type Conditional =
  /** While the field (a path) is there; with `supported`, while its value is none of these. */
  | {
      readonly kind: 'refuse-parameter'
      readonly param: string
      readonly supported?: readonly string[]
      readonly message?: string
      readonly code?: string | null
      readonly status?: number
    }
  /** While a picture is larger than this on its long side. */
  | { readonly kind: 'image-too-large'; readonly maxPx: number; readonly status?: 400 | 413 }
  /** While a picture comes as a URL. */
  | { readonly kind: 'image-url-refused' }
  /** While `background` comes without `store: true`. */
  | { readonly kind: 'background-needs-store' }

/** How one request is answered. Without any the server conforms. */
export type Behaviour = Answering | Breaking | Refusing | Conditional

/** Where a behaviour is for another request than the one that asks. */
export type Place = 'response' | 'cancel' | 'models' | 'input-tokens' | 'probe'

export type Auth =
  | { readonly style: 'bearer' | 'raw' | 'none' }
  | { readonly style: 'header'; readonly header: string; readonly orBearer?: boolean }

export type ServerModel = {
  readonly id: string
  /** YYYY-MM-DD */
  readonly shutdownDate?: string
  /** As the server tells it; every server sees unless `vision` of the options says otherwise. */
  readonly vision?: boolean
  readonly contextTokens?: number
}

export type LocalServerOptions = {
  /** Keys that are accepted; any, and none, if left out. */
  readonly keys?: readonly string[]
  /** How a key has to come; the dialect's own way, or Bearer. */
  readonly auth?: Auth
  readonly answer?: string
  readonly paceMs?: number
  readonly port?: number
  /** How requests are answered for which nothing is queued. */
  readonly behaviour?: Behaviour
  /** Without one it is OpenAI's API at any path, and kind to fields it does not know. */
  readonly dialect?: Dialect
  /** Told by `GET /models`; when given, others are unknown. */
  readonly models?: readonly (string | ServerModel)[]
  /** Off: pictures are refused, and the probes say so. */
  readonly vision?: boolean
  readonly contextTokens?: number
  /** Keeps responses though its kind does not by itself (vLLM's VLLM_ENABLE_RESPONSES_API_STORE). */
  readonly keepsResponses?: boolean
}
