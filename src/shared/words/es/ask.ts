import type { AskWords } from '../ask-words.ts'
import { clock, count, dollars, minutes, number, size } from './formats.ts'

function cached(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : ` (${number(tokens)} en caché)`
}

export const ask: AskWords = {
  windowTitle: 'Askshot',
  field: 'Su pregunta',
  placeholder: 'Preguntar sobre esto…',
  send: 'Enviar',
  sending: (seconds) => (seconds < 1 ? 'Enviando' : `Enviando · ${minutes(seconds)}`),
  queued: 'En cola',
  waitingForWords: (seconds) => `Esperando las primeras palabras · ${minutes(seconds)}`,
  answering: (seconds) => `Respondiendo · ${minutes(seconds)}`,
  silent: (seconds) => `${number(seconds)} s sin palabras. La conexión sigue abierta`,
  waiting: (reason, secondsLeft, attempt) =>
    `${reason} Próximo intento en ${minutes(secondsLeft)} (intento ${number(attempt + 1)})`,
  answered: (seconds) =>
    seconds === undefined ? 'Respondida' : `Respondida · ${number(Math.round(seconds * 10) / 10)} s`,
  cutByLength: 'Respondida, pero se alcanzó el límite de longitud',
  cutByPolicy: 'Respondida en parte; las normas de contenido retuvieron el resto',
  refused: 'No quiso responder; sus palabras están abajo',
  cutOff: (words) => `Interrumpida tras ${count(words, 'palabra', 'palabras')}`,
  announceFinished: (words) => `Respuesta terminada, ${count(words, 'palabra', 'palabras')}`,
  stop: 'Detener',
  copy: 'Copiar',
  copied: 'Copiado',
  copyCode: 'Copiar el código',
  askAgain: 'Preguntar de nuevo',
  sendNow: 'Enviar ahora',
  hide: 'Ocultar',
  more: 'Más',
  newCapture: 'Capturar y preguntar',
  newQuestion: 'Pregunta nueva',
  removeCapture: (position) => `Quitar la captura ${position}`,
  captureName: (position, widthPx, heightPx) => `Captura ${position}, ${widthPx} por ${heightPx}`,
  captureSize: (widthPx, heightPx, bytes) => `${widthPx}×${heightPx} · ${size(bytes)}`,
  draftFrom: (time) => `Borrador de las ${clock(time)}`,
  clearDraft: 'Borrar',
  emptyQuestion: 'Escriba antes una pregunta',
  pictureMissing: 'Falta la imagen',
  usage: (usage, cost) =>
    usage?.inputTokens === undefined && usage?.outputTokens === undefined
      ? 'consumo no indicado'
      : [
          ...(usage.inputTokens === undefined
            ? []
            : [`${number(usage.inputTokens)} de entrada${cached(usage.cachedTokens)}`]),
          ...(usage.outputTokens === undefined ? [] : [`${number(usage.outputTokens)} de salida`]),
          ...(cost === undefined ? [] : [`${cost.isReported ? '' : 'unos '}${dollars(cost.usd)}`]),
        ].join(' · '),
  estimate: (inputTokens, usd) =>
    `Unos ${number(inputTokens)} tokens${usd === undefined ? '' : `, ${dollars(usd)}`}`,
  estimateHelp: (pricesOf) =>
    pricesOf === undefined
      ? 'Texto, historial y capturas; sin la respuesta.'
      : `Texto, historial y capturas; sin la respuesta. Precios del ${pricesOf}.`,
  thinking: 'Pensando',
  thought: 'Lo que pensó',
  activities: {
    queued: () => 'En cola en el proveedor',
    thinking: () => 'Pensando',
    'web-search': (detail) => (detail === undefined ? 'Buscando en la web' : `Buscando en la web: ${detail}`),
    'file-search': (detail) =>
      detail === undefined ? 'Buscando en archivos' : `Buscando en archivos: ${detail}`,
    tool: (detail) => (detail === undefined ? 'Usando una herramienta' : `Usando ${detail}`),
    polling: () => 'Trabajando; se consulta de vez en cuando',
  },
  maybeCut: 'Respondida; quizá cortada por el límite de longitud',
  notShown: (characters) =>
    `Aquí no se muestran otros ${number(characters)} caracteres. Copiar y Guardar lo contienen todo.`,
  sources: 'Fuentes',
  note: (note, model) => {
    switch (note.kind) {
      case 'field-dropped':
        return `Enviada de nuevo sin ${note.field}, que ${model} no admite.`
      case 'effort-changed':
        return `Enviada de nuevo con el esfuerzo «${note.to}», que ${model} admite.`
      case 'picture-shrunk':
        return `Enviada de nuevo con una imagen menor, ${note.widthPx}×${note.heightPx}.`
      case 'picture-converted':
        return 'Enviada de nuevo con la imagen en otro formato.'
      case 'history-resent':
        return 'Enviada de nuevo con el hilo entero, que el servidor ya no tenía.'
      case 'auth-switched':
        return note.to === 'bearer'
          ? 'La clave solo valió con «Bearer» delante; elíjalo en los ajustes.'
          : 'La clave solo valió sin «Bearer» delante; elíjalo en los ajustes.'
    }
  },
  tool: {
    title: (name, server) =>
      server === undefined ? `Quiere ejecutar ${name}` : `Quiere usar ${name} de ${server}`,
    sendsTo: (kind, to) =>
      kind === 'mcp' ? `El proveedor envía lo anterior a ${to}.` : `Esto envía lo anterior a ${to}.`,
    noArguments: 'No se envía nada más.',
    long: (characters) => `${number(characters)} caracteres`,
    mayHaveRun: 'Askshot se cerró mientras se ejecutaba. Puede que ya haya ocurrido.',
    choices: {
      once: 'Permitir una vez',
      thread: 'En este hilo',
      always: 'Siempre',
      no: 'Rechazar',
    },
    chosen: {
      once: 'Permitido una vez',
      thread: 'Permitido en este hilo',
      always: 'Permitido siempre',
      no: 'Rechazado',
    },
  },
  newest: 'Lo más reciente',
  blockedPicture: (host) => `Imagen de ${host}, no cargada`,
  details: 'Detalles',
  recent: 'Recientes',
  noRecent: 'Aún no hay preguntas',
  answer: 'Respuesta',
  captures: 'Capturas',
  wholeQuestion: 'Pregunta completa',
  code: 'Código',
  table: 'Tabla',
  footnote: (label) => `Nota ${label}`,
  backToText: 'Volver al texto',
  taskDone: 'Hecho',
  taskOpen: 'Pendiente',
  detailNames: {
    host: 'Servidor',
    status: 'Estado',
    providerCode: 'Código',
    providerText: 'Mensaje',
    field: 'Campo',
    requestId: 'Solicitud',
  },
}
