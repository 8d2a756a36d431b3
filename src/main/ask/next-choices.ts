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
  /** The same of the detail of captures. */
  readonly detailChosenAt: number
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
  if (newest?.choices === undefined) return undefined
  const keepsModel = startsWith.newAskModel === 'last' && newest.askedAt > startsWith.modelChosenAt
  const dropped: readonly string[] = [
    ...(keepsModel ? [] : ['profileId', 'model']),
    ...(newest.askedAt > startsWith.detailChosenAt ? [] : ['detail']),
  ]
  const usual = Object.entries(newest.choices).filter(([name]) => !dropped.includes(name))
  return usual.length === 0 ? undefined : Object.fromEntries(usual)
}

/** As the settings have it. */
export function startsWith({ asking, modelChosenAt = 0, detailChosenAt = 0 }: Settings): StartsWith {
  return { newAskModel: asking.newAskModel, modelChosenAt, detailChosenAt }
}

/** Notes in the settings when another profile or model is chosen there or in the tray, or another detail. */
export function noteChoices(settings: SettingsStore, now: () => number): () => void {
  const seen = { model: modelChoice(settings.get()), detail: settings.get().detail }
  return settings.watch((changed) => {
    const next = { model: modelChoice(changed), detail: changed.detail }
    const noted = {
      ...(next.model === seen.model ? {} : { modelChosenAt: now() }),
      ...(next.detail === seen.detail ? {} : { detailChosenAt: now() }),
    }
    if (Object.keys(noted).length === 0) return
    Object.assign(seen, next)
    settings.change((all) => ({ ...all, ...noted }))
  })
}

function modelChoice({ defaultProfileId, profiles }: Settings): string {
  const model = profiles.find(({ id }) => id === defaultProfileId)?.model ?? ''
  return `${defaultProfileId} ${model}`
}
