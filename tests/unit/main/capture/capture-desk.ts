import type { Mark } from '#shared/annotate/mark.ts'
import type { DraftRequest, SubmitRequest } from '#shared/contract.ts'
import type { Failure } from '#shared/errors.ts'
import type { PixelRect, Rect } from '#shared/geometry.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type {
  AtOnce,
  OverlayDrawn,
  OverlayLead,
  OverlayPoint,
  OverlayView,
  OverlayWindows,
  SeenWindow,
} from '#shared/views.ts'
import { BegunDraft } from '../../../../src/main/capture/begun-draft.ts'
import type { Captured, Cover } from '../../../../src/main/capture/capture-session.ts'
import { CaptureFlow } from '../../../../src/main/capture/capture.ts'
import type { Display, Frame } from '../../../../src/main/capture/frames.ts'
import type { LastRegion } from '../../../../src/main/capture/last-region.ts'
import type { CaptureRecord } from '../../../../src/main/history/ask-row.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

export const left: Display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 100, height: 60 },
  workArea: { x: 0, y: 0, width: 100, height: 60 },
  originPx: { xPx: 0, yPx: 0 },
  scaleFactor: 1,
  isPrimary: true,
}
export const right: Display = {
  ...left,
  id: 2,
  bounds: { x: 100, y: 0, width: 100, height: 60 },
  originPx: { xPx: 100, yPx: 0 },
  isPrimary: false,
}

export function frameOf(display: Display, value = 1, ratio = 1): Frame {
  const [widthPx, heightPx] = [display.bounds.width * ratio, display.bounds.height * ratio]
  return {
    displayId: display.id,
    widthPx,
    heightPx,
    pixels: new Uint8Array(widthPx * heightPx * 4).fill(value),
    order: 'rgba',
  }
}

/** A capture flow on two displays, with everything around it at hand. */
export class CaptureDesk {
  readonly clock = new FakeClock()
  readonly log: string[] = []
  view: OverlayView | undefined
  /** What the overlay shows. */
  frame: Frame | undefined
  covers: readonly Cover[] = []
  readonly leads: OverlayLead[] = []
  readonly points: OverlayPoint[] = []
  readonly drawn: OverlayDrawn[] = []
  readonly pinned: { readonly widthPx: number; readonly place: Rect }[] = []
  isAcross = false
  isMore = false
  afterSelection: AtOnce | undefined
  displays: readonly Display[] = [left, right]
  readonly problems: Failure[] = []
  readonly captured: Captured[] = []
  readonly kept: CaptureRecord[] = []
  readonly added: CaptureRecord[] = []
  readonly drafts: DraftRequest[] = []
  readonly asks: SubmitRequest[] = []
  readonly encoded: { frame: Frame; area: PixelRect; marks: readonly Mark[] }[] = []
  readonly shownWindows: OverlayWindows[] = []
  readonly copied: Uint8Array[] = []
  choicesOf = (preset: string): AskChoices => ({ effort: 'low', tools: { [preset]: true } })
  chooseFile = (): Promise<boolean> => Promise.resolve(true)
  opened: DraftRequest = { text: '', captureIds: [] }
  places: readonly Rect[] = []
  remembered: Rect | undefined
  lastRegion: LastRegion = { kind: 'none' }
  pointerId = 2
  ids = 0
  submit = (ask: SubmitRequest): { askId: string } => {
    this.asks.push(ask)
    return { askId: 'ask' }
  }
  windows = (): Promise<readonly SeenWindow[]> => Promise.resolve([])
  takeFrame = (wanted: readonly Display[]): Promise<readonly Frame[]> =>
    Promise.resolve(wanted.map((display) => frameOf(display)))
  encode = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array([1, 2, 3]))

  readonly flow = new CaptureFlow({
    frames: {
      warm: () => Promise.resolve(),
      take: (wanted) => {
        this.log.push('take')
        return this.takeFrame(wanted)
      },
      release: ({ displayId }) => this.log.push(`release ${displayId}`),
    },
    displays: () => this.displays,
    isAcross: () => this.isAcross,
    prompts: () => [],
    afterSelection: () => this.afterSelection,
    takeClean: (take) => take(),
    pin: ({ widthPx }, place) => this.pinned.push({ widthPx, place }),
    pointerDisplayId: () => this.pointerId,
    ownWindows: {
      places: () => this.places,
      hide: () => {
        this.log.push('hide')
        return (which) => this.log.push(which ?? 'restore')
      },
    },
    overlay: {
      prepare: (covers) => {
        this.covers = covers
        this.log.push(`prepare ${covers.map(({ display }) => display.id).join(' ')}`)
        this.view = covers[0]?.view
        this.frame = covers[0]?.frame
      },
      lead: (lead) => this.leads.push(lead),
      point: (point) => this.points.push(point),
      draw: (drawn) => this.drawn.push(drawn),
      reveal: () => this.log.push('reveal'),
      showWindows: (seen) => this.shownWindows.push(seen),
      close: () => this.log.push('close'),
    },
    encode: (frame, area, marks) => {
      this.encoded.push({ frame, area, marks })
      return this.encode()
    },
    savePicture: () => Promise.resolve({ file: 'f.png' }),
    memory: {
      isMagnified: false,
      coverLook: 'solid',
      chooseCover: (look) => this.log.push(`cover ${look}`),
      magnify: (isMagnified) => this.log.push(`magnify ${isMagnified}`),
      lastSelection: () => this.remembered,
      lastRegion: () => this.lastRegion,
      keepSelection: (_display, selection) => (this.remembered = selection),
    },
    listWindows: () => this.windows(),
    beginDraft: () =>
      new BegunDraft({
        isMore: this.isMore,
        opened: this.opened,
        save: (draft) => this.drafts.push(draft),
        keepCapture: (capture) => this.kept.push(capture),
        addCapture: (capture) => this.added.push(capture),
        choicesOf: (preset) => this.choicesOf(preset),
        submit: (ask) => this.submit(ask),
        onChanged: () => this.log.push('draft changed'),
      }),
    copyPicture: (bytes) => {
      this.copied.push(bytes)
      return Promise.resolve()
    },
    savePictureAs: () => this.chooseFile(),
    marksWords: (number, places) => `marks ${number}: ${places.length}`,
    onCaptured: (each) => this.captured.push(each),
    onProblem: (failure) => this.problems.push(failure),
    shouldHint: () => true,
    newId: () => (this.ids++ === 0 ? 'id' : `id${this.ids}`),
    now: this.clock.now,
    after: this.clock.after,
  })

  /** Until the overlay is seen; its frame has the id "id", and what comes after it "id2", "id3" … */
  async open(): Promise<void> {
    this.ids = 0
    await this.flow.start()
    this.flow.painted('id')
  }
}
