import temml from 'temml'
import 'temml/dist/Temml-Local.css'

// This file is loaded when the first formula closes; nothing may import it but `load-formula.ts`.

/** What temml gives: a tree of its own, which becomes a page's only by the lists below. */
type TreeNode = {
  readonly type?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly children?: readonly TreeNode[]
  readonly classes?: readonly string[]
  readonly style?: Readonly<Record<string, unknown>>
  readonly text?: string
}

const DEEPEST = 100
const MOST_NODES = 5_000

/** Nothing here loads, links or runs anything. */
const elements = new Set(
  `math mrow mi mn mo mtext mspace ms mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts
  mprescripts none mtable mtr mtd mpadded mphantom mstyle menclose`.split(/\s+/),
)
const attributes = new Set(
  `accent accentunder columnalign columnspacing depth display displaystyle fence form height largeop linebreak
  linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation rowspacing rspace scriptlevel
  separator stretchy symmetric voffset width`.split(/\s+/),
)
const styles = new Set(
  `border borderBottom borderLeft borderRight borderTop display fontWeight justifyContent marginLeft mathDepth
  padding paddingBottom paddingLeft paddingRight paddingTop textAlign transform whiteSpace width`.split(
    /\s+/,
  ),
)
/** Of temml's style sheet; the one left out draws with a picture. */
const styleClass = /^(?!tml-cancelto)[a-z][a-z\d-]{0,30}$/

/** A formula as MathML. Throws where TeX has no sense to temml, or it wants anything but plain marks. */
export function drawFormula(tex: string, isDisplay: boolean): Element {
  const tree = temml.__renderToMathMLTree(tex, {
    displayMode: isDisplay,
    throwOnError: true,
    trust: false,
    maxExpand: 500,
    maxSize: [20, 40],
  }) as TreeNode
  const budget = { left: MOST_NODES }
  const drawn = toElement(tree, 0, budget)
  if (!(drawn instanceof Element)) throw new Error('No formula')
  return drawn
}

function toElement(node: TreeNode, depth: number, budget: { left: number }): Node {
  budget.left -= 1
  if (depth > DEEPEST || budget.left < 0) throw new Error('Too large a formula')
  const { type, children = [] } = node
  const made = type === undefined ? bare(node) : element(type, node)
  if (!(made instanceof Text)) for (const child of children) made.append(toElement(child, depth + 1, budget))
  return made
}

function bare({ text }: TreeNode): Text | DocumentFragment {
  return text === undefined ? document.createDocumentFragment() : document.createTextNode(text)
}

function element(type: string, { attributes: given = {}, classes = [], style = {} }: TreeNode): Element {
  if (!elements.has(type)) throw new Error(`No element of a formula: ${type}`)
  const made = document.createElementNS('http://www.w3.org/1998/Math/MathML', type)
  for (const [name, value] of Object.entries(given))
    if (attributes.has(name)) made.setAttribute(name, String(value))
  const known = classes.filter((name) => styleClass.test(name))
  if (known.length > 0) made.setAttribute('class', known.join(' '))
  dress(made, style)
  return made
}

// Property by property: a style attribute would be refused by the policy of the page. Colours are left out: those of an
// answer could hide words on a light or a dark ground.
function dress(made: MathMLElement, style: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(style))
    if (styles.has(name) && !String(value).includes('(')) Object.assign(made.style, { [name]: String(value) })
}
