import type { AskWords } from '../ask-words.ts'
import { clock, count, dollars, minutes, number, size } from './formats.ts'

function cached(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : ` (${number(tokens)} en cache)`
}

export const ask: AskWords = {
  windowTitle: 'Askshot',
  field: 'Votre question',
  placeholder: 'Demandez à ce sujet…',
  send: 'Envoyer',
  sending: (seconds) => (seconds < 1 ? 'Envoi' : `Envoi · ${minutes(seconds)}`),
  queued: 'En file',
  waitingForWords: (seconds) => `Attend les premiers mots · ${minutes(seconds)}`,
  answering: (seconds) => `Réponse en cours · ${minutes(seconds)}`,
  silent: (seconds) => `Aucun mot depuis ${number(seconds)} s. La connexion est ouverte`,
  waiting: (reason, secondsLeft, attempt) =>
    `${reason} Prochain essai dans ${minutes(secondsLeft)} (essai ${number(attempt + 1)})`,
  answered: (seconds) =>
    seconds === undefined ? 'Répondue' : `Répondue · ${number(Math.round(seconds * 10) / 10)} s`,
  cutByLength: 'Répondue, mais la limite de longueur est atteinte',
  cutByPolicy: 'Répondue en partie ; le reste est retenu par les règles de contenu',
  refused: 'Réponse refusée ; ses mots sont ci-dessous',
  cutOff: (words) => `Interrompue après ${count(words, 'mot', 'mots')}`,
  announceFinished: (words) => `Réponse terminée, ${count(words, 'mot', 'mots')}`,
  stop: 'Arrêter',
  copy: 'Copier',
  copied: 'Copié',
  copyCode: 'Copier le code',
  askAgain: 'Redemander',
  sendNow: 'Envoyer maintenant',
  hide: 'Masquer',
  more: 'Plus',
  newCapture: 'Capturer et demander',
  newQuestion: 'Nouvelle question',
  removeCapture: (position) => `Retirer la capture ${position}`,
  captureName: (position, widthPx, heightPx) => `Capture ${position}, ${widthPx} sur ${heightPx}`,
  captureSize: (widthPx, heightPx, bytes) => `${widthPx}×${heightPx} · ${size(bytes)}`,
  draftFrom: (time) => `Brouillon de ${clock(time)}`,
  clearDraft: 'Effacer',
  emptyQuestion: 'Écrivez d’abord une question',
  pictureMissing: 'Image absente',
  usage: (usage, cost) =>
    usage?.inputTokens === undefined && usage?.outputTokens === undefined
      ? 'consommation non indiquée'
      : [
          ...(usage.inputTokens === undefined
            ? []
            : [`${number(usage.inputTokens)} en entrée${cached(usage.cachedTokens)}`]),
          ...(usage.outputTokens === undefined ? [] : [`${number(usage.outputTokens)} en sortie`]),
          ...(cost === undefined ? [] : [`${cost.isReported ? '' : 'environ '}${dollars(cost.usd)}`]),
        ].join(' · '),
  estimate: (inputTokens, usd) =>
    `Environ ${number(inputTokens)} jetons${usd === undefined ? '' : `, ${dollars(usd)}`}`,
  estimateHelp: (pricesOf) =>
    pricesOf === undefined
      ? 'Texte, historique et captures ; sans la réponse.'
      : `Texte, historique et captures ; sans la réponse. Prix du ${pricesOf}.`,
  thinking: 'Réflexion',
  thought: 'Ce qu’il a pensé',
  activities: {
    queued: () => 'En file chez le fournisseur',
    thinking: () => 'Réflexion',
    'web-search': (detail) =>
      detail === undefined ? 'Recherche sur le Web' : `Recherche sur le Web : ${detail}`,
    'file-search': (detail) =>
      detail === undefined ? 'Recherche dans les fichiers' : `Recherche dans les fichiers : ${detail}`,
    tool: (detail) => (detail === undefined ? 'Utilise un outil' : `Utilise ${detail}`),
    polling: () => 'Au travail ; consulté de temps en temps',
  },
  maybeCut: 'Répondue ; peut-être coupée à la limite de longueur',
  notShown: (characters) =>
    `${number(characters)} autres caractères ne sont pas affichés ici. Copier et Enregistrer contiennent tout.`,
  sources: 'Sources',
  note: (note, model) => {
    switch (note.kind) {
      case 'field-dropped':
        return `Renvoyée sans ${note.field}, que ${model} n’accepte pas.`
      case 'effort-changed':
        return `Renvoyée avec l’effort « ${note.to} », que ${model} accepte.`
      case 'picture-shrunk':
        return `Renvoyée avec une image plus petite, ${note.widthPx}×${note.heightPx}.`
      case 'picture-converted':
        return 'Renvoyée avec l’image dans un autre format.'
      case 'history-resent':
        return 'Renvoyée avec tout le fil, que le serveur n’avait plus.'
      case 'auth-switched':
        return note.to === 'bearer'
          ? 'La clé n’a été admise qu’avec « Bearer » devant ; choisissez-le dans les réglages.'
          : 'La clé n’a été admise que sans « Bearer » devant ; choisissez-le dans les réglages.'
    }
  },
  tool: {
    title: (name, server) =>
      server === undefined ? `Veut exécuter ${name}` : `Veut utiliser ${name} de ${server}`,
    sendsTo: (kind, to) =>
      kind === 'mcp' ? `Le fournisseur envoie ce qui précède à ${to}.` : `Ce qui précède est envoyé à ${to}.`,
    noArguments: 'Rien d’autre n’est envoyé.',
    long: (characters) => `${number(characters)} caractères`,
    mayHaveRun: 'Askshot s’est fermé pendant l’exécution. Elle a peut-être déjà eu lieu.',
    choices: {
      once: 'Autoriser une fois',
      thread: 'Dans ce fil',
      always: 'Toujours',
      no: 'Refuser',
    },
    chosen: {
      once: 'Autorisé une fois',
      thread: 'Autorisé dans ce fil',
      always: 'Toujours autorisé',
      no: 'Refusé',
    },
  },
  newest: 'Le plus récent',
  blockedPicture: (host) => `Image de ${host}, non chargée`,
  details: 'Détails',
  recent: 'Récentes',
  noRecent: 'Aucune question pour l’instant',
  answer: 'Réponse',
  captures: 'Captures',
  wholeQuestion: 'Question entière',
  code: 'Code',
  table: 'Tableau',
  footnote: (label) => `Note ${label}`,
  backToText: 'Retour au texte',
  taskDone: 'Fait',
  taskOpen: 'À faire',
  detailNames: {
    host: 'Serveur',
    status: 'État',
    providerCode: 'Code',
    providerText: 'Message',
    field: 'Champ',
    requestId: 'Requête',
  },
}
