import type { OutboxWords } from '../outbox-words.ts'
import { clock, count } from './formats.ts'

export const outbox: OutboxWords = {
  holding: 'La bandeja de salida está retenida',
  hold: 'Retener',
  letGo: 'Reanudar el envío',
  noNetwork: 'Sin red',
  edit: 'Editar',
  editing: 'Aún no se ha enviado. «Enviar» la devuelve a su lugar.',
  because: (state, reason) => `${state}. ${reason}`,
  tray: {
    outbox: (waiting) => `Bandeja de salida (${waiting})`,
    line: (state, firstWords) => `${state}: ${firstWords}`,
    until: (state, at) => `${state}, próximo intento ${clock(at)}`,
    more: (others) => `… y ${count(others, 'más', 'más')}`,
    sendAll: 'Enviar todo ahora',
    openOutbox: 'Abrir la bandeja de salida',
    hold: 'Retener la bandeja de salida',
    profile: 'Perfil',
    model: 'Modelo',
    chooseModel: 'Elegir…',
    pauseHotkeys: 'Pausar los atajos',
    needYou: (asks) => count(asks, 'pregunta requiere atención', 'preguntas requieren atención'),
    hotkeyDead: 'El atajo no funciona',
    noKey: 'Aún sin clave de API',
    portal: 'Página de acceso en lugar de la red',
    tooltip: (product, state) => `${product}: ${state}`,
    busy: (asks) => count(asks, 'pregunta se está respondiendo', 'preguntas se están respondiendo'),
    waiting: (asks) => count(asks, 'pregunta espera', 'preguntas esperan'),
  },
  damagedFile: 'Archivo dañado',
  notices: {
    drained: (asks) => count(asks, 'pregunta en espera respondida', 'preguntas en espera respondidas'),
  },
}
