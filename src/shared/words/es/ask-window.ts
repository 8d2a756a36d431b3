import type { AskWindowWords } from '../ask-window-words.ts'
import { count, dollars, number } from './formats.ts'

export const askWindow: AskWindowWords = {
  pinNames: { float: 'Fijar', pinned: 'Fijada', window: 'Ventana' },
  pinLines: {
    float: 'Flotante: la próxima captura llega aquí',
    pinned: 'Fijada sobre las demás ventanas',
    window: 'Como cualquier otra ventana',
  },
  standing: 'Esta ventana',
  models: 'Modelos',
  findModel: 'Buscar un modelo',
  noModel: (wanted) => `Ningún modelo se llama «${wanted}».`,
  usedLast: 'Usados hace poco',
  questionTooLong: (over, most) =>
    `${number(over)} caracteres más que los ${number(most)} que se pueden preguntar de una vez. No se ha cortado nada: acórtela o pregunte por partes.`,
  lookAgain: 'Volver a mirar',
  together: ({ asks, tokens, usd, isWhole }) => {
    const used = `${count(asks, 'respuesta', 'respuestas')} en total: ${number(tokens)} tokens`
    if (usd === undefined) return used
    return isWhole ? `${used}, unos ${dollars(usd)}` : `${used}, al menos ${dollars(usd)}`
  },
}
