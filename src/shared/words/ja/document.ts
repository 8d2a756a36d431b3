import type { DocumentWords } from '../document-words.ts'
import { size } from './formats.ts'

export const document: DocumentWords = {
  name: (position, name) => `文書 ${position}、${name}`,
  size: (bytes) => `PDF · ${size(bytes)}`,
  remove: (position) => `文書 ${position} を外す`,
  removed: (name) => `${name} を外しました`,
  notTaken: (profile) =>
    `${profile} は文書に対応していません。別のプロファイルを選ぶか、文書を外してください。`,
  unknownTokens: '文書のトークン数は、送るまで分かりません。',
  missing: '文書がありません',
}
