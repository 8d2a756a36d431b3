import type { AskWindowWords } from '../ask-window-words.ts'
import { count, dollars, number } from './formats.ts'

export const askWindow: AskWindowWords = {
  pinNames: { float: 'Épingler', pinned: 'Épinglée', window: 'Fenêtre' },
  pinLines: {
    float: 'Flottante : la prochaine capture vient ici',
    pinned: 'Épinglée au-dessus des autres fenêtres',
    window: 'Comme toute autre fenêtre',
  },
  standing: 'Cette fenêtre',
  models: 'Modèles',
  findModel: 'Chercher un modèle',
  noModel: (wanted) => `Aucun modèle ne s’appelle « ${wanted} ».`,
  usedLast: 'Utilisés récemment',
  questionTooLong: (over, most) =>
    `${number(over)} caractères de plus que les ${number(most)} qui peuvent être demandés à la fois. Rien n’est coupé : raccourcissez, ou demandez en plusieurs fois.`,
  lookAgain: 'Regarder encore',
  together: ({ asks, tokens, usd, isWhole }) => {
    const used = `${count(asks, 'réponse', 'réponses')} au total : ${number(tokens)} jetons`
    if (usd === undefined) return used
    return isWhole ? `${used}, environ ${dollars(usd)}` : `${used}, au moins ${dollars(usd)}`
  },
}
