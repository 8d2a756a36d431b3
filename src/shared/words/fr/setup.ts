import type { Facts } from '../../setup-views.ts'
import { desktopFacts } from '../desktop-facts.ts'
import type { SelfTestWords, SetupWords } from '../setup-words.ts'
import { count, size, took } from './formats.ts'

const sizeOf = ({ widthPx = 0, heightPx = 0, scale = 1 }: Facts) =>
  `${widthPx} × ${heightPx} px à ${Math.round(Number(scale) * 100)} %`
const free = ({ freeBytes = 0 }: Facts) => `${size(Number(freeBytes))} libres`

export const setup: SetupWords = {
  windowTitle: 'Bienvenue dans Askshot',
  title: 'Bienvenue dans Askshot',
  lead: 'Pressez un raccourci, glissez sur ce qui est à l’écran, demandez. Trois courtes étapes, dans l’ordre voulu ; chacune peut attendre.',
  whoTitle: 'Qui répond',
  whoHelp: 'Un fournisseur avec votre propre clé, ou un serveur sur cet ordinateur.',
  localTitle: 'En marche sur cet ordinateur',
  localServer: (name, host, models) => `${name} sur ${host}, ${count(models, 'modèle', 'modèles')}`,
  useLocal: (name) => `Utiliser ${name}`,
  localUsed: (name, model) => `${name} répond avec ${model}.`,
  looking: 'Recherche de serveurs sur cet ordinateur…',
  screenTitle: 'Voir l’écran',
  screenFree: 'Rien à faire : ce bureau laisse Askshot capturer.',
  screenHelp: {
    macos:
      'macOS demande une fois si Askshot peut enregistrer l’écran. Il ne le fait que lorsque vous lancez une capture.',
    wayland:
      'Le bureau demande une fois si Askshot peut voir l’écran. Il ne le fait que lorsque vous lancez une capture.',
  },
  screenRestart: 'Une fois l’option activée, macOS redémarre Askshot. Rien n’est perdu.',
  openScreenSettings: 'Ouvrir les réglages du système',
  checkScreen: 'Demander maintenant',
  screenWorks: 'Askshot peut voir l’écran.',
  tryTitle: 'Essayer',
  pressNow: (keys) => `Pressez ${keys} maintenant.`,
  noKeys: 'Aucune touche n’est réglée.',
  afterPress: 'L’écran se fige. Glissez sur quelque chose, tapez une question, pressez Entrée.',
  tryKeys: 'Tester les touches',
  waitingForKeys: (keys, left) => `Attend ${keys} : ${count(left, 'seconde', 'secondes')}.`,
  keysWork: 'Cela marche.',
  askAnything: (keys) => `${keys} lance une capture de partout.`,
  keysNotGiven: 'Ce bureau n’a donné aucune touche à Askshot.',
  keysTaken: (keys) => `${keys} appartient à un autre programme.`,
  keysSilent: (keys) => `Rien n’est venu. ${keys} appartient peut-être à un autre programme.`,
  otherKeys: 'Autres touches',
  byHand: 'Ou liez cette commande dans les réglages du clavier de votre bureau :',
  copyCommand: 'Copier',
  copied: 'Copié',
  captureNow: 'Capturer maintenant',
  dataLies: (folder) => `Questions, réponses et captures restent dans ${folder}.`,
  nothingSent: 'Rien n’est envoyé que ce que vous demandez.',
  startAtLogin: 'Démarrer à l’ouverture de session',
  startAtLoginHelp: 'Dans la zone de notification, sans fenêtre. Modifiable dans les réglages.',
  startAtLoginShort: 'Dans la zone de notification, sans fenêtre.',
  desktopTitle: 'Cet ordinateur',
  openSelfTest: 'Ouvrir l’autotest',
  selfTestHelp: 'Teste raccourcis, écran, trousseau, données et réseau.',
  done: 'Terminé',
  doneHelp: 'Tout cela est aussi dans les réglages.',
}

export const selfTest: SelfTestWords = {
  windowTitle: 'Autotest d’Askshot',
  title: 'Autotest',
  lead: 'Ce sur quoi Askshot repose, et si cela tient. Aucun modèle n’est interrogé, et rien ne coûte.',
  runAll: 'Tout lancer',
  run: (check) => `Lancer : ${check}`,
  runShort: 'Lancer',
  running: 'En cours…',
  results: {
    works: 'Marche',
    look: 'À regarder',
    fails: 'Ne marche pas',
    absent: 'Pas ici',
    unknown: 'Non testé',
  },
  checks: {
    hotkeys: { name: 'Raccourcis', help: 'Pressez chacun une fois. Seule la pression le prouve.' },
    screen: { name: 'Écran', help: 'Montre un instant un motif sur chaque écran et le compare.' },
    keychain: { name: 'Trousseau', help: 'Écrit une entrée d’essai, la lit et l’enlève.' },
    data: { name: 'Données', help: 'Place libre, écriture, recherche, et si le fichier est entier.' },
    network: { name: 'Réseau', help: 'Le chemin vers le serveur de votre profil, sans clé.' },
    tray: {
      name: 'Zone de notification',
      help: 'Cherchez dans la barre le coin avec une bulle.',
    },
    notifications: { name: 'Avis', help: 'En montre un.' },
    desktop: { name: 'Versions', help: 'Ce bureau, et de quoi Askshot est fait.' },
  },
  findings: {
    'frame-right': (facts) => `Écran ${facts['display']} : ${sizeOf(facts)}, chaque case à sa place.`,
    'frame-black': (facts) =>
      `Écran ${facts['display']} : l’image est noire. Le système interdit peut-être les captures.`,
    'frame-same': (facts) => `Écran ${facts['display']} : l’image est celle d’un autre écran.`,
    'frame-other': (facts) =>
      `Écran ${facts['display']} : le motif n’est pas dans l’image. Le système cache peut-être des fenêtres.`,
    'frame-failed': (facts, reason) => `Écran ${facts['display']} : ${reason}`,
    'own-out': () => 'Les fenêtres d’Askshot restent hors des captures.',
    'own-in': () => 'Les fenêtres d’Askshot se voyaient encore dans une capture.',
    'keychain-works': () => 'L’entrée d’essai a été écrite, lue et enlevée.',
    'keychain-locked': () => 'Le trousseau est verrouillé. Déverrouillez-le et testez de nouveau.',
    'keychain-unavailable': () =>
      'Cet ordinateur n’offre pas de trousseau ; une clé vit jusqu’à la fermeture d’Askshot.',
    'keychain-denied': () => 'Le trousseau a refusé l’entrée d’essai.',
    'data-works': (facts) => `Écrit, synchronisé et retrouvé ; ${free(facts)}.`,
    'data-low': (facts) => `Cela marche, mais le disque est presque plein : ${free(facts)}.`,
    'data-failed': (_facts, reason) => reason,
    'network-direct': (facts) => `${facts['host']} répond, sans proxy.`,
    'network-proxy': (facts) => `${facts['host']} répond par le proxy ${facts['proxy']}.`,
    'network-web-page': (facts) =>
      `Une page Web répond à la place de ${facts['host']}, peut-être une page de connexion.`,
    'network-no-address': () => 'Le profil ne nomme pas encore de serveur.',
    'network-failed': (_facts, reason) => reason,
    'desktop-facts': desktopFacts,
  },
  took,
  hotkey: (command, keys) => `${command} : ${keys}`,
  hotkeyNone: (command) => `${command} : aucune touche`,
  pressIt: 'Pressez-le maintenant.',
  canYouSee: 'Le voyez-vous ?',
  yes: 'Oui',
  no: 'Non',
  notify: 'En montrer un',
  noNotifications: 'Ce bureau ne montre pas d’avis. La fenêtre de question dit tout ce qu’ils diraient.',
  testNotification: 'Voici à quoi ressemble un avis.',
  notSeen: {
    tray: 'Ce bureau la cache peut-être. Tout ce qu’elle offre est aussi dans les fenêtres et par commande.',
    notifications: 'Le bureau les retient peut-être. La fenêtre de question dit tout ce qu’ils diraient.',
  },
  copyReport: 'Copier le compte rendu',
  copied: 'Copié',
  copyHelp:
    'Du texte simple pour signaler un problème. Ni clé, ni question, ni nom ; des adresses, le serveur seul.',
  openSettings: 'Ouvrir les réglages',
}
