import { AppError } from '#shared/errors.ts'
import type { FunctionTool } from '#shared/schemas/tool.ts'
import { isLoopbackHost } from '../profiles/base-url.ts'
import type { Timeouts } from '../profiles/preset.ts'
import type { Program, StartProgram, Written } from './start-program.ts'
import { cutText } from './tool-calls.ts'

type Run = FunctionTool['run']
type HttpRun = Extract<Run, { kind: 'http' }>
type CommandRun = Extract<Run, { kind: 'command' }>

/** One run of a function of the user's, with arguments that a model wrote. */
export type FunctionRun = {
  readonly run: Run
  readonly arguments: Readonly<Record<string, unknown>>
  /** For the host that an `http` run names. */
  readonly secret?: string
  readonly signal: AbortSignal
}

/** Gives what the model is told; a function that fails is told as such. Throws only when it is stopped. */
export type RunFunction = (run: FunctionRun) => Promise<string>

/** One POST, without following redirects: a secret goes to the host it is for. */
type SendHttp = (request: {
  readonly method: 'POST'
  readonly url: string
  readonly timeouts: Timeouts
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly signal: AbortSignal
}) => Promise<{ readonly status: number; readonly body: AsyncIterable<Uint8Array> }>

type Ports = {
  readonly send: SendHttp
  readonly startProgram: StartProgram
  readonly environment: Readonly<Record<string, string>>
  /** Where programs are run: the user's own folder. */
  readonly folder: string
  readonly after: (delayMs: number, action: () => void) => () => void
}

const MAX_OUTPUT_BYTES = 1_000_000
/** How much of what went wrong the model is shown. */
const MAX_PROBLEM_LENGTH = 2_000
const CONNECT_TIMEOUT_MS = 10_000

/** Gives the function that runs the user's own functions; whether one may run is decided before. */
export function createRunFunction(ports: Ports): RunFunction {
  return async (asked) => {
    asked.signal.throwIfAborted()
    const late = new AbortController()
    const { timeoutSeconds } = asked.run
    const cancel = ports.after(timeoutSeconds * 1_000, () => late.abort())
    const limited = { ...asked, signal: AbortSignal.any([asked.signal, late.signal]) }
    try {
      return await carryOut(ports, limited)
    } catch (error) {
      asked.signal.throwIfAborted()
      return problem(
        late.signal.aborted
          ? `it took longer than ${timeoutSeconds} seconds and was ended.`
          : reasonOf(error),
      )
    } finally {
      cancel()
    }
  }
}

function carryOut(ports: Ports, { run, ...asked }: FunctionRun): Promise<string> {
  const input = JSON.stringify(asked.arguments)
  return run.kind === 'http'
    ? post(ports, run, { ...asked, input })
    : runProgram(ports, run, { ...asked, input })
}

type Asked = { readonly input: string; readonly secret?: string; readonly signal: AbortSignal }

async function post(
  { send }: Ports,
  { url, timeoutSeconds }: HttpRun,
  { input, secret, signal }: Asked,
): Promise<string> {
  const { protocol, host } = new URL(url)
  if (secret !== undefined && protocol !== 'https:' && !isLoopbackHost(host))
    return problem('it has a secret, which is sent over https only.')
  const limitMs = timeoutSeconds * 1_000
  const response = await send({
    method: 'POST',
    url,
    timeouts: { connectMs: Math.min(CONNECT_TIMEOUT_MS, limitMs), firstByteMs: limitMs, idleMs: limitMs },
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: new TextEncoder().encode(input),
    signal,
  })
  const { status } = response
  const text = withoutSecret(textOf(await readBody(response.body)), secret)
  return status >= 200 && status < 300 ? text : problem(`the server answered with status ${status}.`, text)
}

/** Some servers send back what they were sent; what goes to the model is kept on disk and leaves for elsewhere. */
function withoutSecret(text: string, secret: string | undefined): string {
  return secret === undefined ? text : text.replaceAll(secret, '•••')
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<Written> {
  const chunks: Uint8Array[] = []
  let kept = 0
  for await (const chunk of body) {
    const part = chunk.subarray(0, MAX_OUTPUT_BYTES - kept)
    chunks.push(part)
    kept += part.length
    if (part.length < chunk.length) return { bytes: Buffer.concat(chunks), isCut: true }
  }
  return { bytes: Buffer.concat(chunks), isCut: false }
}

async function runProgram(
  { startProgram, environment, folder }: Ports,
  { program, args }: CommandRun,
  { input, signal }: Asked,
): Promise<string> {
  const started = startProgram({ program, args, input, environment, folder, maxBytes: MAX_OUTPUT_BYTES })
  const { code, stdout, stderr } = await untilAborted(started, signal)
  if (code === 0) return textOf(stdout)
  return problem(
    code === null ? 'the program was ended by a signal.' : `the program ended with code ${code}.`,
    textOf(stderr),
  )
}

function untilAborted({ ended, kill }: Program, signal: AbortSignal): Promise<Awaited<Program['ended']>> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      kill()
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', stop, { once: true })
    void ended.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function textOf({ bytes, isCut }: Written): string {
  const text = new TextDecoder().decode(bytes)
  return isCut ? `${text}\n[cut off here: it was longer than ${MAX_OUTPUT_BYTES} bytes]` : text
}

/** Codes only: what a library says may hold the address, with what the user keeps in it. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return `it could not be reached (${error.code}).`
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? `it could not be started (${code}).` : 'it could not be run.'
}

function problem(sentence: string, details = ''): string {
  const text = `Error: the function did not work: ${sentence}`
  return details.trim() === '' ? text : `${text}\n${cutText(details, MAX_PROBLEM_LENGTH)}`
}
