import type { Bridge } from '#shared/contract/bridge.ts'
import type { OverlayView } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'
import type { Clock } from '../lib/clock.ts'
import { AimingActions } from './aiming-actions.ts'
import { Across } from './across.svelte.ts'
import type { Pointed } from './across.svelte.ts'
import { Annotations } from './annotations.svelte.ts'
import type { Announcer } from './announcer.svelte.ts'
import { HandOver } from './hand-over.ts'
import { Leaving } from './leaving.ts'
import type { Model, OverlayEvent } from './overlay-state.ts'
import type { Panels } from './panels.svelte.ts'
import { PictureActions } from './picture-actions.svelte.ts'
import type { Question } from './question.svelte.ts'
import { TakingBack } from './taking-back.ts'

export type PageDependencies = { readonly bridge: Bridge; readonly words: Words; readonly clock: Clock }

/** What the parts of the overlay share, and what they tell it. */
type Surroundings = PageDependencies & {
  readonly says: Announcer
  readonly panels: Panels
  readonly question: Question
  readonly view: () => OverlayView | undefined
  readonly model: () => Model
  readonly advance: (event: OverlayEvent) => void
  readonly onSettled: (step?: string) => void
  /** This picture is kept: another is to be selected. */
  readonly onAdded: () => void
  readonly onDone: () => void
  readonly onRefused: (question: string) => void
  readonly page: Pointed
  readonly replace: (model: Model) => void
  /** Begins anew on the same frame. */
  readonly restart: (event: OverlayEvent) => void
}

export type OverlayParts = ReturnType<typeof createParts>

/** Each part is handed what it may use. */
export function createParts(shared: Surroundings) {
  const { model } = shared
  const rect = () => {
    const { mode } = model()
    return mode.kind === 'adjusting' ? mode.rect : undefined
  }
  const annotations = new Annotations({ ...shared, ground: () => model().ground, rect })
  const handOver = new HandOver({ ...shared, marks: () => annotations.marks })
  return {
    annotations,
    handOver,
    across: new Across({ ...shared, annotations }),
    leaving: new Leaving({ ...shared, handOver }),
    steps: new TakingBack({ ...shared, annotations }),
    aiming: new AimingActions({ ...shared, flush: () => handOver.flush() }),
    pictures: new PictureActions({ ...shared, part: () => handOver.part() }),
  }
}
