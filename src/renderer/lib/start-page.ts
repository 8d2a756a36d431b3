import { chooseLanguage } from './language.ts'
import type { Language } from './language.ts'
import './tokens.css'

/** What every window does before it mounts anything: its language, and no file dropped on it may replace the page. */
export function startPage(): Language & { readonly target: HTMLElement } {
  const language = chooseLanguage(navigator.languages)
  document.documentElement.lang = language.tag
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault())
  return { ...language, target: document.body }
}
