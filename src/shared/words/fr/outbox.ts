import type { OutboxWords } from '../outbox-words.ts'
import { clock, count } from './formats.ts'

export const outbox: OutboxWords = {
  holding: 'Vous retenez la boîte d’envoi',
  hold: 'Retenir',
  letGo: 'Reprendre l’envoi',
  noNetwork: 'Pas de réseau',
  edit: 'Modifier',
  editing: 'Pas encore envoyée. « Envoyer » la remet à sa place.',
  because: (state, reason) => `${state}. ${reason}`,
  tray: {
    outbox: (waiting) => `Boîte d’envoi (${waiting})`,
    line: (state, firstWords) => `${state} : ${firstWords}`,
    until: (state, at) => `${state}, prochain essai ${clock(at)}`,
    more: (others) => `… et ${count(others, 'autre', 'autres')}`,
    sendAll: 'Tout envoyer maintenant',
    openOutbox: 'Ouvrir la boîte d’envoi',
    hold: 'Retenir la boîte d’envoi',
    profile: 'Profil',
    model: 'Modèle',
    chooseModel: 'Choisir…',
    pauseHotkeys: 'Suspendre les raccourcis',
    needYou: (asks) => count(asks, 'question vous attend', 'questions vous attendent'),
    hotkeyDead: 'Le raccourci ne marche pas',
    noKey: 'Pas encore de clé d’API',
    portal: 'Page de connexion au lieu du réseau',
    tooltip: (product, state) => `${product} : ${state}`,
    busy: (asks) => count(asks, 'question reçoit sa réponse', 'questions reçoivent leur réponse'),
    waiting: (asks) => count(asks, 'question attend', 'questions attendent'),
  },
  damagedFile: 'Fichier abîmé',
  notices: {
    drained: (asks) => count(asks, 'question en attente répondue', 'questions en attente répondues'),
  },
}
