import { AppError } from '#shared/errors.ts'
import type { Cost, Usage } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { AskRecord } from '../history/ask-row.ts'
import type { HistoryStore, Target } from '../history/history-store.ts'
import type { KeyStore } from '../keychain/key-store.ts'
import type { LookedUp, LookUp } from '../outbox/resume.ts'
import { effectiveProfile } from '../profiles/effective-profile.ts'
import type { AnswerEvent, KeptAnswer, ResponsesClient } from '../responses/answer-request.ts'
import { readJsonAnswer } from '../responses/answer/json-answer.ts'
import { keepsAnswers } from '../responses/request/request-plan.ts'
import { endOf, keepStep } from './answer-ask.ts'
import type { AskStep, AskSteps } from './ask-steps.ts'
import { JoinedText } from './joined-text.ts'
import { readKey } from './read-key.ts'

type Dependencies = {
  readonly history: Pick<HistoryStore, 'ask'>
  readonly steps: AskSteps
  readonly profile: (profileId: string) => Profile
  readonly targetOf: (profile: Profile) => Target
  readonly keys: Pick<KeyStore, 'read'>
  readonly client: Pick<ResponsesClient, 'lookUp'>
  readonly costOf: (profile: Profile, usage: Usage) => Cost | undefined
}

type Found = { readonly ask: AskRecord; readonly profile: Profile; readonly steps: readonly AskStep[] }

/** Gives what the outbox looks up answers with that were begun before: at the server that began them, and at no other. */
export function createLookUp(given: Dependencies): LookUp {
  return {
    isKept: ({ askId }) => {
      const ask = given.history.ask(askId)
      return ask !== undefined && isKeptFor(given, ask)
    },
    ask: async ({ askId }, responseId, signal) => {
      const ask = given.history.ask(askId)
      if (ask === undefined) throw new AppError('not-found', 'No such ask')
      const profile = profileOf(given, ask)
      const steps = given.steps.of(askId)
      // It was found, and written down, and the app ended before that was noted.
      if (steps.at(-1)?.end.responseId === responseId) return { kind: 'round-end', text: textBefore(steps) }
      const key = profile.auth === 'none' ? undefined : await readKey(given.keys, profile.id)
      signal.throwIfAborted()
      const request = { profile: effectiveProfile(profile), key, responseId, signal }
      return toLookedUp(given, { ask, profile, steps }, await given.client.lookUp(request))
    },
  }
}

function isKeptFor(given: Dependencies, ask: AskRecord): boolean {
  const profile = profileOf(given, ask)
  return given.targetOf(profile).host === ask.host && keepsAnswers(effectiveProfile(profile))
}

/** As it was when the ask was sent, as far as that is known. */
function profileOf({ profile }: Dependencies, { profileId, model }: AskRecord): Profile {
  return { ...profile(profileId), model }
}

function toLookedUp(given: Dependencies, { ask, profile, steps }: Found, kept: KeptAnswer): LookedUp {
  if (kept.kind !== 'finished') return kept
  const text = joined(steps, kept.text)
  const calls = kept.events.find((event) => event.type === 'tool-calls')
  if (calls !== undefined) {
    keepStep(given, { ask, profile }, { event: calls, count: steps.length })
    return { kind: 'round-end', text }
  }
  const end = kept.events.find((event): event is AnswerEnding => event.type === 'answer-end')?.end ?? {}
  return { kind: 'answered', text, end: endOf(given, profile, { steps, end }) }
}

type AnswerEnding = Extract<AnswerEvent, { type: 'answer-end' }>

function joined(steps: readonly AskStep[], text: string): string {
  const whole = new JoinedText({ text: textBefore(steps) })
  whole.nextRound()
  return whole.join({ type: 'text-replace', text }).text
}

/** What the rounds before said. */
function textBefore(steps: readonly AskStep[]): string {
  return steps.reduce((before, { items }) => {
    const round = new JoinedText({ text: before })
    round.nextRound()
    return round.join({ type: 'text-replace', text: textOfItems(items) }).text
  }, '')
}

function textOfItems(items: readonly unknown[]): string {
  const said = readJsonAnswer({ status: 'completed', output: items })
  return said.kind === 'answer' || said.kind === 'tool-calls' ? said.text : ''
}
