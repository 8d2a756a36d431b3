/** What a child says once its outbox has started; afterwards it says each question that is on disk. */
export const READY = 'ready'

/** What a child is to do. A question is named `q-<life>-<thread>-<n>`. */
export type ChildPlan = {
  readonly folder: string
  readonly url: string
  readonly questions: readonly string[]
  /** Its clock runs so many times faster than ours. */
  readonly speed: number
  /** Kills itself at this write: before it when odd, after it when even. */
  readonly dieAtStatement?: number
}
