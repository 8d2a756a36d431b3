import type { DocumentWords } from '../document-words.ts'
import { size } from './formats.ts'

export const document: DocumentWords = {
  name: (position, name) => `Documento ${position}, ${name}`,
  size: (bytes) => `PDF · ${size(bytes)}`,
  remove: (position) => `Quitar el documento ${position}`,
  removed: (name) => `${name} quitado`,
  notTaken: (profile) => `${profile} no admite documentos: elija otro perfil o quite el documento.`,
  unknownTokens: 'No se sabe cuántos tokens ocupa un documento antes de enviarlo.',
  missing: 'Falta el documento',
}
