import { nextChoices, startsWith } from './ask/next-choices.ts'
import { join } from 'node:path'
import type { Failure } from '#shared/errors.ts'
import type { CaptureInto } from './app-ask-windows.ts'
import type { AppStore } from './app-store.ts'
import type { AskCommands } from './ask/ask-commands.ts'
import { BegunDraft } from './capture/begun-draft.ts'
import { CaptureFlow } from './capture/capture.ts'
import type { Captured } from './capture/capture.ts'
import type { RestoreWindows } from './capture/capture-session.ts'
import { encodePng } from './capture/encode.ts'
import { OverlayMemory } from './capture/overlay-memory.ts'
import { listWindows } from './capture/window-list.ts'
import { newId } from './new-id.ts'
import type { Platform } from './platform.ts'
import type { Windows } from './windows/windows.ts'

/** How many captures the overlay's hint is shown for. */
const HINTED_CAPTURES = 3

type Options = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asks: AskCommands
  /** Windows and captures need each other; by the time of the first press both are there. */
  readonly windows: () => Windows
  readonly onCaptured: (captured: Captured) => void
  readonly onProblem: (failure: Failure) => void
  /** The draft was written on, and no capture was made: the ask window may show an older one. */
  readonly onDraftChanged: (threadId: string | undefined) => void
  /** Whose draft the capture is for, and the window that will show it. */
  readonly into: () => CaptureInto
}

/** Wires everything between a press of the hotkey and a capture. */
export function createCapturing(options: Options): CaptureFlow {
  const { platform, store, windows, onCaptured, onProblem } = options
  const { frames, displays, pointerDisplayId, now, after, settings, folder, log, language } = platform
  const memory = new OverlayMemory({
    path: join(folder, 'overlay.json'),
    onError: (error) => log.error('what the overlay remembers could not be written', error),
  })
  return new CaptureFlow({
    frames,
    displays,
    pointerDisplayId,
    ownWindows: { places: () => windows().places(), hide: () => hideOwn(options) },
    overlay: {
      prepare: (...opened) => windows().prepareOverlay(...opened),
      reveal: () => windows().revealOverlay(),
      showWindows: (seen) => windows().push('overlay:windows', seen),
      close: () => windows().closeOverlay(),
    },
    memory,
    listWindows: async (display) => listWindows(await platform.windowSource(), display, platform.displays()),
    beginDraft: () => beginDraft(options),
    encode: encodePng,
    savePicture: (bytes) => store.pictures.save(bytes),
    copyPicture: platform.copyPicture,
    savePictureAs: platform.savePictureAs,
    marksWords: (...marks) => language.words.annotate.marksLine(...marks),
    onCaptured,
    onProblem,
    shouldHint: () => settings.get().capturesMade < HINTED_CAPTURES,
    newId: () => newId(now()),
    now,
    after,
  })
}

/** The window that is about to show the capture is not brought back before it does. */
function hideOwn({ windows, into }: Options): RestoreWindows {
  const restore = windows().hideAll()
  return (which) => restore(which === undefined ? undefined : into().windowId)
}

function beginDraft({ platform, store, asks, onDraftChanged, into }: Options): BegunDraft {
  const { threadId, isMore } = into()
  const place = threadId === undefined ? {} : { threadId }
  const { text, captureIds, choices } = store.drafts.read(threadId) ?? { text: '', captureIds: [] }
  const usual =
    choices ?? nextChoices(store.history, { threadId, startsWith: startsWith(platform.settings.get()) })
  const rest = { ...place, ...(usual === undefined ? {} : { choices: usual }) }
  return new BegunDraft({
    opened: { text, captureIds: [...captureIds] },
    isMore,
    save: (draft) => asks.saveDraft({ ...draft, ...rest }),
    keepCapture: (capture, draft) => asks.keepCapture(capture, { ...place, begun: { ...draft, ...rest } }),
    addCapture: (capture) => store.db.transaction(() => store.history.addCapture(capture)),
    submit: (ask) => asks.submit({ ...ask, ...rest }),
    onChanged: () => onDraftChanged(threadId),
  })
}

/** Counts one more capture, as far as it matters: then the settings are no longer written for it. */
export function countCapture({ settings, log }: Platform): void {
  if (settings.get().capturesMade >= HINTED_CAPTURES) return
  try {
    settings.change((before) => ({ ...before, capturesMade: before.capturesMade + 1 }))
  } catch (error) {
    log.error('a capture could not be counted', error) // the hint shows once more
  }
}
