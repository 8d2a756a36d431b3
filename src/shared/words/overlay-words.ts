import type { OverlayNote } from '../views.ts'

/** What people read on the overlay. */
export type OverlayWords = {
  readonly name: string
  readonly hint: string
  readonly size: (widthPx: number, heightPx: number) => string
  readonly sizeAnnounced: (widthPx: number, heightPx: number) => string
  readonly selection: (widthPx: number, heightPx: number) => string
  readonly window: (title: string, widthPx: number, heightPx: number) => string
  readonly windowAnnounced: (title: string, widthPx: number, heightPx: number) => string
  readonly untitled: string
  readonly noWindows: string
  readonly noDisplay: (display: number) => string
  readonly noLastSelection: string
  readonly notes: Readonly<Record<OverlayNote, string>>
  readonly fieldHint: string
  readonly alsoSends: (count: number) => string
  readonly typeSize: string
  readonly sides: Readonly<Record<'x' | 'y' | 'width' | 'height', string>>
  readonly limited: string
  readonly notANumber: string
  readonly magnifierOn: string
  readonly magnifierOff: string
  readonly magnified: (xPx: number, yPx: number, colour: string) => string
  readonly keyList: string
  /** Each with what it does. */
  /** `screen`: not while a picture is drawn on. */
  readonly keys: readonly (readonly [keys: string, does: string, where?: 'screen'])[]
}
