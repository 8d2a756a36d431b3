import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { CliWords } from '../cli-words.ts'
import { size } from './formats.ts'

const synopsis = (program: string) => `NOMBRE
  ${program} - preguntar sobre cualquier cosa de la pantalla

SINOPSIS
  ${program} [ORDEN]
  ${program} ask ARCHIVO "PREGUNTA" [--json] [--profile NOMBRE]
                                    [--model NOMBRE] [--timeout SEGUNDOS]

`

const commands = () => `ÓRDENES
  (ninguna)     iniciar en la bandeja; si Askshot ya está en marcha, mostrar
                la última respuesta
  --capture     capturar una parte de la pantalla y preguntar sobre ella,
                como el atajo; con --delay SEGUNDOS, solo tras ese tiempo,
                para menús que una tecla cerraría
  --last-region capturar de nuevo la última zona, sin selección
  --show        mostrar la última respuesta; la segunda vez la oculta
  --settings    abrir los ajustes
  --self-test   abrir la página que prueba atajos, pantalla, llavero y red
  --tray        iniciar en la bandeja y no abrir nada
  --quit        cerrar el Askshot que está en marcha
  --help        mostrar esta ayuda
  --version     mostrar la versión

  Un segundo inicio entrega su orden al Askshot que está en marcha y termina.
  Para asignar una tecla a una orden, use los ajustes de teclado del
  escritorio.

`

const ask = (program: string) => `PREGUNTAR
  ${program} ask pregunta sobre una imagen o un PDF sin ventana y muestra la
  respuesta según llega. ARCHIVO es PNG, JPEG, WebP, GIF, BMP, PDF o, donde el
  sistema lo lee, HEIC; cuenta el contenido, no el nombre. Un guion lee la
  entrada estándar. La pregunta es una sola palabra para el shell, así que va
  entre comillas; tras -- puede empezar con un guion.

  La pregunta es como cualquier otra: está en el disco antes de que se envíe
  nada, y aparece en la bandeja de salida, el menú y el historial. Si Askshot
  aún no está en marcha, se inicia en la bandeja.

  --json              mostrar al final un objeto en vez del texto: id,
                      thread, state, answer, profile, model, usage, cost,
                      citations, error; lo desconocido es null
  --profile NOMBRE    preguntar con este perfil en vez del predeterminado
  --model NOMBRE      preguntar a este modelo del perfil en vez del suyo
  --timeout SEGUNDOS  no esperar más que esto al final de la respuesta

  Ctrl+C y --timeout terminan la espera, no la pregunta: queda en la bandeja
  de salida y allí se responde. Las claves de API están en el llavero; una
  escrita aquí se rechaza.

`

const exitStatus = () => `CÓDIGO DE SALIDA
  0     respondida
  1     sin éxito, o detenida por el usuario
  2     uso incorrecto, o un archivo que no se puede leer
  3     aún en cola o en espera
  4     requiere al usuario: una clave, un pago, un permiso
  5     la respuesta se interrumpió; se muestra lo que llegó
  130   interrumpida con Ctrl+C

`

const examples = (program: string) => `EJEMPLOS
  ${program} ask grafico.png "¿Qué año fue el mejor?"
  import -window root png:- | ${program} ask - "¿Qué es esto?" --timeout 60
  ${program} ask factura.jpg "El total, como número" --json | jq -r .answer
`

/** The Spanish of the command line. */
export const cli: CliWords = {
  help: (program) => [synopsis, commands, ask, exitStatus, examples].map((part) => part(program)).join(''),
  faults: {
    'several-commands': 'Una sola orden cada vez.',
    'takes-no-value': 'Esta orden no lleva valor.',
    'unknown-word': 'Askshot no conoce ninguna de estas palabras.',
    'unknown-option': 'Askshot no conoce esa opción.',
    'value-missing': 'Esta opción requiere un valor.',
    'key-given':
      'Una clave nunca se escribe en la línea de órdenes, donde otros pueden leerla.\n' +
      'No se ha usado. Guárdela en los ajustes y bórrela del historial de este shell.',
    'bad-delay': 'El retraso es un número de segundos, 60 como máximo.',
    'delay-alone': 'El retraso acompaña a --capture.',
    'bad-timeout': 'El tiempo de espera es un número de segundos, un día como máximo.',
    'file-missing': 'Falta el archivo sobre el que preguntar.',
    'question-missing': 'Falta la pregunta.',
    'question-split': 'La pregunta es una palabra para el shell: póngala entre comillas.',
    'question-long': 'La pregunta es demasiado larga.',
  },
  seeHelp: (program) => `Véase ${program} --help.`,
  files: {
    'not-found': (file) => `No existe el archivo ${file}.`,
    'not-allowed': (file) => `No hay permiso para leer ${file}.`,
    folder: (file) => `${file} es una carpeta.`,
    unreadable: (file) => `${file} no se puede leer.`,
    empty: (file) => `${file} está vacío.`,
    'too-large': (file) => `${file} supera los ${size(MAX_PICTURE_BYTES)}.`,
    'document-too-large': (file) =>
      `${file} supera lo que puede tener un documento: ${size(MAX_DOCUMENT_BYTES)}.`,
    'another-kind': (file) => `${file} no es un PNG, JPEG, WebP, GIF, BMP, HEIC o PDF legible.`,
  },
  standardInput: 'La entrada estándar',
  starting: 'Iniciando Askshot.',
  notStarted: 'Askshot no se inició. No se preguntó nada.',
  notTaken: 'Askshot no ha confirmado la pregunta; compruebe si está: askshot --show',
  noProfile: (name, known) => `No hay ningún perfil llamado ${name}. Hay: ${known.join(', ')}.`,
  stillInOutbox: 'Sigue en la bandeja de salida.',
  waiting: (reason) => `${reason} En espera; Ctrl+C la deja en la bandeja de salida.`,
  needsYes: 'La respuesta espera su permiso para una herramienta: askshot --show.',
  stopped: 'Detenida por usted.',
  replaced: 'El servidor corrigió su respuesta:',
  toSettings: 'Abrir los ajustes: askshot --settings',
  toWindow: 'Verla: askshot --show',
}
