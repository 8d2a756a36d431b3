import type { DocumentWords } from '../document-words.ts'
import { size } from './formats.ts'

export const document: DocumentWords = {
  name: (position, name) => `Dokument ${position}, ${name}`,
  size: (bytes) => `PDF · ${size(bytes)}`,
  remove: (position) => `Dokument ${position} entfernen`,
  removed: (name) => `${name} entfernt`,
  notTaken: (profile) =>
    `${profile} nimmt keine Dokumente: Wählen Sie ein anderes Profil, oder entfernen Sie das Dokument.`,
  unknownTokens: 'Wie viele Token ein Dokument braucht, ist vor dem Senden nicht bekannt.',
  missing: 'Dokument fehlt',
}
