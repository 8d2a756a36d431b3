import { chooseLanguage } from './language.ts'
import type { Language } from './language.ts'
import { followLook } from './look.ts'
import type { LookCalls } from './look.ts'
import './tokens.css'

/**
 * What every window does before it mounts anything: its language, its look where it has one of its own, and no file dropped
 * on it may replace the page.
 */
export function startPage(
  look: LookCalls,
  size: 'fixed' | 'zoomed' = 'zoomed',
): Language & { readonly target: HTMLElement } {
  const language = chooseLanguage(navigator.languages)
  document.documentElement.lang = language.tag
  followLook(look, size)
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault())
  return { ...language, target: document.body }
}
