import type { Words } from '../words.ts'

export const states: Words['states'] = {
  queued: 'En cola',
  sending: 'Enviando',
  streaming: 'Respondiendo',
  waiting: 'En espera',
  blocked: 'Requiere atención',
  'needs-approval': 'Requiere permiso',
  interrupted: 'Interrumpida',
  done: 'Respondida',
  failed: 'Sin éxito',
  cancelled: 'Detenida',
}

export const blocked: Words['blocked'] = {
  key: 'Espera una clave',
  billing: 'Requiere saldo',
  keychain: 'El llavero está bloqueado',
  policy: 'Rechazada',
  'too-large': 'Demasiado grande',
  profile: 'Requiere ajustes',
  age: 'Ha esperado un día',
  editing: 'Se está editando. Sale cuando usted la envíe',
}
