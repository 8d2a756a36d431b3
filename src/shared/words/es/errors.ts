import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { Words } from '../words.ts'
import { count, dayAndClock, size } from './formats.ts'

const goesByItself = () => 'La pregunta está guardada y se envía por sí sola.'
const kept = () => 'La pregunta se conserva.'

export const errors: Words['errors'] = {
  'key-missing': {
    title: ({ profile }) => `No hay ninguna clave para ${profile} en el llavero.`,
    safe: () => 'Las preguntas esperan.',
  },
  'key-rejected': {
    title: ({ profile }) => `${profile} no aceptó la clave de API.`,
    safe: () => 'La pregunta y sus capturas esperan en la bandeja de salida.',
  },
  'keychain-locked': {
    title: () => 'El llavero está bloqueado, así que no se puede leer la clave de API.',
    safe: () => 'La clave y las preguntas siguen intactas.',
  },
  'keychain-unavailable': {
    title: () => 'Este equipo no ofrece ningún llavero a Askshot.',
    safe: () => 'Ninguna clave se ha escrito en el disco; las preguntas se conservan.',
  },
  permission: {
    title: ({ profile, model }) =>
      `${profile} se negó: la clave no puede usar ${model}, o la cuenta está vacía.`,
    safe: kept,
  },
  billing: {
    title: ({ profile }) => `${profile} indica que esta cuenta ya no tiene saldo.`,
    safe: () => 'Todo se conserva; no se envía nada más hasta que usted lo diga.',
  },
  'rate-limited': {
    title: ({ profile }) => `${profile} pide una pausa.`,
    safe: goesByItself,
  },
  offline: {
    title: () => 'No hay red.',
    safe: () => 'La pregunta está guardada y se envía por sí sola cuando vuelva la red.',
  },
  unreachable: { title: ({ host }) => `${host} no responde.`, safe: goesByItself },
  'server-trouble': { title: ({ profile }) => `${profile} tiene problemas propios.`, safe: goesByItself },
  'answer-late': {
    title: ({ profile }) => `${profile} recibió la pregunta pero no devolvió nada.`,
    safe: () => 'La pregunta se conserva. Puede haberse cobrado.',
  },
  'stream-cut': {
    title: ({ wordCount }) => `La conexión se cortó tras ${count(wordCount ?? 0, 'palabra', 'palabras')}.`,
    safe: () => 'Se conserva todo lo que llegó.',
  },
  'stream-stalled': {
    title: ({ wordCount }) => `La respuesta se detuvo tras ${count(wordCount ?? 0, 'palabra', 'palabras')}.`,
    safe: () => 'Se conserva todo lo que llegó.',
  },
  'not-an-api': {
    title: ({ host }) => `Respondió una página web en lugar de ${host}, quizá una de acceso.`,
    safe: goesByItself,
  },
  'endpoint-not-found': {
    title: ({ host }) => `${host} no tiene punto de acceso Responses; quizá solo ofrezca chat.`,
    safe: kept,
  },
  'model-not-found': {
    title: ({ profile, model }) => `${profile} no tiene ningún modelo llamado ${model}.`,
    safe: kept,
  },
  'model-blind': {
    title: ({ model }) => `${model} no puede ver imágenes.`,
    safe: () => 'No se ha perdido nada.',
  },
  'invalid-request': {
    title: ({ profile, providerText }) =>
      providerText === undefined
        ? `${profile} no entendió la solicitud.`
        : `${profile} no entendió la solicitud: «${providerText}».`,
    safe: kept,
  },
  'parameter-refused': {
    title: ({ profile, model, field }) =>
      field === undefined
        ? `${profile} rechazó uno de los ajustes enviados con ${model}.`
        : `${profile} rechazó «${field}» para ${model}.`,
    safe: kept,
  },
  'history-lost': {
    title: ({ profile }) => `${profile} ya no tiene la parte anterior de este hilo.`,
    safe: () => 'Aquí se conserva entero.',
  },
  'picture-unreadable': {
    title: () => 'Askshot no puede preguntar sobre este archivo; lee PNG, JPEG, WebP, GIF, BMP, HEIC y PDF.',
    safe: () => 'No se añadió nada; la pregunta sigue como estaba.',
  },
  'picture-undecodable': {
    title: () => 'Este equipo no puede leer imágenes HEIC: guárdela como JPEG o PNG y añada esa.',
    safe: () => 'No se añadió nada; la pregunta sigue como estaba.',
  },
  'picture-too-large': {
    title: () => 'Esta imagen es demasiado grande para dibujar sobre ella.',
    safe: () => 'Sigue en la pregunta como estaba.',
  },
  'file-too-large': {
    title: () =>
      `Este archivo es demasiado grande: una imagen puede tener ${size(MAX_PICTURE_BYTES)} y un documento ${size(MAX_DOCUMENT_BYTES)}.`,
    safe: () => 'No se añadió nada; la pregunta sigue como estaba.',
  },
  'file-unreadable': {
    title: () => 'No se pudo leer este archivo: es una carpeta, ya no está o no se puede abrir.',
    safe: () => 'No se añadió nada; la pregunta sigue como estaba.',
  },
  'document-unreadable': {
    title: () => 'Este PDF no está completo: ábralo en su origen, guárdelo de nuevo y añada ese.',
    safe: () => 'No se añadió nada; la pregunta sigue como estaba.',
  },
  'document-locked': {
    title: () =>
      'Este PDF está cifrado y allí no se podría leer: guarde una copia sin protección y añada esa.',
    safe: () => 'No se añadió nada; la pregunta sigue como estaba.',
  },
  'document-refused': {
    title: ({ profile }) => `${profile} no admite documentos.`,
    safe: () => 'La pregunta y el documento se conservan.',
  },
  'document-missing': {
    title: () => 'El documento de esta pregunta ya no está en el disco.',
    safe: () => 'El texto está completo.',
  },
  'picture-invalid': {
    title: ({ profile }) => `${profile} no pudo leer la imagen.`,
    safe: () => 'El original sigue como está.',
  },
  'content-policy': {
    title: ({ profile }) => `${profile} lo rechazó según sus normas de contenido.`,
    safe: () => 'La pregunta se conserva y no se vuelve a enviar por sí sola.',
  },
  'too-large': {
    title: ({ profile }) => `Esta captura es mayor de lo que ${profile} admite.`,
    safe: () => 'El original sigue como está.',
  },
  'context-length': {
    title: ({ model }) => `Esto es más largo de lo que ${model} puede leer.`,
    safe: () => 'Se conserva todo.',
  },
  'untrusted-certificate': {
    title: ({ host }) => `No se puede confiar en el certificado de ${host}.`,
    safe: () => 'No se envió nada, y la pregunta se conserva.',
  },
  'proxy-trouble': {
    title: () => 'El proxy de salida no dejó pasar la pregunta.',
    safe: goesByItself,
  },
  'tool-loop': {
    title: ({ model }) => `${model} siguió pidiendo herramientas y no llegó a responder.`,
    safe: kept,
  },
  'profile-incomplete': {
    title: ({ profile }) => `${profile} aún no tiene una dirección o un modelo utilizables.`,
    safe: () => 'La pregunta espera.',
  },
  'preset-unfit': {
    title: ({ field }) =>
      field === undefined
        ? 'El perfil que usa esta plantilla ya no existe.'
        : `El perfil que responde no tiene el modelo ${field} que usa esta plantilla.`,
    safe: () => 'No se envió nada; la pregunta se conserva.',
  },
  'server-changed': {
    title: ({ host }) => `Esta pregunta era para ${host}; ahora hay otro servidor configurado.`,
    safe: () => 'No se envió allí. Enviarla depende de usted.',
  },
  'waited-long': {
    title: () => 'Esta pregunta ha esperado un día.',
    safe: () => 'Se conserva mientras usted quiera.',
  },
  'being-edited': {
    title: () => 'Usted recuperó esta pregunta para editarla.',
    safe: () => 'Se conserva, y sale cuando usted la envíe.',
  },
  'already-sending': {
    title: () => 'Esta pregunta ya está en camino.',
    safe: () => 'Se conserva tal como se envió, y su respuesta llega aquí.',
  },
  'captures-full': {
    title: () => 'Una pregunta lleva ocho capturas como máximo.',
    safe: () => 'Las ocho se conservan; envíelas o quite una.',
  },
  'capture-denied': {
    title: () => 'El sistema no deja que Askshot vea la pantalla.',
    safe: () => 'No se capturó nada.',
  },
  'capture-empty': {
    title: () => 'El sistema devolvió una imagen vacía.',
    safe: () => 'No se capturó ni se envió nada.',
  },
  'capture-failed': {
    title: () => 'No se pudo leer la pantalla.',
    safe: () => 'No se capturó ni se envió nada.',
  },
  'capture-same': {
    title: () => 'El sistema dio la misma imagen para dos pantallas.',
    safe: () => 'No se capturó ni se envió nada.',
  },
  'display-changed': {
    title: () => 'Las pantallas cambiaron durante la selección.',
    safe: () => 'No se capturó ni se envió nada.',
  },
  'picture-missing': {
    title: () => 'La imagen de esta captura ya no está en el disco.',
    safe: () => 'El texto está completo.',
  },
  'disk-full': {
    title: () => 'El disco está lleno, así que no se pudo guardar.',
    safe: () => 'Sigue en esta ventana; manténgala abierta.',
  },
  'disk-unwritable': {
    title: () => 'Askshot no puede escribir en su carpeta, así que no se pudo guardar.',
    safe: () => 'Sigue en esta ventana; manténgala abierta.',
  },
  'data-damaged': {
    title: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'El archivo del historial estaba dañado; se usa uno nuevo.'
        : `El archivo del historial estaba dañado; se usa la copia del ${dayAndClock(loss.copyTakenAt)}.`,
    safe: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'El archivo dañado se guarda al lado.'
        : (loss.heldCount ?? 0) === 0
          ? `Tiene ${count(loss.askCount, 'pregunta', 'preguntas')}; lo posterior está en el archivo dañado, guardado al lado.`
          : `Tiene ${count(loss.askCount, 'pregunta', 'preguntas')}; lo posterior está en el archivo dañado, guardado al lado. La bandeja de salida está retenida, porque ${count(loss.heldCount ?? 0, 'pregunta de ella puede', 'preguntas de ella pueden')} haberse respondido desde entonces: si lo desea, reanude el envío.`,
  },
  'data-newer': {
    title: () => 'El historial lo escribió un Askshot más reciente; inicie ese.',
    safe: () => 'Se dejó como está.',
  },
  'settings-damaged': {
    title: () => 'No se pudieron leer los ajustes; se usan los predeterminados.',
    safe: () => 'El archivo anterior se conserva; claves e historial siguen intactos.',
  },
  'field-invalid': {
    title: ({ field }) =>
      field === undefined ? 'Este valor no se puede usar.' : `El valor de «${field}» no se puede usar.`,
    safe: () => 'Sigue vigente el anterior.',
  },
  'address-invalid': {
    title: () => 'Esto no es una dirección web.',
    safe: () => 'Sigue en uso la anterior.',
  },
  'address-unsafe': {
    title: () => 'Solo se permite https, o http en este equipo.',
    safe: () => 'Sigue en uso la dirección anterior.',
  },
  'hotkey-taken': {
    title: ({ keys }) => `${keys ?? 'El atajo'} pertenece a otro programa.`,
    safe: () => 'Se puede seguir capturando desde la bandeja y por orden.',
  },
  'hotkey-invalid': {
    title: ({ keys }) => `${keys ?? 'Esto'} no sirve como atajo.`,
    safe: () => 'Las teclas anteriores siguen funcionando.',
  },
  'link-refused': {
    title: () => 'Askshot solo abre direcciones web.',
    safe: () => 'No se abrió nada.',
  },
  'not-found': { title: () => 'Esta pregunta ya no está.', safe: () => 'No ha cambiado nada más.' },
  'bad-request': { title: () => 'Askshot encontró un caso que no conoce.', safe: kept },
  unexpected: { title: () => 'Askshot encontró un caso que no conoce.', safe: kept },
}

export const actions: Words['actions'] = {
  'send-now': 'Enviar ahora',
  'ask-again': 'Preguntar de nuevo',
  'open-settings': 'Abrir los ajustes',
  'set-key': 'Guardar la clave',
  'check-address': 'Revisar la dirección',
  'choose-model': 'Elegir un modelo',
  'unlock-and-send': 'Desbloquear y enviar',
  'capture-again': 'Capturar de nuevo',
  'try-again': 'Intentar de nuevo',
}
