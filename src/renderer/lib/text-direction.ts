// The attribute is set once, by hand: Svelte would set it anew with every word that comes, and have all inside styled
// again. Chromium itself follows the words of `auto`.

/** As code and formulas are read in every language. */
export function leftToRight(element: HTMLElement): void {
  element.dir = 'ltr'
}

/** As the words in it are read. */
export function asItsWords(element: HTMLElement): void {
  element.dir = 'auto'
}
