import type { Bridge } from '#shared/contract/bridge.ts'
import type { Words } from '#shared/words/words.ts'
import { followLook } from './look.ts'
import { PageLanguage } from './page-language.svelte.ts'
import './tokens.css'

type StartedPage = {
  readonly language: PageLanguage
  readonly words: Words
  readonly target: HTMLElement
  /** The words are those of the user's language. Whoever mounts without waiting for it shows English until then. */
  readonly ready: Promise<void>
}

/**
 * What every window does before it mounts anything: its language, its look where it has one of its own, and no file
 * dropped on it may replace the page.
 */
export function startPage(bridge: Bridge, size: 'fixed' | 'zoomed' = 'zoomed'): StartedPage {
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault())
  const root = document.documentElement
  const language = new PageLanguage({
    calls: bridge.language,
    mark: (tag, direction) => Object.assign(root, { lang: tag, dir: direction }),
  })
  followLook(bridge.preferences, size)
  return { language, words: language.words, target: document.body, ready: language.start() }
}
