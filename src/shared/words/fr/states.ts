import type { Words } from '../words.ts'

export const states: Words['states'] = {
  queued: 'En file',
  sending: 'Envoi',
  streaming: 'Réponse en cours',
  waiting: 'En attente',
  blocked: 'Vous attend',
  'needs-approval': 'Attend votre accord',
  interrupted: 'Interrompue',
  done: 'Répondue',
  failed: 'Sans succès',
  cancelled: 'Arrêtée',
}

export const blocked: Words['blocked'] = {
  key: 'Attend une clé',
  billing: 'Demande du crédit',
  keychain: 'Le trousseau est verrouillé',
  policy: 'Refusée',
  'too-large': 'Trop grande',
  profile: 'Demande des réglages',
  age: 'Attend depuis un jour',
  editing: 'En cours de modification. Elle part quand vous l’envoyez',
}
