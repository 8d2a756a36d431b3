import type { AskWindowWords } from '../ask-window-words.ts'
import { count, dollars, number } from './formats.ts'

export const askWindow: AskWindowWords = {
  pinNames: { float: 'Pin', pinned: 'Pinned', window: 'Window' },
  pinLines: {
    float: 'Float: the next capture comes here',
    pinned: 'Pinned above other windows',
    window: 'Like any other window',
  },
  standing: 'This window',
  models: 'Models',
  findModel: 'Find a model',
  noModel: (wanted) => `No model is called “${wanted}”.`,
  usedLast: 'Used last',
  questionTooLong: (over, most) =>
    `${count(over, 'character', 'characters')} more than the ${number(most)} that can be asked at once. Nothing is cut: shorten it, or ask in parts.`,
  lookAgain: 'Look again',
  together: ({ asks, tokens, usd, isWhole }) => {
    const used = `${count(asks, 'answer', 'answers')} together: ${number(tokens)} tokens`
    if (usd === undefined) return used
    return isWhole ? `${used}, about ${dollars(usd)}` : `${used}, at least ${dollars(usd)}`
  },
}
