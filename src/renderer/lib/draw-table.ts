import { make, patchEach } from './answer-pen.ts'
import type { AnswerPen } from './answer-pen.ts'
import { drawInlines, patchInlines } from './draw-inline.ts'
import type { Block } from './markdown.ts'
import type { Inline } from './markdown-inline.ts'

type Table = Extract<Block, { kind: 'table' }>
type Row = readonly (readonly Inline[])[]

/** A wide table is scrolled sideways by key as well as by hand. */
export function drawTable({ align, header, rows }: Table, pen: AnswerPen): HTMLElement {
  const looks = { class: 'table', tabindex: '0', role: 'group', 'aria-label': pen.reader.words.table }
  const head = make('thead', {}, drawRow('th', header, align, pen))
  const body = make('tbody', {}, ...rows.map((row) => drawRow('td', row, align, pen)))
  return make('div', looks, make('table', {}, head, body))
}

function drawRow(tag: 'th' | 'td', row: Row, align: Table['align'], pen: AnswerPen): HTMLElement {
  const scope: Record<string, string> = tag === 'th' ? { scope: 'col' } : {}
  const cells = row.map((cell, column) => {
    const looks = { ...scope, class: align[column] ?? 'start', dir: 'auto' }
    return markWhole(make(tag, looks, ...drawInlines(cell, { pen, inLink: false })))
  })
  return make('tr', {}, ...cells)
}

/** A short word, or a date or number: browsers would break it at its hyphens and slashes. */
const whole = /^[!-~]{1,24}$|^[^\p{L}]{1,24}$/u

function markWhole(cell: HTMLElement): HTMLElement {
  cell.classList.toggle('whole', whole.test(cell.textContent))
  return cell
}

/** Returns whether `element` shows `after` now, which has the same columns. */
export function patchTable(element: Element, before: Table, after: Table, pen: AnswerPen): boolean {
  const head = element.querySelector('tr')
  const body = element.querySelector('tbody')
  if (head === null || body === null || !hasSameColumns(before, after)) return false
  patchRow(head, before.header, after.header, pen)
  patchEach(body, before.rows, after.rows, {
    draw: (row) => drawRow('td', row, after.align, pen),
    patch: (node, was, is) => patchRow(node, was, is, pen),
  })
  return true
}

function hasSameColumns(before: Table, after: Table): boolean {
  return String(before.align) === String(after.align) && before.header.length === after.header.length
}

function patchRow(row: Node, before: Row, after: Row, pen: AnswerPen): boolean {
  for (const [column, cell] of row.childNodes.entries()) {
    patchInlines(cell, before[column] ?? [], after[column] ?? [], { pen, inLink: false })
    if (cell instanceof HTMLElement) markWhole(cell)
  }
  return true
}
