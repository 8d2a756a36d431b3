import { Marked } from 'marked'
import { textOf } from '#shared/ask-state.ts'
import type { AskRecord } from './ask-row.ts'

/** A thread as it is given away: the asks of one branch, oldest first, and the pictures they are about. */
export type ExportedThread = {
  readonly asks: readonly Pick<AskRecord, 'askId' | 'question' | 'captures' | 'model' | 'askedAt' | 'state'>[]
  /** PNG bytes by the capture's id; one that is gone is absent. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** The words that stand in the file besides the thread's own. */
export type ExportWords = { readonly picture: (position: number) => string }

/** The thread as Markdown. Pictures are named, not held: a Markdown file holds none. */
export function threadMarkdown({ asks }: ExportedThread, words: ExportWords): string {
  const seen = numbered(asks)
  const parts = asks.map(({ question, captures, model, askedAt, state }) => {
    const named = captures.map(({ id, widthPx, heightPx }) => {
      const name = words.picture(seen.get(id) ?? 0)
      return `_${name} (${widthPx}×${heightPx})_\n`
    })
    const asked = question.replace(/^/gm, '> ')
    return [asked, ...named, textOf(state), `_${model} · ${day(askedAt)}_\n`].join('\n\n')
  })
  return parts.join('\n---\n\n')
}

/** The thread as one HTML file with its pictures inside, which loads nothing and runs nothing. */
export function threadHtml({ asks, pictures }: ExportedThread, words: ExportWords): string {
  const shown = new Set<string>()
  const seen = numbered(asks)
  const parts = asks.map(({ question, captures, model, askedAt, state }) => {
    const images = captures.flatMap(({ id, widthPx, heightPx }) => {
      const bytes = pictures.get(id)
      if (bytes === undefined || shown.has(id)) return []
      shown.add(id)
      const source = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
      const alt = words.picture(seen.get(id) ?? 0)
      return [`<img src="${source}" width="${widthPx}" height="${heightPx}" alt="${escaped(alt)}">`]
    })
    const answer = markdown.parse(textOf(state), { async: false })
    const about = `<footer>${escaped(`${model} · ${day(askedAt)}`)}</footer>`
    return `<article><h2>${escaped(question)}</h2>\n${images.join('\n')}\n${answer}${about}</article>`
  })
  const title = escaped(asks[0]?.question.split('\n')[0] ?? 'Askshot')
  return `<!doctype html>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>\n<style>${STYLE}</style>\n${parts.join('\n')}\n`
}

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
const STYLE = `:root{color-scheme:light dark}body{max-width:76ch;margin:24px auto;padding:0 16px;font:15px/1.55 system-ui}
h2{font-size:17px;white-space:pre-wrap}img{max-width:100%;height:auto;border:1px solid #8886}pre{overflow:auto;padding:12px;
background:#8881}code{font-family:ui-monospace,monospace}table{border-collapse:collapse}td,th{padding:4px 12px 4px 0;
border-bottom:1px solid #8886;text-align:start}footer{color:#777;font-size:12px}article+article{border-top:1px solid #8886}`

/** An answer is not ours: its HTML is words, its pictures are named and not loaded, its links lead to the web only. */
const markdown = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text, href }) => escaped(`${text} (${href})`),
    link(token) {
      const inner = this.parser.parseInline(token.tokens)
      return /^https?:\/\//i.test(token.href) ? `<a href="${escaped(token.href)}">${inner}</a>` : inner
    },
  },
})

function numbered(asks: ExportedThread['asks']): ReadonlyMap<string, number> {
  const ids = new Set(asks.flatMap(({ captures }) => captures.map(({ id }) => id)))
  return new Map([...ids].map((id, index) => [id, index + 1]))
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
