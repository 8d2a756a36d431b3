import type { Profile } from '#shared/schemas/profile.ts'
import { AppError } from '#shared/errors.ts'
import type { AskRecord } from '../history/ask-row.ts'
import type { HistoryStore, Target } from '../history/history-store.ts'
import type { KeyReading, KeyStore } from '../keychain/key-store.ts'
import { isLoopbackHost } from '../profiles/base-url.ts'
import type { AnswerEvent, AnswerRequest } from '../responses/responses-client.ts'

type Dependencies = {
  readonly history: Pick<HistoryStore, 'ask' | 'saveTarget'>
  readonly profile: (profileId: string) => Profile
  readonly targetOf: (profile: Profile) => Target
  readonly keys: Pick<KeyStore, 'read'>
  readonly readPicture: (file: string) => Promise<Uint8Array>
  /** False is certain, true is not. */
  readonly isOnline: () => boolean
  readonly send: (request: AnswerRequest) => AsyncIterable<AnswerEvent>
}

/** Gives the function with which the outbox answers an ask: pictures and key are read at the moment of sending. */
export function createAnswerer(given: Dependencies) {
  return async function* answer(askId: string, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const ask = findAsk(given, askId)
    const profile = given.profile(ask.profileId)
    const target = given.targetOf(profile)
    // A picture goes to whom it was meant for; to another server only when the user sends it there.
    if (ask.host !== '' && ask.host !== target.host)
      throw new AppError('server-changed', 'The profile names another server', {
        details: { host: ask.host },
      })
    given.history.saveTarget(askId, target)
    const pictures: AnswerRequest['pictures'][number][] = []
    for (const { file } of ask.captures)
      pictures.push({ mimeType: 'image/png', bytes: await given.readPicture(file) })
    const key = profile.auth === 'none' ? undefined : keyOf(await given.keys.read(profile.id))
    signal.throwIfAborted()
    // A server on this computer needs no network.
    if (!given.isOnline() && !isLoopbackHost(target.host))
      throw new AppError('offline', 'There is no network')
    yield* given.send({ profile, key, question: ask.question, pictures, signal })
  }
}

function findAsk({ history }: Dependencies, askId: string): AskRecord {
  const ask = history.ask(askId)
  if (ask === undefined) throw new AppError('not-found', 'No such ask')
  return ask
}

function keyOf(reading: KeyReading): string {
  switch (reading.kind) {
    case 'ready':
      return reading.key
    case 'missing':
      throw new AppError('key-missing', 'No key is stored for this profile')
    case 'locked':
    case 'denied':
      throw new AppError('keychain-locked', 'The keychain is closed')
    case 'unavailable':
      throw new AppError('keychain-unavailable', 'There is no keychain')
  }
}
