import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AppStore } from './app-store.ts'
import type { Asking } from './app-asking.ts'
import { channelPath } from './cli/ask-channel.ts'
import type { ChannelMessage } from './cli/ask-channel.ts'
import { AskServer } from './cli/ask-server.ts'
import type { GivenAsk } from './cli/ask-server.ts'
import { keepGiven } from './capture/given-file.ts'
import { newId } from './new-id.ts'
import type { Platform } from './platform.ts'

type Parts = {
  readonly platform: Pick<Platform, 'folder' | 'desktop' | 'now' | 'decodeHeic' | 'log' | 'settings'>
  readonly store: Pick<AppStore, 'db' | 'history' | 'pictures'>
  readonly asking: Pick<Asking, 'asks' | 'live' | 'profiles'>
}

/** Wires the asks that come from the command line. */
export function createAskServer(parts: Parts): AskServer {
  const { platform, asking } = parts
  return new AskServer({
    path: channelPath(platform.folder, platform.desktop),
    ask: (given) => takeAsk(parts, given),
    watch: (askId, stream) => asking.live.watch(askId, stream),
    onError: (error) => platform.log.error('an ask of the command line failed', error),
  })
}

/** An ask like any other, but the question being written in the ask window stays as it is. */
async function takeAsk({ platform, store, asking }: Parts, given: GivenAsk): Promise<ChannelMessage> {
  const { profiles } = platform.settings.get()
  const profile = given.profile === undefined ? asking.profiles.current() : named(profiles, given.profile)
  if (profile === undefined) return { type: 'no-profile', known: profiles.map(({ name }) => name) }
  const { now, decodeHeic } = platform
  const capture = await keepGiven(given.file, {
    save: (bytes, kind) => store.pictures.save(bytes, kind),
    ...{ decodeHeic, now, newId: () => newId(now()) },
  })
  store.db.transaction(() => store.history.addCapture(capture))
  const ask = asking.asks.submit(
    { captureIds: [capture.id], question: given.question, choices: choicesOf(profile.id, given.model) },
    'keep-draft',
  )
  const { askId, threadId, profileName, model, host } = ask
  return { type: 'asked', id: askId, thread: threadId, profile: profileName, model, host }
}

function choicesOf(profileId: string, model: string | undefined): AskChoices {
  return model === undefined ? { profileId } : { profileId, model }
}

/** By its name as people write it, or by its id. */
function named<P extends { readonly id: string; readonly name: string }>(
  profiles: readonly P[],
  wanted: string,
): P | undefined {
  const plain = (text: string) => text.trim().toLowerCase()
  return (
    profiles.find(({ id, name }) => id === wanted || name === wanted) ??
    profiles.find(({ name }) => plain(name) === plain(wanted))
  )
}
