import type { LanguageView } from '#shared/contract/language.ts'
import type { LanguageDependencies } from './ipc/language-handlers.ts'
import type { Platform } from './platform.ts'

type Options = {
  readonly platform: Pick<Platform, 'language' | 'settings' | 'log'>
  readonly windows: { readonly push: (channel: 'language:show', view: LanguageView) => void }
  readonly tray: { readonly refreshSoon: () => void }
}

/** Carries another language into everything that is open; returns how to stop that. */
export function followLanguage({ platform, windows, tray }: Options): () => void {
  const { language, settings, log } = platform
  const stops = [
    settings.watch(() => void language.take().catch((error: unknown) => log.error('no words', error))),
    language.watch((view) => {
      windows.push('language:show', view)
      tray.refreshSoon()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}

/** What pages can reach of it. */
export function languageForPages({ language }: Pick<Platform, 'language'>): LanguageDependencies {
  return { view: () => language.view, choose: (choice) => language.choose(choice) }
}
