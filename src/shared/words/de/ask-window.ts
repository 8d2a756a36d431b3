import type { AskWindowWords } from '../ask-window-words.ts'
import { count, dollars, number } from './formats.ts'

export const askWindow: AskWindowWords = {
  pinNames: { float: 'Anheften', pinned: 'Angeheftet', window: 'Fenster' },
  pinLines: {
    float: 'Schwebt: Die nächste Aufnahme kommt hierher',
    pinned: 'Angeheftet über anderen Fenstern',
    window: 'Wie jedes andere Fenster',
  },
  standing: 'Dieses Fenster',
  models: 'Modelle',
  findModel: 'Modell suchen',
  noModel: (wanted) => `Kein Modell heißt „${wanted}“.`,
  usedLast: 'Zuletzt benutzt',
  questionTooLong: (over, most) =>
    `${number(over)} Zeichen mehr als die ${number(most)}, die auf einmal gefragt werden können. Nichts ist abgeschnitten: kürzen Sie, oder fragen Sie in Teilen.`,
  lookAgain: 'Noch einmal hinsehen',
  together: ({ asks, tokens, usd, isWhole }) => {
    const used = `${count(asks, 'Antwort', 'Antworten')} zusammen: ${number(tokens)} Token`
    if (usd === undefined) return used
    return isWhole ? `${used}, etwa ${dollars(usd)}` : `${used}, mindestens ${dollars(usd)}`
  },
}
