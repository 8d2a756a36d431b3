import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AskingSettings } from '#shared/schemas/asking.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { HistoryStore } from '../history/history-store.ts'

/** What a new question begins with: who answered the last one, or who the settings and the tray name. */
export type StartsWith = {
  readonly newAskModel: AskingSettings['newAskModel']
  /** When the profile or model of the settings was chosen last: asks from before say nothing of it. */
  readonly modelChosenAt: number
}

/**
 * What the next question of a thread, or of a new one, is asked with. Who answers goes on within a thread; a new
 * question has the model used last only when that is set, and none was chosen in the settings or the tray since.
 */
export function nextChoices(
  history: Pick<HistoryStore, 'newest' | 'lastOfThread'>,
  { threadId, startsWith }: { readonly threadId?: string | undefined; readonly startsWith: StartsWith },
): AskChoices | undefined {
  if (threadId !== undefined) return history.lastOfThread(threadId)?.choices
  const newest = history.newest()
  const keepsModel = startsWith.newAskModel === 'last' && (newest?.askedAt ?? 0) > startsWith.modelChosenAt
  const all = Object.entries(newest?.choices ?? {})
  const usual = keepsModel ? all : all.filter(([name]) => name !== 'profileId' && name !== 'model')
  return usual.length === 0 ? undefined : Object.fromEntries(usual)
}

/** As the settings have it. */
export function startsWith({ asking, modelChosenAt = 0 }: Settings): StartsWith {
  return { newAskModel: asking.newAskModel, modelChosenAt }
}

/** Notes in the settings when another profile or model is chosen there or in the tray. */
export function noteModelChoice(settings: SettingsStore, now: () => number): () => void {
  const seen = { choice: modelChoice(settings.get()) }
  return settings.watch((changed) => {
    const choice = modelChoice(changed)
    if (choice === seen.choice) return
    seen.choice = choice
    settings.change((all) => ({ ...all, modelChosenAt: now() }))
  })
}

function modelChoice({ defaultProfileId, profiles }: Settings): string {
  const model = profiles.find(({ id }) => id === defaultProfileId)?.model ?? ''
  return `${defaultProfileId} ${model}`
}
