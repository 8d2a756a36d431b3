import { AppError } from '#shared/errors.ts'
import type { KeyReading } from '../keychain/key-store.ts'
import type { Area, HandlerDependencies } from './handlers.ts'

/** Throws when a secret would stay behind in the keychain, of which nothing would know any more. */
async function forget(keys: HandlerDependencies['keys'], account: string): Promise<void> {
  const kind = await keys.forget(account)
  if (kind === 'unavailable') throw new AppError('keychain-unavailable', 'A secret could not be removed')
  if (kind !== 'missing') throw new AppError('keychain-locked', 'A secret could not be removed')
}

export function profileHandlers(given: HandlerDependencies): Area<'profile'> {
  const { profiles, keys, servers, settingsView } = given
  return {
    'profile:add': (presetId) => {
      profiles.add(presetId)
      return settingsView()
    },
    'profile:duplicate': (id) => {
      profiles.duplicate(id)
      return settingsView()
    },
    'profile:remove': async (id) => {
      profiles.checkRemoval(id)
      // The secrets first: without the profile nothing would know of them any more.
      for (const account of [id, ...profiles.toolAccounts(id)]) await forget(keys, account)
      profiles.remove(id)
      given.store.approvals.forget(id)
      return settingsView()
    },
    'profile:set-default': (id) => {
      profiles.setDefault(id)
      return settingsView()
    },
    'profile:models': (id) => servers.models(id),
    'profile:test': (id) => servers.test(id),
    'profile:change': async (id, patch) => {
      for (const account of profiles.accountsLostBy(id, patch)) await forget(keys, account)
      if (profiles.change(id, patch) === 'another-host') {
        await keys.forgetSession(id)
        given.store.approvals.forget(id)
      }
      given.onProfileChanged(id)
      return settingsView()
    },
  }
}

export function keyHandlers({ keys, onKeyChanged }: HandlerDependencies): Area<'key'> {
  const report = (profileId: string, kind: KeyReading['kind']) => {
    if (kind === 'ready') onKeyChanged(profileId)
    return { state: kind === 'ready' ? ({ kind: 'stored' } as const) : { kind } }
  }
  return {
    'key:replace': async (profileId, key) => report(profileId, await keys.replace(profileId, key)),
    'key:keep-for-session': async (profileId, key) => {
      await keys.keepForSession(profileId, key)
      onKeyChanged(profileId)
      return { state: keys.stateOf(profileId) }
    },
    'key:forget': async (profileId) => {
      await keys.forget(profileId)
      return { state: keys.stateOf(profileId) }
    },
  }
}

export function toolKeyHandlers({ keys, profiles }: HandlerDependencies): Area<'tool-key'> {
  return {
    'tool-key:replace': async (profileId, toolId, key) => {
      const account = profiles.toolAccount(profileId, toolId)
      await keys.replace(account, key)
      return { state: keys.stateOf(account) }
    },
    'tool-key:forget': async (profileId, toolId) => {
      const account = profiles.toolAccount(profileId, toolId)
      await keys.forget(account)
      return { state: keys.stateOf(account) }
    },
  }
}

export function toolHandlers({ store, settingsView }: HandlerDependencies): Area<'tool'> {
  return {
    'tool:ask-again': (profileId, toolId) => {
      store.approvals.askAgain(profileId, toolId)
      return settingsView()
    },
  }
}
