import { swapLine } from '#shared/annotate/marks-line.ts'

/** What the question says of the numbers on pictures that were drawn on since the window came up. */
export class MarkLines {
  readonly #lines = new Map<string, string>()

  of(captureId: string): string | undefined {
    return this.#lines.get(captureId)
  }

  note(captureId: string, line: string | undefined): void {
    if (line !== undefined) this.#lines.set(captureId, line)
  }

  /** The question after one picture has taken the place of another. */
  retold(text: string, before: string, after: string): string {
    return swapLine(text, this.of(before), this.of(after))
  }
}
