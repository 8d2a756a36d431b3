import type { LanguageWords } from '../language-words.ts'

export const language: LanguageWords = {
  field: { label: '语言', help: '窗口、托盘和通知的语言。回答有自己的语言。' },
  asSystem: '跟随系统',
}
