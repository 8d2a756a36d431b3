import type { AskWindowWords } from '../ask-window-words.ts'
import { count, dollars, number, size } from './formats.ts'

export const askWindow: AskWindowWords = {
  pinNames: { float: 'Pin', pinned: 'Pinned', window: 'Window' },
  pinLines: {
    float: 'Float: the next capture comes here',
    pinned: 'Pinned above other windows',
    window: 'Like any other window',
  },
  standing: 'This window',
  lookAgain: 'Look again',
  models: 'Models',
  findModel: 'Find a model',
  noModel: (wanted) => `No model is called “${wanted}”.`,
  usedLast: 'Used last',
  together: (asks, tokens, usd, isWhole) =>
    usd === undefined
      ? `${count(asks, 'ask', 'asks')} together: ${number(tokens)} tokens`
      : isWhole
        ? `${count(asks, 'ask', 'asks')} together: ${number(tokens)} tokens, about ${dollars(usd)}`
        : `${count(asks, 'ask', 'asks')} together: ${number(tokens)} tokens, at least ${dollars(usd)}`,
  answerCut: (shownBytes, bytes) =>
    `The first ${size(shownBytes)} of ${size(bytes)} are shown. Copy and Save give all of it.`,
  questionCut: (characters) =>
    `A question holds ${number(characters)} characters. What was beyond that was left out.`,
  zoom: (percent) => `Text at ${number(percent)} %`,
}
