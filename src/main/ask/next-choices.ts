import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { HistoryStore } from '../history/history-store.ts'

/**
 * What the next question of a thread, or of a new one, is asked with. Who answers goes on within a thread alone: a new
 * question goes to the profile that the settings and the tray name, whatever another one was asked of.
 */
export function nextChoices(
  history: Pick<HistoryStore, 'newest' | 'lastOfThread'>,
  threadId?: string,
): AskChoices | undefined {
  if (threadId !== undefined) return history.lastOfThread(threadId)?.choices
  const all = Object.entries(history.newest()?.choices ?? {})
  const usual = all.filter(([name]) => name !== 'profileId' && name !== 'model')
  return usual.length === 0 ? undefined : Object.fromEntries(usual)
}
