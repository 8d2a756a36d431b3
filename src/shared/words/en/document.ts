import type { DocumentWords } from '../document-words.ts'
import { size } from './formats.ts'

export const document: DocumentWords = {
  name: (position, name) => `Document ${position}, ${name}`,
  size: (bytes) => `PDF · ${size(bytes)}`,
  remove: (position) => `Remove document ${position}`,
  removed: (name) => `${name} removed`,
  notTaken: (profile) => `${profile} takes no documents: choose another profile, or remove the document.`,
  unknownTokens: 'A document’s tokens are not known before it is sent.',
  missing: 'Document missing',
}
