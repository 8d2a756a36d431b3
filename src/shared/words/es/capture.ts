import type { CaptureWords } from '../capture-words.ts'
import { count, number } from './formats.ts'

export const capture: CaptureWords = {
  hotkeys: {
    capture: 'Capturar y preguntar',
    showLast: 'Mostrar la última respuesta',
    captureLast: 'Capturar la última zona',
    captureAfterDelay: 'Capturar con retraso',
    captureDisplay: 'Capturar toda la pantalla',
  },
  tray: {
    after: 'Capturar tras',
    seconds: (seconds) => `${number(seconds)} s`,
    stop: 'Detener la cuenta atrás',
  },
  countdown: {
    title: 'Cuenta atrás de Askshot',
    left: (seconds) => `Captura en ${count(seconds, 'segundo', 'segundos')}`,
    stop: 'Esc la detiene',
  },
  overlay: {
    asksAtOnce: (name) => `«${name}» se pregunta en cuanto haya seleccionado. Esc cierra.`,
    noPreset: (position) => `No hay plantilla ${position}.`,
  },
  edit: {
    name: 'Dibujar sobre la imagen',
    action: (position) => `Editar la captura ${position}`,
    hint: 'Intro conserva lo dibujado. Esc retrocede un paso.',
    aimingHint:
      'Arrastre para conservar solo una parte, o haga clic para toda. Esc deja la imagen como estaba.',
    changed: (position) => `Captura ${position} cambiada`,
  },
  sentAt: (widthPx, heightPx) => `se envía a ${widthPx}×${heightPx}`,
  pin: {
    title: 'Captura fijada',
    action: 'Fijar en la pantalla',
    done: 'Fijada en la pantalla',
    picture: (widthPx, heightPx) => `Captura fijada, ${widthPx}×${heightPx}`,
    ask: 'Preguntar sobre esto',
    copy: 'Copiar',
    save: 'Guardar',
    close: 'Cerrar',
    copied: 'Copiado',
    saved: 'Guardado',
    tools: 'Qué hacer con ella',
    missing: 'Esta imagen ya no está.',
  },
}
