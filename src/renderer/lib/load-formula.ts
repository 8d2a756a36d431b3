type Drawer = (tex: string, isDisplay: boolean) => Element

let drawer: Promise<Drawer> | undefined

/** What draws formulas; loaded with the first one. */
export function loadFormula(): Promise<Drawer> {
  drawer ??= import('./formula.ts').then(({ drawFormula }) => drawFormula)
  return drawer
}
