import { nextChoices, startsWith } from './ask/next-choices.ts'
import { join } from 'node:path'
import type { CoverLook } from '#shared/annotate/mark.ts'
import type { Failure } from '#shared/errors.ts'
import { allPrompts, filledPreset } from '#shared/prompt-text.ts'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { PromptText } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'
import { presetAsked } from './profiles/preset-asked.ts'
import type { CaptureInto } from './app-ask-windows.ts'
import type { AppStore } from './app-store.ts'
import type { AskCommands } from './ask/ask-commands.ts'
import { BegunDraft } from './capture/begun-draft.ts'
import { CaptureFlow } from './capture/capture.ts'
import type { Captured, CaptureDependencies, RestoreWindows } from './capture/capture-session.ts'
import { encodePng } from './capture/encode.ts'
import { atOnceOf } from './capture/after-selection.ts'
import { drawPointer } from './capture/pointer-picture.ts'
import { takeWithout } from './capture/paint-over.ts'
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
  readonly pin: CaptureDependencies['pin']
  /** The draft was written on, and no capture was made: the ask window may show an older one. */
  readonly onDraftChanged: (threadId: string | undefined) => void
  /** Whose draft the capture is for, and the window that will show it. */
  readonly into: () => CaptureInto
}

/** Wires everything between a press of the hotkey and a capture. */
export function createCapturing(options: Options): CaptureFlow {
  const { platform, store, windows, onCaptured, onProblem } = options
  const { frames, displays, pointerDisplayId, now, after, folder, log, language } = platform
  const memory = new OverlayMemory({
    path: join(folder, 'overlay.json'),
    onError: (error) => log.error('what the overlay remembers could not be written', error),
  })
  return new CaptureFlow({
    frames,
    displays,
    pointerDisplayId,
    ownWindows: { places: () => windows().places(), hide: () => hideOwn(options) },
    overlay: overlayOf(windows),
    memory: rememberedBy(memory, platform),
    ...lookingAt(platform),
    beginDraft: () => beginDraft(options),
    encode: encodePng,
    savePicture: (bytes) => store.pictures.save(bytes),
    copyPicture: platform.copyPicture,
    pin: options.pin,
    savePictureAs: platform.savePictureAs,
    marksWords: (...marks) => language.words.annotate.marksLine(...marks),
    onCaptured,
    onProblem,
    shouldHint: () => platform.settings.get().capturesMade < HINTED_CAPTURES,
    newId: () => newId(now()),
    now,
    after,
  })
}

/** What the handlers of the overlay's own channels need. */
export function overlayForPages(platform: Platform, windows: () => Windows) {
  return { ...overlayOf(windows), ...chosenOnOverlay(platform) }
}

function overlayOf(windows: () => Windows): CaptureDependencies['overlay'] {
  return {
    prepare: (covers) => windows().prepareOverlay(covers),
    reveal: () => windows().revealOverlay(),
    showWindows: (seen) => windows().push('overlay:windows', seen),
    lead: (lead) => {
      windows().leadOverlay(lead.displayId)
      windows().push('overlay:lead', lead)
    },
    point: (point) => windows().push('overlay:pointer', point),
    draw: (drawn) => windows().push('overlay:drawn', drawn),
    close: () => windows().closeOverlay(),
  }
}

/** What is captured, as the settings have it. */
function lookingAt({ settings, displays, windowSource, language, pointerPicture }: Platform) {
  const prompts = () => allPrompts(settings.get(), language.words.conversation.shipped)
  return {
    listWindows: async (display) =>
      settings.get().highlightWindows ? listWindows(await windowSource(), display, displays()) : [],
    isAcross: () => settings.get().selectAcrossDisplays,
    prompts: () => prompts().map((preset) => askedText(preset, language.words)),
    afterSelection: () =>
      atOnceOf(settings.get().afterSelection, prompts(), (preset) => askedText(preset, language.words)),
    takeClean: async (take) => {
      const { mousePointer, neverCapture: never } = settings.get()
      const all = displays()
      const pointer = mousePointer ? await pointerPicture.take() : undefined // at once: it moves on
      const frames = await takeWithout(take, { never, displays: all, source: windowSource })
      if (pointer !== undefined) drawPointer(pointer, frames, all)
      return frames
    },
  } satisfies Partial<CaptureDependencies>
}

/** Where the last selections are, and what the overlay's own keys set is in the settings too. */
function rememberedBy(memory: OverlayMemory, platform: Platform): CaptureDependencies['memory'] {
  const { settings } = platform
  return {
    get isMagnified() {
      return settings.get().magnifier
    },
    get coverLook() {
      return settings.get().coverLook
    },
    ...chosenOnOverlay(platform),
    lastSelection: (display) => memory.lastSelection(display),
    lastRegion: (all) => memory.lastRegion(all),
    keepSelection: (display, selection) => memory.keepSelection(display, selection),
  }
}

/** What is chosen on the overlay holds until something else is. */
function chosenOnOverlay({ settings, log }: Platform) {
  const keep = (change: Partial<Settings>) => {
    try {
      settings.change((all) => ({ ...all, ...change }))
    } catch (error) {
      log.error('what was chosen on the overlay could not be saved', error) // it holds until the overlay closes
    }
  }
  return {
    magnify: (magnifier: boolean) => keep({ magnifier }),
    chooseCover: (coverLook: CoverLook) => keep({ coverLook }),
  }
}

/** A preset as it is asked, with nothing left to fill in. */
export function askedText({ name, text }: PromptPreset, words: Words): PromptText {
  return { name, text: filledPreset({ text }, words.conversation.language).text }
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
    choicesOf: (name) => {
      const settings = platform.settings.get()
      const presets = allPrompts(settings, platform.language.words.conversation.shipped)
      return presetAsked(
        presets.find((preset) => preset.name === name),
        usual ?? {},
        settings,
      )
    },
    submit: (ask) => asks.submit({ ...rest, ...ask }),
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
