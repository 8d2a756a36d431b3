import type { DocumentWords } from '../document-words.ts'
import { size } from './formats.ts'

export const document: DocumentWords = {
  name: (position, name) => `Document ${position}, ${name}`,
  size: (bytes) => `PDF · ${size(bytes)}`,
  remove: (position) => `Retirer le document ${position}`,
  removed: (name) => `${name} retiré`,
  notTaken: (profile) =>
    `${profile} n’accepte pas de documents : choisissez un autre profil ou retirez le document.`,
  unknownTokens: 'Le nombre de jetons d’un document n’est pas connu avant l’envoi.',
  missing: 'Document manquant',
}
