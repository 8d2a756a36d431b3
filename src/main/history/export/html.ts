import { Marked } from 'marked'
import { textOf } from '#shared/ask-state.ts'
import type { HistoryWords } from '#shared/words/history-words.ts'
import { withNewCaptures } from './export-words.ts'
import type { ExportWords, NamedCapture } from './export-words.ts'
import type { FileThread } from './thread-file.ts'
import { nameOfThread } from './thread-name.ts'

/** An answer may hold anything: nothing in the file runs, loads or sends. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

const STYLE = `:root{color-scheme:light dark}body{margin:0 auto;padding:24px;max-width:760px;font:15px/1.5 system-ui,sans-serif}
article{padding:24px 0;border-top:1px solid #8886}h1{font-size:20px}h2{font-size:17px}.asked{white-space:pre-wrap;padding:8px 12px;border-inline-start:3px solid #5b87b8;background:#8881}
.meta{opacity:.75;font-size:13px}img{max-width:100%;height:auto;border:1px solid #8886;border-radius:6px}pre{overflow:auto;padding:12px;background:#8882;border-radius:6px}
code{font-family:ui-monospace,monospace;font-size:13px}table{border-collapse:collapse}td,th{border:1px solid #8886;padding:4px 8px}`

// What the model wrote as HTML is text, its pictures are not loaded, and only web addresses are links.
const markdown = new Marked({ gfm: true, async: false }).use({
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text, href }) => `${escaped(text)} (${escaped(href)})`,
    link({ href, tokens }) {
      const label = this.parser.parseInline(tokens)
      return /^https?:\/\//i.test(href)
        ? `<a href="${escaped(href)}" rel="noreferrer">${label}</a>`
        : `${label} (${escaped(href)})`
    },
  },
})

export function htmlHead(words: HistoryWords, title = words.export.title): string {
  return `<!doctype html>
<html lang="${words.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
`
}

/** `dataOf` gives the file of a picture or a document as base64; undefined where it is gone. */
export async function threadHtml(
  thread: FileThread,
  dataOf: (file: string) => Promise<string | undefined>,
  words: ExportWords,
): Promise<string> {
  const asks: string[] = []
  for (const { ask, captures } of withNewCaptures(thread, words)) {
    const shown: string[] = []
    for (const capture of captures) shown.push(captureHtml(capture, await dataOf(capture.file), words))
    asks.push(askHtml(ask, shown.join(''), words.history))
  }
  const tags = thread.tags.length === 0 ? '' : `<p class="meta">${escaped(thread.tags.join(' · '))}</p>\n`
  return `<article>\n<h2>${escaped(nameOfThread(thread))}</h2>\n${tags}${asks.join('')}</article>\n`
}

function captureHtml(capture: NamedCapture, data: string | undefined, words: ExportWords): string {
  const name = escaped(capture.name)
  if (!('widthPx' in capture)) return documentHtml(name, data, words)
  const { widthPx, heightPx } = capture
  if (data === undefined) return `<p class="meta">${escaped(words.history.export.pictureMissing)}</p>\n`
  const source = `data:image/png;base64,${data}`
  return `<p><img src="${source}" width="${widthPx}" height="${heightPx}" alt="${name}"></p>\n`
}

/** The document itself is in the file, and the browser saves it from there. */
function documentHtml(name: string, data: string | undefined, { missing }: ExportWords): string {
  if (data === undefined) return `<p class="meta">${name} · ${escaped(missing)}</p>\n`
  return `<p><a href="data:application/pdf;base64,${data}" download="${name}">${name}</a></p>\n`
}

function askHtml(ask: FileThread['asks'][number], captures: string, words: HistoryWords): string {
  const answer = textOf(ask.state)
  const meta = [words.time(ask.askedAt), ask.profileName, ask.model].map(escaped).join(' · ')
  return `<p class="asked">${escaped(ask.question)}</p>\n${captures}<p class="meta">${meta}</p>\n${
    answer === ''
      ? `<p class="meta">${escaped(words.export.noAnswer)}</p>`
      : (markdown.parse(answer) as string)
  }\n`
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
}
