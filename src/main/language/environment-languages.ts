type Environment = Readonly<Record<string, string | undefined>>

/**
 * The languages that a terminal asks for, best first, as glibc reads them: `LANGUAGE` is a list, and counts only where
 * the locale is not the plain `C`. Empty where nothing is set; `en` where plain text is wanted.
 */
export function environmentLanguages(environment: Environment): readonly string[] {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name] ?? '').find(Boolean)
  if (locale === undefined) return []
  if (/^(?:C|POSIX)(?:\.|$)/.test(locale)) return ['en']
  const list = (environment['LANGUAGE'] ?? '').split(':')
  return [...list, locale].map(toTag).filter(Boolean)
}

/** `de_DE.UTF-8@euro` → `de-DE`; `zh_CN` → `zh-CN`. */
function toTag(locale: string): string {
  return locale.replace(/[.@].*$/, '').replaceAll('_', '-')
}
