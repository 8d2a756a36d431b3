import type { SettingsView } from '#shared/views.ts'
import { chordOf, isSameChord } from './chord.ts'

/** Turns key presses into a chord while it is recording, and says why one will not do. */
export class HotkeyRecorder {
  #isRecording = $state(false)
  #refusal = $state<'needs-modifier' | 'same'>()
  #last = $state<string>()

  get isRecording(): boolean {
    return this.#isRecording
  }
  get refusal(): 'needs-modifier' | 'same' | undefined {
    return this.#refusal
  }
  /** The chord given last, so that a word about it can name it. */
  get last(): string | undefined {
    return this.#last
  }

  toggle(): void {
    this.#isRecording = !this.#isRecording
    this.#refusal = undefined
  }

  stop(): void {
    this.#isRecording = false
  }

  /** Returns the chord once it is one that may be used; `others` are those of the other commands. */
  press(
    event: KeyboardEvent,
    platform: SettingsView['platform'],
    others: readonly string[],
  ): string | undefined {
    if (!this.#isRecording || event.isComposing) return undefined
    // Tab still leaves: a keyboard must be able to get out of here.
    const isBare = !event.ctrlKey && !event.altKey && !event.metaKey
    if (event.key === 'Tab' && isBare) return undefined
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape' && isBare) {
      this.#isRecording = false
      this.#refusal = undefined
      return undefined
    }
    return event.repeat ? undefined : this.#decide(event, platform, others)
  }

  #decide(
    event: KeyboardEvent,
    platform: SettingsView['platform'],
    others: readonly string[],
  ): string | undefined {
    const chord = chordOf(event, platform)
    if (chord.kind === 'unfinished') return undefined
    this.#refusal =
      chord.kind === 'needs-modifier'
        ? chord.kind
        : others.some((other) => isSameChord(chord.accelerator, other))
          ? 'same'
          : undefined
    if (chord.kind === 'needs-modifier' || this.#refusal !== undefined) return undefined
    this.#isRecording = false
    this.#last = chord.accelerator
    return chord.accelerator
  }
}
