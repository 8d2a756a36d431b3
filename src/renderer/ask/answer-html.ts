import { MAX_COPIED_HTML } from '#shared/limits.ts'

/**
 * An answer as it is shown, as HTML for programs that know formats: without what is only there to be pressed. None
 * where the window does not show all of it, or it is too long: those get the words alone, and all of them.
 */
export function answerHtml(shown: Element | null): string | undefined {
  if (shown === null || shown.querySelector('.cut') !== null) return undefined
  const copy = shown.cloneNode(true) as Element
  for (const part of copy.querySelectorAll('figcaption, svg, .picture')) part.remove()
  for (const button of copy.querySelectorAll('button')) button.replaceWith(button.textContent)
  for (const element of copy.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (!/^(href|start|checked|type|colspan|display|mathvariant|stretchy|dir)$/.test(name))
        element.removeAttribute(name)
  const html = copy.innerHTML.replace(/<!--[^]*?-->/g, '')
  return html.length > MAX_COPIED_HTML ? undefined : html
}
