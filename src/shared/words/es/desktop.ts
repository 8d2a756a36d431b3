import type { LinkWords, NoticeWords, StartWords, TrayWords } from '../desktop-words.ts'
import { count } from './formats.ts'

export const tray: TrayWords = {
  history: 'Historial…',
  captureLast: 'Capturar la última zona',
  capture: 'Capturar y preguntar',
  showLast: 'Mostrar la última respuesta',
  recent: 'Recientes',
  settings: 'Ajustes…',
  quit: 'Salir de Askshot',
  quitWaiting: (waiting) =>
    `Salir de Askshot (${count(waiting, 'pregunta espera', 'preguntas esperan')} al próximo inicio)`,
  recentLine: (state, firstWords) => `${state}: ${firstWords}`,
  withKeys: (label, keys) => `${label} (${keys})`,
  tooltip: 'Askshot',
  comment:
    'Pulse un atajo, arrastre un rectángulo sobre cualquier cosa de la pantalla, pregunte y lea la respuesta al lado.',
}

export const start: StartWords = {
  failed: 'Askshot no puede iniciarse',
  unwritable: (folder) => `No se puede escribir en su carpeta: ${folder}. Lo que contiene quedó como estaba.`,
  full: (folder) =>
    `El disco de su carpeta está lleno: ${folder}. Libere espacio y vuelva a iniciarlo; no se cambió nada.`,
}

export const notices: NoticeWords = {
  answered: 'Respuesta lista',
  approval: 'Requiere permiso',
  approvalText: (name, server) => (server === undefined ? name : `${name} de ${server}`),
}

export const link: LinkWords = {
  title: '¿Abrir una dirección web?',
  message: (host) => `Esto abre ${host} en el navegador.`,
  unencrypted: 'La conexión no está cifrada.',
  open: 'Abrir',
  cancel: 'Cancelar',
}
