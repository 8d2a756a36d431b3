import { en } from '#shared/words/en.ts'
import { accented, mirrored } from './pseudo-language.ts'

// Stand in the place of two languages that pages load: a browser is handed this file for theirs.
export const fr = accented(en)
export const es = mirrored(en)
