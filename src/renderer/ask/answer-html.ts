/** An answer as it is shown, as HTML for programs that know formats: without what is only there to be pressed. */
export function answerHtml(shown: Element | null): string | undefined {
  if (shown === null) return undefined
  const copy = shown.cloneNode(true) as Element
  for (const part of copy.querySelectorAll('figcaption, svg, .picture')) part.remove()
  for (const button of copy.querySelectorAll('button')) button.replaceWith(button.textContent)
  for (const element of copy.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (!/^(href|start|checked|type|colspan|display|mathvariant|stretchy|dir)$/.test(name))
        element.removeAttribute(name)
  return copy.innerHTML.replace(/<!--[^]*?-->/g, '')
}
