import type { LanguageWords } from '../language-words.ts'

export const language: LanguageWords = {
  field: { label: '言語', help: 'ウィンドウ、トレイ、通知の言語です。回答の言語とは別です。' },
  asSystem: 'システムに合わせる',
}
