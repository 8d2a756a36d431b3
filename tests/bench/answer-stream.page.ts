import type { AskState } from '../../src/shared/ask-state.ts'
import type { AskUpdate } from '../../src/shared/contract.ts'
import type { Timed } from './token-to-glass.worker.ts'

/** Functions that run in the page: each is sent there alone, and uses nothing from around it but what is on `bench`. */

export type Bench = {
  /** Another task after the next frame is painted. */
  readonly painted: () => Promise<void>
  /** Shows the ask what main would tell it. */
  readonly tell: (update: AskUpdate) => void
  /** Opens another ask in the same window. */
  readonly open: (askId: string, state: AskState) => void
}

type Global = {
  readonly bench: Bench
  readonly marked: Marked
  readonly DOMPurify?: { readonly sanitize: (html: string) => string }
  readonly smd?: StreamingMarkdown
}
type Marked = {
  readonly parse: (text: string) => string
  readonly lexer: (text: string) => readonly { readonly raw: string }[]
}

/** Waits for a frame as a reader does: until it is on the glass, not until it is asked for. */
export function installPainted(): void {
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port2.onmessage = () => resolve()
        port1.postMessage(undefined)
      })
    })
  Object.assign(globalThis, { bench: { painted } })
}

/** A bridge that answers next to nothing, so that what is measured is the page. Given before the page starts. */
export function installBridge(first: AskState): void {
  type Listener = (message: unknown) => void
  const done = (value?: unknown) => Promise.resolve({ ok: true, value })
  const watchers = new Map<string, Listener>()
  const states = new Map([['ask', first]])
  let show: Listener = () => undefined
  const viewOf = (askId: string) => {
    const ask = {
      askId,
      threadId: `thread-${askId}`,
      question: 'Why?',
      captures: [],
      askedAt: 0,
      profileName: 'Bench',
      host: 'bench',
      model: 'bench',
      state: states.get(askId),
    }
    return { kind: 'ask', ask, thread: [ask], draft: { text: '', captures: [] } }
  }
  const calls = {
    view: () => done(viewOf('ask')),
    estimate: () => done({}),
    onShow(listener: Listener) {
      show = listener
      return () => undefined
    },
    watch({ askId }: { readonly askId: string }, onUpdate: Listener) {
      watchers.set(askId, onUpdate)
      onUpdate({ type: 'snapshot', state: states.get(askId) })
      return () => watchers.delete(askId)
    },
  }
  const quiet = (known: object) =>
    new Proxy(known, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name)
        return call ?? (String(name).startsWith('on') ? () => () => undefined : () => done())
      },
    })
  const outbox = quiet({ view: () => done({ isHeld: false, count: 0, asks: [] }) })
  const tell = (update: unknown) => watchers.forEach((onUpdate) => onUpdate(update))
  const open = (askId: string, state: AskState) => {
    states.set(askId, state)
    show(viewOf(askId))
  }
  const area = quiet(calls)
  Object.assign(globalThis, {
    bridge: new Proxy({}, { get: (_, name) => (name === 'outbox' ? outbox : area) }),
    bench: { ...(globalThis as unknown as Global).bench, tell, open },
  })
}

/** https://www.npmjs.com/package/streaming-markdown */
type StreamingMarkdown = {
  readonly parser: (renderer: unknown) => unknown
  readonly default_renderer: (place: Element) => unknown
  readonly parser_write: (parser: unknown, words: string) => void
}

type Stream = { readonly text: string; readonly step: number }

/** So many updates are made before the page is let paint: what is out of sight is known to it only then. */
type Paints = { readonly paintEvery: number }

/**
 * An answer word by word into the built ask page. Each update is between two marks: what main tells, the script that
 * follows in the frame, style and layout. Frames are called by hand, so that every update has one.
 */
export async function ours({ text, step, paintEvery }: Stream & Paints): Promise<void> {
  const { bench } = globalThis as unknown as Global
  const scroller = document.querySelector('.answer')
  if (!scroller) throw new Error('No answer is shown')
  const waitForFrame = globalThis.requestAnimationFrame
  const frames: FrameRequestCallback[] = []
  for (let start = 0; start < text.length; start += step) {
    globalThis.requestAnimationFrame = (callback) => frames.push(callback)
    performance.mark('update')
    const words = text.slice(start, start + step)
    bench.tell({ type: 'event', event: { type: 'text-delta', attempt: 1, text: words } })
    for (const callback of frames.splice(0)) callback(performance.now())
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    scroller.scrollTop = scroller.scrollHeight
    scroller.getBoundingClientRect()
    performance.mark('update-end')
    globalThis.requestAnimationFrame = waitForFrame
    if ((start / step) % paintEvery === 0) await bench.painted()
  }
}

/** The same in the browser's own time: an update, a frame, an update. */
export async function oursInFrames({ text, step }: Stream): Promise<void> {
  const { bench } = globalThis as unknown as Global
  for (let start = 0; start < text.length; start += step) {
    performance.mark('update')
    const words = text.slice(start, start + step)
    bench.tell({ type: 'event', event: { type: 'text-delta', attempt: 1, text: words } })
    await bench.painted()
  }
  performance.mark('update')
}

type Rival = Stream &
  Paints & {
    readonly way: 'whole' | 'tail'
    /** Every how manieth update is made; those between would cost what their neighbours do. */
    readonly every: number
  }

/**
 * The usual ways: all of it made anew, or only what stands after the last whole block. Made safe where DOMPurify is
 * loaded, as it must be for an answer; ours holds nothing that would have to be.
 */
export async function rival({ way, text, step, every, paintEvery }: Rival): Promise<void> {
  const { marked, bench, DOMPurify } = globalThis as unknown as Global
  const html = (markdown: string) =>
    DOMPurify ? DOMPurify.sanitize(marked.parse(markdown)) : marked.parse(markdown)
  document.body.innerHTML = '<div id="scroller" style="height: 520px; overflow: auto"><div></div></div>'
  const scroller = document.querySelector('#scroller')
  const content = scroller?.firstElementChild
  if (!scroller || !content) throw new Error('No place')
  let closed = 0
  let open = content.appendChild(document.createElement('div'))
  let made = 0
  const draw = (soFar: string) => {
    if (way === 'whole') return void (content.innerHTML = html(soFar))
    for (const { raw } of marked.lexer(soFar.slice(closed)).slice(0, -1)) {
      open.innerHTML = html(raw)
      closed += raw.length
      open = content.appendChild(document.createElement('div'))
    }
    open.innerHTML = html(soFar.slice(closed))
  }
  for (let end = step; end < text.length + step; end += step * every) {
    performance.mark('update')
    draw(text.slice(0, end))
    scroller.scrollTop = scroller.scrollHeight
    scroller.getBoundingClientRect()
    performance.mark('update-end')
    if (made++ % paintEvery === 0) await bench.painted()
  }
}

/** Words as they come, put at the end of what is there and never looked at again; links and pictures are left as they are. */
export async function appending({ text, step, paintEvery }: Stream & Paints): Promise<void> {
  const { smd, bench } = globalThis as unknown as Global
  const style = document.createElement('style')
  style.textContent = '#scroller > div > * { content-visibility: auto; contain-intrinsic-size: auto 100px }'
  document.head.append(style)
  document.body.innerHTML = '<div id="scroller" style="height: 520px; overflow: auto"><div></div></div>'
  const scroller = document.querySelector('#scroller')
  const content = scroller?.firstElementChild
  if (!smd || !scroller || !content) throw new Error('No place')
  const parser = smd.parser(smd.default_renderer(content))
  for (let start = 0; start < text.length; start += step) {
    performance.mark('update')
    smd.parser_write(parser, text.slice(start, start + step))
    scroller.scrollTop = scroller.scrollHeight
    scroller.getBoundingClientRect()
    performance.mark('update-end')
    if ((start / step) % paintEvery === 0) await bench.painted()
  }
}

export type Glass = { readonly ms: number[]; readonly frames: number[]; readonly tookMs: number }
type Hurry = { readonly workerCode: string; readonly tokens: number; readonly perSecond: number }

/** Words as fast as a model gives them: for each message, how long and how many frames until its oldest word was painted. */
export function toGlass({ workerCode, ...pace }: Hurry): Promise<Glass> {
  const { bench } = globalThis as unknown as Global
  const ticks: number[] = []
  const tick = (at: number) => {
    ticks.push(at)
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(URL.createObjectURL(new Blob([workerCode], { type: 'text/javascript' })))
  const began = performance.now()
  const ms: number[] = []
  const frames: number[] = []
  return new Promise((resolve) => {
    const note = async (receivedAt: number, isLast: boolean) => {
      const { length } = ticks
      await bench.painted()
      const paintedAt = performance.now()
      ms.push(paintedAt - receivedAt)
      // Of the frames that began since the word came, this one showed it; a frame that was under way could not.
      frames.push(ticks.slice(0, length + 1).filter((at) => at > receivedAt).length)
      if (isLast) resolve({ ms, frames, tookMs: paintedAt - began })
    }
    port1.onmessage = ({ data: { update, receivedAt } }: MessageEvent<Timed>) => {
      bench.tell(update)
      const isLast = update.type === 'event' && update.event.type === 'answer-end'
      if (update.type === 'event') void note(receivedAt - performance.timeOrigin, isLast)
    }
    worker.postMessage(pace, [port2])
  })
}
