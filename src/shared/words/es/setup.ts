import type { Facts } from '../../setup-views.ts'
import { desktopFacts } from '../desktop-facts.ts'
import type { SelfTestWords, SetupWords } from '../setup-words.ts'
import { count, size, took } from './formats.ts'

const sizeOf = ({ widthPx = 0, heightPx = 0, scale = 1 }: Facts) =>
  `${widthPx} × ${heightPx} px al ${Math.round(Number(scale) * 100)} %`
const free = ({ freeBytes = 0 }: Facts) => `${size(Number(freeBytes))} libres`

export const setup: SetupWords = {
  windowTitle: 'Bienvenida a Askshot',
  title: 'Bienvenida a Askshot',
  lead: 'Pulse un atajo, arrastre sobre algo de la pantalla, pregunte. Tres pasos cortos, en cualquier orden; todos pueden esperar.',
  whoTitle: 'Quién responde',
  whoHelp: 'Un proveedor con su propia clave, o un servidor en este equipo.',
  localTitle: 'En marcha en este equipo',
  localServer: (name, host, models) => `${name} en ${host}, ${count(models, 'modelo', 'modelos')}`,
  useLocal: (name) => `Usar ${name}`,
  localUsed: (name, model) => `${name} responde con ${model}.`,
  looking: 'Buscando servidores en este equipo…',
  screenTitle: 'Ver la pantalla',
  screenFree: 'Nada que hacer: este escritorio permite a Askshot capturar.',
  screenHelp: {
    macos:
      'macOS pregunta una vez si Askshot puede grabar la pantalla. Solo ocurre cuando se inicia una captura.',
    wayland:
      'El escritorio pregunta una vez si Askshot puede ver la pantalla. Solo ocurre cuando se inicia una captura.',
  },
  screenRestart: 'Tras activarlo, macOS reinicia Askshot. No se pierde nada.',
  openScreenSettings: 'Abrir los ajustes del sistema',
  checkScreen: 'Preguntar ahora',
  screenWorks: 'Askshot puede ver la pantalla.',
  tryTitle: 'Probarlo',
  pressNow: (keys) => `Pulse ${keys} ahora.`,
  noKeys: 'No hay teclas fijadas.',
  afterPress: 'La pantalla se congela. Arrastre sobre algo, escriba una pregunta y pulse Intro.',
  tryKeys: 'Probar las teclas',
  waitingForKeys: (keys, left) => `Esperando ${keys}: ${count(left, 'segundo', 'segundos')}.`,
  keysWork: 'Funciona.',
  askAnything: (keys) => `${keys} inicia una captura desde cualquier lugar.`,
  keysNotGiven: 'Este escritorio no ha asignado teclas a Askshot.',
  keysTaken: (keys) => `${keys} pertenece a otro programa.`,
  keysSilent: (keys) => `No llegó nada. Quizá ${keys} pertenezca a otro programa.`,
  otherKeys: 'Otras teclas',
  byHand: 'O asigne esta orden en los ajustes de teclado del escritorio:',
  copyCommand: 'Copiar',
  copied: 'Copiado',
  captureNow: 'Capturar ahora',
  dataLies: (folder) => `Preguntas, respuestas y capturas quedan en ${folder}.`,
  nothingSent: 'Solo se envía lo que se pregunta.',
  startAtLogin: 'Iniciar al abrir la sesión',
  startAtLoginHelp: 'En la bandeja, sin ventana. Se cambia en los ajustes.',
  startAtLoginShort: 'En la bandeja, sin ventana.',
  desktopTitle: 'Este equipo',
  openSelfTest: 'Abrir la autoprueba',
  selfTestHelp: 'Prueba atajos, pantalla, llavero, datos y red.',
  done: 'Listo',
  doneHelp: 'Todo esto está también en los ajustes.',
}

export const selfTest: SelfTestWords = {
  windowTitle: 'Autoprueba de Askshot',
  title: 'Autoprueba',
  lead: 'En qué se apoya Askshot, y si aguanta. No se pregunta a ningún modelo y nada cuesta dinero.',
  runAll: 'Ejecutar todo',
  run: (check) => `Ejecutar: ${check}`,
  runShort: 'Ejecutar',
  running: 'En marcha…',
  results: {
    works: 'Funciona',
    look: 'Revise esto',
    fails: 'No funciona',
    absent: 'No está aquí',
    unknown: 'Sin probar',
  },
  checks: {
    hotkeys: { name: 'Atajos', help: 'Pulse cada uno una vez. Solo así se comprueba.' },
    screen: { name: 'Pantalla', help: 'Muestra un patrón un momento en cada pantalla y lo compara.' },
    keychain: { name: 'Llavero', help: 'Escribe una entrada de prueba, la lee y la quita.' },
    data: { name: 'Datos', help: 'Espacio libre, escritura, búsqueda y si el archivo está entero.' },
    network: { name: 'Red', help: 'El camino al servidor de su perfil, sin clave.' },
    tray: { name: 'Bandeja', help: 'Busque en el panel la esquina con un signo de diálogo.' },
    notifications: { name: 'Avisos', help: 'Muestra uno.' },
    desktop: { name: 'Versiones', help: 'Este escritorio, y de qué está hecho Askshot.' },
  },
  findings: {
    'frame-right': (facts) => `Pantalla ${facts['display']}: ${sizeOf(facts)}, cada campo en su sitio.`,
    'frame-black': (facts) =>
      `Pantalla ${facts['display']}: la imagen es negra. Quizá el sistema no permita capturas.`,
    'frame-same': (facts) => `Pantalla ${facts['display']}: la imagen es de otra pantalla.`,
    'frame-other': (facts) =>
      `Pantalla ${facts['display']}: el patrón no está en la imagen. Quizá el sistema oculte ventanas en las capturas.`,
    'frame-failed': (facts, reason) => `Pantalla ${facts['display']}: ${reason}`,
    'own-out': () => 'Las ventanas de Askshot no salen en las capturas.',
    'own-in': () => 'Las ventanas de Askshot aún se veían en una captura.',
    'keychain-works': () => 'La entrada de prueba se escribió, se leyó y se quitó.',
    'keychain-locked': () => 'El llavero está bloqueado. Desbloquéelo y pruebe de nuevo.',
    'keychain-unavailable': () =>
      'Este equipo no ofrece llavero a Askshot; una clave vive hasta que Askshot se cierre.',
    'keychain-denied': () => 'El llavero rechazó la entrada de prueba.',
    'data-works': (facts) => `Escrito, sincronizado y encontrado; ${free(facts)}.`,
    'data-low': (facts) => `Funciona, pero el disco está casi lleno: ${free(facts)}.`,
    'data-failed': (_facts, reason) => reason,
    'network-direct': (facts) => `${facts['host']} responde, sin proxy.`,
    'network-proxy': (facts) => `${facts['host']} responde por el proxy ${facts['proxy']}.`,
    'network-web-page': (facts) =>
      `Responde una página web en lugar de ${facts['host']}, quizá una de acceso.`,
    'network-no-address': () => 'El perfil aún no nombra ningún servidor.',
    'network-failed': (_facts, reason) => reason,
    'desktop-facts': desktopFacts,
  },
  took,
  hotkey: (command, keys) => `${command}: ${keys}`,
  hotkeyNone: (command) => `${command}: sin teclas`,
  pressIt: 'Púlselo ahora.',
  canYouSee: '¿Puede verlo?',
  yes: 'Sí',
  no: 'No',
  notify: 'Mostrar uno',
  noNotifications: 'Este escritorio no muestra avisos. La ventana de preguntas dice todo lo que dirían.',
  testNotification: 'Así se ve un aviso.',
  notSeen: {
    tray: 'Quizá este escritorio la oculte. Todo lo suyo está también en las ventanas y por orden.',
    notifications: 'Quizá el escritorio los retenga. La ventana de preguntas dice todo lo que dirían.',
  },
  copyReport: 'Copiar el informe',
  copied: 'Copiado',
  copyHelp:
    'Texto sin formato para informar de un fallo. Sin clave, pregunta ni nombre; de las direcciones, solo el servidor.',
  openSettings: 'Abrir los ajustes',
}
