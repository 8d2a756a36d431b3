import type { AskState, Cost, Usage } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { AskView } from '#shared/views.ts'
import { nextChoices, noteChoices, startsWith } from './ask/next-choices.ts'
import { createAnswerer } from './ask/answer-ask.ts'
import { AskCommands } from './ask/ask-commands.ts'
import { LiveAsks } from './ask/live-asks.ts'
import { createLookUp } from './ask/look-up-ask.ts'
import { NextQuestion } from './ask/next-question.ts'
import { AskDesk } from './ask/ask-desk.ts'
import { Revision } from './ask/revise-ask.ts'
import { ShownView } from './ask/shown-view.ts'
import { turnsSoFar } from './ask/thread-turns.ts'
import { createNetwork } from './app-network.ts'
import type { Network } from './app-network.ts'
import { createStateSaver } from './app-store.ts'
import type { AppStore } from './app-store.ts'
import { GuardedKeyStore } from './keychain/guarded-key-store.ts'
import type { RawKeychain } from './keychain/keychain-calls.ts'
import { KeychainClient } from './keychain/keychain-client.ts'
import { MemoryKeyStore } from './keychain/key-store-memory.ts'
import { LayeredKeyStore } from './keychain/layered-key-store.ts'
import { askPlainly, createDiagnose } from './network/captive-portal.ts'
import { newId } from './new-id.ts'
import { isHeld } from './outbox/hold-switch.ts'
import { Outbox } from './outbox/outbox.ts'
import type { Platform } from './platform.ts'
import type { EffectiveProfile } from './profiles/effective-profile.ts'
import type { Picture } from './responses/answer-request.ts'
import { sentPicture } from './capture/sent-picture.ts'
import { costOf, priceOf } from './profiles/cost.ts'
import { inLanguage } from './profiles/answer-language.ts'
import { ProfileStore, targetOf } from './profiles/profile-store.ts'
import { withUsualDetail } from './profiles/usual-detail.ts'
import { programEnvironment } from './tools/program-environment.ts'
import { createRunFunction } from './tools/run-function.ts'
import { createStartProgram } from './tools/start-program.ts'

/** Everything between a question and its answer. */
export type Asking = Network & {
  readonly asks: AskCommands
  readonly revision: Revision
  readonly live: LiveAsks
  readonly outbox: Outbox
  /** What each ask window shows. */
  readonly shown: AskDesk
  readonly profiles: ProfileStore
  readonly keys: LayeredKeyStore
  readonly next: NextQuestion
  /** For the self-test, which uses an account of its own. */
  readonly keychain: RawKeychain
  /** Ends the connections and the keychain's process. */
  readonly close: () => void
}

/** What asking needs of the outside. */
type AskingPlatform = Pick<
  Platform,
  | 'settings'
  | 'log'
  | 'now'
  | 'random'
  | 'after'
  | 'isOnline'
  | 'resolveProxy'
  | 'environment'
  | 'home'
  | 'startKeychainHost'
> & { readonly language: Pick<Platform['language'], 'words'> }

type Options = {
  readonly platform: AskingPlatform
  readonly store: AppStore
  /** To one ask window. */
  readonly push: (windowId: number, view: AskView) => void
  readonly isAskVisible: (windowId: number) => boolean
  readonly onAskChanged: (askId: string, before: AskState, after: AskState) => void
  readonly onAskAdded?: () => void
  /** A question of the window begins this thread; inside the transaction of that. */
  readonly onThreadBegun?: (threadId: string) => void
  /** This window shows an ask of this thread now, or none. */
  readonly onThreadShown?: (windowId: number, threadId: string | undefined) => void
}

/** Wires outbox, answers, keys and what the ask window shows. */
export function createAsking(options: Options): Asking {
  const { platform, store, onAskAdded, onThreadBegun } = options
  const profiles = new ProfileStore(
    platform.settings,
    () => newId(platform.now()),
    () => platform.language.words.settings.otherServer,
  )
  const keychain = new KeychainClient({ startHost: platform.startKeychainHost, after: platform.after })
  const keys = createKeys(platform, profiles, keychain)
  const network = createNetwork({ platform, profiles, keys })
  const live = createLive(options)
  const outbox = createOutbox({ platform, store, profiles, keys, live, network })
  const asks = createCommands({ platform, store, profiles, live, outbox, onAskAdded, onThreadBegun })
  const revision = createRevision({ store, profiles, live, outbox })
  const next = new NextQuestion({
    profile: (id) =>
      withUsualDetail(id === undefined ? profiles.current() : profiles.resolve(id), platform.settings.get()),
    turns: (threadId) => turnsSoFar(store.history, threadId),
    capture: (id) => store.history.capture(id),
    isOnline: platform.isOnline,
    http: network.http,
  })
  const shown = createDesk(options, asks)
  const stopNoting = noteChoices(platform.settings, platform.now)
  const close = () => {
    stopNoting()
    keychain.stop()
    void network.http.close().catch(() => undefined) // whatever was under way has been cut off and noted before
  }
  return { asks, revision, live, outbox, shown, profiles, keys, next, keychain, ...network, close }
}

function createDesk(
  { platform, store, push, isAskVisible, onThreadShown }: Options,
  asks: AskCommands,
): AskDesk {
  return new AskDesk({
    push,
    isVisible: isAskVisible,
    newShown: (pushThere, windowId) =>
      new ShownView({
        readDraft: (threadId) => store.drafts.read(threadId),
        capture: (id) => store.history.capture(id),
        find: (askId) => (store.history.ask(askId) === undefined ? undefined : asks.ask(askId)),
        thread: (threadId) => asks.thread(threadId),
        nextChoices: () => nextChoices(store.history, { startsWith: startsWith(platform.settings.get()) }),
        push: pushThere,
        onTurned: (threadId) => onThreadShown?.(windowId, threadId),
      }),
  })
}

type Parts = Pick<Asking, 'live' | 'profiles' | 'keys' | 'outbox'> &
  Pick<Options, 'platform' | 'store'> & { readonly network: Network }

function createKeys({ now }: AskingPlatform, profiles: ProfileStore, calls: KeychainClient): LayeredKeyStore {
  return new LayeredKeyStore({
    saved: new GuardedKeyStore({ calls, marker: profiles, now }),
    session: new MemoryKeyStore(),
    hasMarker: (account) => profiles.hasMarker(account),
  })
}

function createLive({ platform: { now, after, log }, store, onAskChanged }: Options): LiveAsks {
  return new LiveAsks({
    load: (askId) => store.history.ask(askId)?.state,
    save: createStateSaver(store, newId(now()), now),
    after,
    onChange: onAskChanged,
    onSaveFailed: (error) => log.error('an ask could not be saved', error),
  })
}

function createOutbox(parts: Omit<Parts, 'outbox'>): Outbox {
  const { platform, store, live } = parts
  const { now, random, after, log } = platform
  const answer = createAnswer(parts)
  return new Outbox({
    store: store.outbox,
    answer: (entry, signal) => answer(entry.askId, signal),
    stateOf: (askId) => live.inMemory(askId),
    isQueueOnly: () => isHeld(platform),
    giveUpAfterMs: () => platform.settings.get().network.giveUpHours * 3600_000,
    lookUp: createLooking(parts),
    apply: (askId, event) => live.apply(askId, event),
    applyAll: (askIds, event) => live.applyAll(askIds, event),
    now,
    random,
    after,
    onError: (error) => log.error('an ask could not be sent', error),
  })
}

function createAnswer({ platform, store, profiles, keys, network }: Omit<Parts, 'outbox'>) {
  const { after, environment, home, isOnline, settings } = platform
  return createAnswerer({
    history: store.history,
    steps: store.steps,
    approvals: store.approvals,
    profile: (id) => {
      const all = settings.get()
      return withUsualDetail(inLanguage(profiles.resolve(id), all.asking.answerLanguage), all)
    },
    targetOf,
    keys,
    readPicture: (file) => store.pictures.read(file),
    fitPicture: createFitPicture(platform),
    isOnline,
    client: network.client,
    diagnose: createDiagnose({ askPlainly, resolveProxy: network.resolveProxy }),
    runFunction: createRunFunction({
      send: (request) => network.http.send(request),
      startProgram: createStartProgram(after),
      environment: programEnvironment(environment),
      folder: home,
      after,
    }),
    costOf: costAt,
  })
}

/** Pictures of the screen go out in the size and format that the settings say. */
function createFitPicture({ settings }: AskingPlatform) {
  return async (picture: Picture, { options, dialect }: EffectiveProfile): Promise<Picture> => {
    if (picture.kind !== 'bytes' || picture.mimeType !== 'image/png') return picture
    const { detail } = options
    const { pictureFormat: format } = settings.get()
    return {
      kind: 'bytes',
      ...(await sentPicture(picture, { detail, format, allowed: dialect.pictureTypes })),
    }
  }
}

function createLooking({ store, profiles, keys, network }: Omit<Parts, 'outbox'>) {
  return createLookUp({
    history: store.history,
    steps: store.steps,
    profile: (id) => profiles.resolve(id),
    targetOf,
    keys,
    client: network.client,
    costOf: costAt,
  })
}

function costAt(profile: Profile, usage: Usage): Cost | undefined {
  return costOf(usage, priceOf(profile, profile.model), profile.options.serviceTier)
}

function createCommands(
  parts: Omit<Parts, 'keys' | 'network'> & {
    readonly onAskAdded: Options['onAskAdded'] | undefined
    readonly onThreadBegun: Options['onThreadBegun'] | undefined
  },
): AskCommands {
  const { platform, store, profiles, live, outbox, onAskAdded, onThreadBegun } = parts
  const { now } = platform
  return new AskCommands({
    db: store.db,
    history: store.history,
    outboxStore: store.outbox,
    outbox,
    drafts: store.drafts,
    steps: store.steps,
    approvals: store.approvals,
    live,
    profile: () => profiles.current(),
    profileOf: (id) => profiles.resolve(id),
    targetOf,
    ...(onAskAdded === undefined ? {} : { onAdded: onAskAdded }),
    ...(onThreadBegun === undefined ? {} : { onBegun: onThreadBegun }),
    newId: () => newId(now()),
    now,
  })
}

function createRevision({
  store: { db, history },
  profiles,
  live,
  outbox,
}: Pick<Parts, 'store' | 'profiles' | 'live' | 'outbox'>): Revision {
  const profileOf = (id: string) => profiles.resolve(id)
  return new Revision({ db, history, live, outbox, profileOf, targetOf })
}
