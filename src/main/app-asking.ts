import type { AskState } from '#shared/ask-state.ts'
import type { AskView } from '#shared/views.ts'
import { AskCommands } from './ask/ask-commands.ts'
import { createAnswerer } from './ask/answer-ask.ts'
import { LiveAsks } from './ask/live-asks.ts'
import { ShownView } from './ask/shown-view.ts'
import type { AppStore } from './app-store.ts'
import { createStateSaver } from './app-store.ts'
import { GuardedKeyStore } from './keychain/guarded-key-store.ts'
import { KeychainClient } from './keychain/keychain-client.ts'
import { MemoryKeyStore } from './keychain/key-store-memory.ts'
import { LayeredKeyStore } from './keychain/layered-key-store.ts'
import { newId } from './new-id.ts'
import { Outbox } from './outbox/outbox.ts'
import type { Platform } from './platform.ts'
import { ProfileStore, targetOf } from './profiles/profile-store.ts'
import { createHttp } from './responses/http.ts'
import type { Http } from './responses/http.ts'
import { createResponsesClient } from './responses/responses-client.ts'

/** Local models may take minutes to load before the first byte. */
const HEADERS_TIMEOUT_MS = 10 * 60_000
/** Silence between two bytes of an answer; the window says so long before. */
const IDLE_TIMEOUT_MS = 120_000
const CONNECT_TIMEOUT_MS = 10_000

/** Everything between a question and its answer. */
export type Asking = {
  readonly asks: AskCommands
  readonly live: LiveAsks
  readonly outbox: Outbox
  readonly shown: ShownView
  readonly profiles: ProfileStore
  readonly keys: LayeredKeyStore
  /** Ends the connections and the keychain's process. */
  readonly close: () => void
}

type Options = {
  readonly platform: Platform
  readonly store: AppStore
  readonly push: (view: AskView) => void
  readonly onAskChanged: (askId: string, before: AskState, after: AskState) => void
}

/** Wires outbox, answers, keys and what the ask window shows. */
export function createAsking(options: Options): Asking {
  const { platform, store, push } = options
  const profiles = new ProfileStore(platform.settings)
  const keychain = new KeychainClient({ startHost: platform.startKeychainHost, after: platform.after })
  const keys = createKeys(platform, profiles, keychain)
  const http = createHttp({
    headersTimeoutMs: HEADERS_TIMEOUT_MS,
    idleTimeoutMs: IDLE_TIMEOUT_MS,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
  })
  const live = createLive(options)
  const outbox = createOutbox({ platform, store, profiles, keys, live, http })
  const asks = createCommands({ platform, store, profiles, live, outbox })
  const shown = new ShownView({
    readDraft: () => store.drafts.read(),
    capture: (id) => store.history.capture(id),
    ask: (askId) => asks.ask(askId),
    push,
  })
  const close = () => {
    keychain.stop()
    void http.close().catch(() => undefined) // whatever was under way has been cut off and noted before
  }
  return { asks, live, outbox, shown, profiles, keys, close }
}

type Parts = Pick<Asking, 'live' | 'profiles' | 'keys' | 'outbox'> &
  Pick<Options, 'platform' | 'store'> & { readonly http: Http }

function createKeys({ now }: Platform, profiles: ProfileStore, calls: KeychainClient): LayeredKeyStore {
  return new LayeredKeyStore({
    saved: new GuardedKeyStore({ calls, marker: profiles, now }),
    session: new MemoryKeyStore(),
    hasMarker: (profileId) => profiles.hasMarker(profileId),
  })
}

function createLive({ platform: { now, after, log }, store, onAskChanged }: Options): LiveAsks {
  return new LiveAsks({
    load: (askId) => store.history.ask(askId)?.state,
    save: createStateSaver(store, newId(now()), now),
    after,
    onChange: (askId, before, after) => {
      const isText = before.kind === 'streaming' && after.kind === 'streaming'
      if (!isText) onAskChanged(askId, before, after)
    },
    onSaveFailed: (error) => log.error('an ask could not be saved', error),
  })
}

function createOutbox({ platform, store, profiles, keys, live, http }: Omit<Parts, 'outbox'>): Outbox {
  const { now, random, after, log, isOnline } = platform
  const client = createResponsesClient({ http, now })
  const answer = createAnswerer({
    history: store.history,
    profile: (id) => profiles.resolve(id),
    targetOf,
    keys,
    readPicture: (file) => store.pictures.read(file),
    isOnline,
    send: (request) => client.answer(request),
  })
  return new Outbox({
    store: store.outbox,
    answer: (entry, signal) => answer(entry.askId, signal),
    stateOf: (askId) => live.state(askId),
    apply: (askId, event) => live.apply(askId, event),
    now,
    random,
    after,
    onError: (error) => log.error('an ask could not be sent', error),
  })
}

function createCommands(parts: Omit<Parts, 'keys' | 'http'>): AskCommands {
  const { platform, store, profiles, live, outbox } = parts
  const { now } = platform
  return new AskCommands({
    db: store.db,
    history: store.history,
    outboxStore: store.outbox,
    outbox,
    drafts: store.drafts,
    stateOf: (askId) => live.state(askId),
    profile: () => profiles.current(),
    profileOf: (id) => profiles.resolve(id),
    targetOf,
    newId: () => newId(now()),
    now,
  })
}
