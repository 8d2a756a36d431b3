import type { DataWords } from '../data-words.ts'
import { count, number, size } from './formats.ts'

export const data: DataWords = {
  heading: 'Vie privée et données',
  help: 'Tout ce qui est demandé reste sur cet ordinateur, et seules les questions sont envoyées. Askshot ne rapporte rien sur vous à personne.',
  kept: (threads, bytes) => `${count(threads, 'fil', 'fils')}, ${size(bytes)}.`,
  fields: { picturesDays: 'Garder les images', threadsDays: 'Garder les fils', maxGigabytes: 'Au plus' },
  days: (days) =>
    days === 0 ? 'toujours' : days === 365 ? 'un an' : `pendant ${count(days, 'jour', 'jours')}`,
  gigabytes: (gigabytes) =>
    gigabytes === 0 ? 'sans limite' : `${number(gigabytes)} Go, les plus anciens partent d’abord`,
  exempt:
    'Les fils étoilés, les brouillons et la boîte d’envoi sont toujours gardés. Les images partent avant le texte.',
  forget: 'Oublier les fils à la fermeture',
  forgetHelp:
    'Un nouveau fil est supprimé avec ses images quand sa fenêtre se ferme. Il reste tant que sa réponse n’est pas venue et lue.',
  wouldDelete: (threads, pictureThreads) =>
    threads === 0
      ? `Cela supprime maintenant les images de ${count(pictureThreads, 'fil', 'fils')}.`
      : pictureThreads === 0
        ? `Cela supprime maintenant ${count(threads, 'fil', 'fils')}.`
        : `Cela supprime maintenant ${count(threads, 'fil', 'fils')} et les images de ${number(pictureThreads)} autres.`,
  apply: 'Supprimer et s’y tenir',
  leave: 'Laisser comme avant',
  clear: 'Tout supprimer…',
  clearHelp:
    'Questions, réponses, images, brouillons et copies disparaissent, ainsi que ce qui attend dans la boîte d’envoi. Réglages et clés restent. Il n’y a pas de retour.',
  typeToClear: 'Tapez DELETE',
  clearNow: 'Tout supprimer',
  cleared: 'Tout a été supprimé.',
}
