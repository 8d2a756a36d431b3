import { make, patchEach, setText } from './answer-pen.ts'
import type { AnswerPen, Stop } from './answer-pen.ts'
import { goToNote } from './footnote.ts'
import { icons } from './icons.ts'
import { loadFormula } from './load-formula.ts'
import type { Formula, Inline } from './markdown-inline.ts'
import { reveal } from './visible-text.ts'

/** What is drawn with, and whether inside a link: there every sign that hides is shown. */
type Ink = { readonly pen: AnswerPen; readonly inLink: boolean }
type Drawers = { readonly [K in Inline['kind']]: (child: Extract<Inline, { kind: K }>, ink: Ink) => Node }

const drawers: Drawers = {
  text: ({ text }, { inLink }) => document.createTextNode(inLink ? reveal(text) : text),
  code: ({ text }) => make('code', {}, document.createTextNode(reveal(text))),
  strong: ({ children }, ink) => make('strong', {}, ...drawInlines(children, ink)),
  emphasis: ({ children }, ink) => make('em', {}, ...drawInlines(children, ink)),
  deleted: ({ children }, ink) => make('del', {}, ...drawInlines(children, ink)),
  link: drawLink,
  picture({ host, text }, { pen: { reader } }) {
    const words = `${reader.words.blockedPicture(reveal(host))}${text === '' ? '' : `: ${reveal(text)}`}`
    return make('span', { class: 'picture' }, pictureIcon(), words)
  },
  checkbox({ checked }, { pen: { reader } }) {
    const name = checked ? reader.words.taskDone : reader.words.taskOpen
    const state = checked ? { checked: '' } : {}
    return make('input', { type: 'checkbox', disabled: '', 'aria-label': name, ...state })
  },
  math: (formula, { pen }) => drawMath(formula, pen),
  'note-ref'({ label }, { pen: { reader } }) {
    const button = make(
      'button',
      { type: 'button', 'aria-label': reader.words.footnote(label) },
      reveal(label),
    )
    button.addEventListener('click', (event) => goToNote(event, label))
    return make('sup', {}, button)
  },
  break: () => make('br', {}),
}

/** What stands in a line, one node for each part of it. */
export function drawInlines(content: readonly Inline[], ink: Ink): readonly Node[] {
  return content.map((child) => drawInline(child, ink))
}

function drawInline<K extends Inline['kind']>(child: Extract<Inline, { kind: K }>, ink: Ink): Node {
  return drawers[child.kind](child, ink)
}

export function patchInlines(
  parent: Node,
  before: readonly Inline[],
  after: readonly Inline[],
  ink: Ink,
): void {
  patchEach(parent, before, after, {
    draw: (is) => drawInline(is, ink),
    patch: (node, was, is) => patchInline(node, was, is, ink),
  })
}

/** Returns whether `node` shows `is` now. */
function patchInline(node: Node, was: Inline, is: Inline, ink: Ink): boolean {
  if (was.kind !== is.kind) return false
  if (is.kind === 'text' && node instanceof Text) setText(node, ink.inLink ? reveal(is.text) : is.text)
  else if (is.kind === 'code' && node.firstChild instanceof Text) setText(node.firstChild, reveal(is.text))
  else if ('children' in was && 'children' in is) return patchMarked(node, was, is, ink)
  else return JSON.stringify(was) === JSON.stringify(is)
  return true
}

type Marked = Extract<Inline, { children: unknown }>

function patchMarked(node: Node, was: Marked, is: Marked, ink: Ink): boolean {
  const isLink = is.kind === 'link'
  if (isLink && (was.kind !== 'link' || was.href !== is.href)) return false
  patchInlines(node, was.children, is.children, isLink ? { ...ink, inLink: true } : ink)
  return true
}

/** Every way of pressing a link ends at the reader: the page itself never goes anywhere. */
function drawLink({ href, host, children }: Extract<Inline, { kind: 'link' }>, { pen }: Ink): Node {
  const link = make(
    'a',
    { href, title: host, draggable: 'false', rel: 'noreferrer' },
    ...drawInlines(children, { pen, inLink: true }),
  )
  const open = (event: MouseEvent) => {
    event.preventDefault()
    if (event.button < 2) pen.reader.openLink(href)
  }
  link.addEventListener('click', open)
  link.addEventListener('auxclick', open)
  return link
}

/** A long formula is scrolled sideways by key as well as by hand. The drawing of it is made once it has ended. */
export function drawMath({ tex, isDisplay, source }: Formula, pen: AnswerPen): HTMLElement {
  const text = reveal(source)
  const looks = isDisplay ? { class: 'formula display', tabindex: '0', role: 'group' } : { class: 'formula' }
  const place = make('span', { ...looks, dir: 'ltr', title: text }, text)
  pen.enliven(place, { close: () => drawFormula(place, tex, isDisplay) })
  return place
}

function drawFormula(place: HTMLElement, tex: string, isDisplay: boolean): Stop {
  const wanted = new AbortController()
  void loadFormula()
    .then((draw) => {
      if (!wanted.signal.aborted) place.replaceChildren(draw(tex, isDisplay))
    })
    .catch(() => undefined) // what cannot be drawn stays as it was written
  return () => wanted.abort()
}

const SVG = 'http://www.w3.org/2000/svg'

function pictureIcon(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg')
  const looks = { viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true' }
  for (const [name, value] of Object.entries(looks)) icon.setAttribute(name, value)
  const path = icon.appendChild(document.createElementNS(SVG, 'path'))
  path.setAttribute('d', icons.picture)
  return icon
}
