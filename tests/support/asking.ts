import type { AskState } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import { en } from '#shared/words/en.ts'
import { createAsking } from '../../src/main/app-asking.ts'
import type { Asking } from '../../src/main/app-asking.ts'
import { defaultSettings } from '../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../src/main/settings/settings-store.ts'
import { MemoryLog } from './memory-log.ts'
import { flatPng } from './pictures.ts'
import { openTempStore } from './store.ts'
import type { OpenStore } from './store.ts'

export type OpenAsking = {
  readonly asking: Asking
  readonly opened: OpenStore
  readonly log: MemoryLog
  readonly settings: SavedSettings
  /** Keeps a picture of this size as a capture of the draft, and gives its id. */
  readonly capture: (widthPx: number, heightPx: number) => Promise<string>
  /** Resolves once the ask is in a state of one of these kinds. */
  readonly reach: (askId: string, ...kinds: readonly AskState['kind'][]) => Promise<AskState>
  /** As the app quits; what is on disk stays for the next start. */
  end(): void
  close(): Promise<void>
}

/** Everything between a question and its answer as the app wires it, without Electron: real store, real network. `left`: the
 * store that an earlier start has left. */
export async function openAsking(profile: Profile, left?: OpenStore): Promise<OpenAsking> {
  const opened = left ?? (await openTempStore(Date.now))
  const log = new MemoryLog()
  const changed = new Set<() => void>()
  let count = 0
  const settings = settingsWith(profile)
  const asking = createAsking({
    platform: {
      settings,
      language: { words: en },
      log,
      now: Date.now,
      random: Math.random,
      after: (delayMs, action) => {
        const timer = setTimeout(action, delayMs)
        return () => clearTimeout(timer)
      },
      isOnline: () => true,
      resolveProxy: () => Promise.resolve('DIRECT'),
      environment: process.env,
      home: opened.folder,
      startKeychainHost: () => {
        throw new Error('A test without a keychain asked for it')
      },
    },
    store: opened.store,
    push: () => undefined,
    isAskVisible: () => false,
    onAskChanged: () => changed.forEach((look) => look()),
  })
  const end = () => {
    asking.outbox.stop()
    asking.live.flush()
    asking.close()
  }
  return {
    asking,
    opened,
    log,
    settings,
    capture: async (widthPx, heightPx) => {
      const bytes = flatPng(widthPx, heightPx, [count++, 20, 30])
      const { file } = await opened.store.pictures.save(bytes)
      const id = `capture-${count}`
      const takenAt = Date.now()
      asking.asks.keepCapture({ id, file, widthPx, heightPx, bytes: bytes.byteLength, takenAt })
      return id
    },
    reach: (askId, ...kinds) =>
      new Promise((resolve) => {
        const look = () => {
          const { state } = asking.asks.ask(askId)
          if (!kinds.includes(state.kind)) return
          changed.delete(look)
          resolve(state)
        }
        changed.add(look)
        look()
      }),
    end,
    async close() {
      end()
      await opened.close()
    },
  }
}

function settingsWith(profile: Profile): SavedSettings {
  let saved: Settings | undefined
  const file = {
    read: () => saved,
    write: (settings: Settings) => {
      saved = settings
    },
  }
  return new SavedSettings({
    file,
    defaults: () => defaultSettings({ platform: 'linux', firstProfile: profile }),
  })
}
