import type { Activity, Cost, RepairNote, ToolCall, ToolChoice, Usage } from '../ask-state.ts'

/** What people read in the ask window. */
export type AskWords = {
  readonly windowTitle: string
  readonly field: string
  readonly placeholder: string
  readonly send: string
  readonly sending: (seconds: number) => string
  readonly queued: string
  readonly waitingForWords: (seconds: number) => string
  readonly answering: (seconds: number) => string
  readonly silent: (seconds: number) => string
  readonly waiting: (reason: string, secondsLeft: number, attempt: number) => string
  readonly answered: (seconds: number | undefined) => string
  readonly cutByLength: string
  readonly cutByPolicy: string
  readonly refused: string
  readonly cutOff: (words: number) => string
  readonly announceFinished: (words: number) => string
  readonly stop: string
  readonly copy: string
  readonly copied: string
  readonly copyCode: string
  readonly askAgain: string
  readonly sendNow: string
  readonly hide: string
  readonly more: string
  readonly newCapture: string
  readonly newQuestion: string
  readonly removeCapture: (position: number) => string
  readonly captureName: (position: number, widthPx: number, heightPx: number) => string
  readonly captureSize: (widthPx: number, heightPx: number, bytes: number) => string
  readonly draftFrom: (time: number) => string
  readonly clearDraft: string
  readonly emptyQuestion: string
  readonly pictureMissing: string
  readonly usage: (usage: Usage | undefined, cost: Cost | undefined) => string
  readonly estimate: (inputTokens: number, usd: number | undefined) => string
  readonly estimateHelp: (pricesOf: string | undefined) => string
  readonly thinking: string
  readonly thought: string
  readonly activities: Readonly<Record<Activity['kind'], (detail: string | undefined) => string>>
  readonly maybeCut: string
  /** Of an answer too long for the window. */
  readonly notShown: (characters: number) => string
  readonly sources: string
  /** What was changed by itself so that the server would take the question. */
  readonly note: (note: RepairNote, model: string) => string
  readonly tool: {
    readonly title: (name: string, server: string | undefined) => string
    readonly sendsTo: (kind: ToolCall['kind'], to: string) => string
    readonly noArguments: string
    readonly long: (characters: number) => string
    readonly mayHaveRun: string
    readonly choices: Readonly<Record<ToolChoice, string>>
    readonly chosen: Readonly<Record<ToolChoice, string>>
  }
  readonly newest: string
  readonly blockedPicture: (host: string) => string
  readonly details: string
  readonly recent: string
  readonly noRecent: string
  readonly answer: string
  readonly captures: string
  readonly wholeQuestion: string
  readonly code: string
  readonly table: string
  readonly footnote: (label: string) => string
  readonly backToText: string
  readonly taskDone: string
  readonly taskOpen: string
  readonly detailNames: Readonly<
    Record<'host' | 'status' | 'providerCode' | 'providerText' | 'field' | 'requestId', string>
  >
}
