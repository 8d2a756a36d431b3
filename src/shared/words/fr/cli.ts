import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { CliWords } from '../cli-words.ts'
import { size } from './formats.ts'

const synopsis = (program: string) => `NOM
  ${program} - poser des questions sur tout ce qui est à l’écran

SYNOPSIS
  ${program} [COMMANDE]
  ${program} ask FICHIER "QUESTION" [--json] [--profile NOM] [--model NOM]
                                    [--timeout SECONDES]

`

const commands = () => `COMMANDES
  (aucune)      démarrer dans la zone de notification ; si Askshot tourne
                déjà, montrer la dernière réponse
  --capture     capturer une partie de l’écran et poser une question, comme
                le raccourci ; avec --delay SECONDES, seulement après ce
                temps, pour les menus qu’une touche fermerait
  --last-region capturer de nouveau la dernière zone, sans sélection
  --show        montrer la dernière réponse ; la seconde fois, la masquer
  --settings    ouvrir les réglages
  --self-test   ouvrir la page qui teste raccourci, écran, trousseau, réseau
  --tray        démarrer dans la zone de notification sans rien ouvrir
  --quit        quitter l’Askshot qui tourne
  --help        afficher ceci
  --version     afficher la version

  Un second démarrage remet sa commande à l’Askshot qui tourne, puis finit.
  Pour lier une touche à une commande, passez par les réglages du clavier de
  votre bureau.

`

const ask = (program: string) => `QUESTION
  ${program} ask interroge sur une image ou un PDF sans fenêtre et affiche la
  réponse à mesure qu’elle vient. FICHIER est un PNG, JPEG, WebP, GIF, BMP,
  PDF ou, là où le système le lit, HEIC ; son contenu compte, non son nom. Un
  tiret lit l’entrée standard. La question est un seul mot pour le shell, donc
  entre guillemets ; après -- elle peut commencer par un tiret.

  La question est comme toutes les autres : elle est sur le disque avant tout
  envoi, et figure dans la boîte d’envoi, le menu et l’historique. Si Askshot
  ne tourne pas encore, il démarre dans la zone de notification.

  --json              afficher à la fin un objet au lieu du texte : id,
                      thread, state, answer, profile, model, usage, cost,
                      citations, error ; l’inconnu est null
  --profile NOM       demander avec ce profil au lieu du profil par défaut
  --model NOM         demander à ce modèle du profil au lieu du sien
  --timeout SECONDES  ne pas attendre plus longtemps la fin de la réponse

  Ctrl+C et --timeout mettent fin à l’attente, non à la question : elle reste
  dans la boîte d’envoi et y reçoit sa réponse. Les clés d’API sont dans le
  trousseau ; une clé donnée ici est refusée.

`

const exitStatus = () => `CODE DE SORTIE
  0     réponse reçue
  1     sans succès, ou arrêtée par l’utilisateur
  2     mauvais usage, ou fichier illisible
  3     encore en file ou en attente
  4     attend l’utilisateur : une clé, un paiement, un accord
  5     la réponse s’est interrompue ; ce qui est venu est affiché
  130   interrompue par Ctrl+C

`

const examples = (program: string) => `EXEMPLES
  ${program} ask graphique.png "Quelle année était la meilleure ?"
  import -window root png:- | ${program} ask - "Qu’est-ce ?" --timeout 60
  ${program} ask facture.jpg "Le total, en chiffres" --json | jq -r .answer
`

/** The French of the command line. */
export const cli: CliWords = {
  help: (program) => [synopsis, commands, ask, exitStatus, examples].map((part) => part(program)).join(''),
  faults: {
    'several-commands': 'Une seule commande à la fois.',
    'takes-no-value': 'Cette commande ne prend pas de valeur.',
    'unknown-word': 'Askshot ne connaît aucun de ces mots.',
    'unknown-option': 'Askshot ne connaît pas cette option.',
    'value-missing': 'Cette option demande une valeur.',
    'key-given':
      'Une clé ne se donne jamais sur la ligne de commande, où d’autres peuvent la lire.\n' +
      'Elle n’a pas servi. Mettez-la dans les réglages et ôtez-la de l’historique de ce shell.',
    'bad-delay': 'Le délai est un nombre de secondes, 60 au plus.',
    'delay-alone': 'Un délai accompagne --capture.',
    'bad-timeout': 'La durée d’attente est un nombre de secondes, un jour au plus.',
    'file-missing': 'Il manque le fichier sur lequel interroger.',
    'question-missing': 'Il manque la question.',
    'question-split': 'La question est un seul mot pour le shell : mettez-la entre guillemets.',
    'question-long': 'La question est trop longue.',
  },
  seeHelp: (program) => `Voir ${program} --help.`,
  files: {
    'not-found': (file) => `Le fichier ${file} n’existe pas.`,
    'not-allowed': (file) => `Vous ne pouvez pas lire ${file}.`,
    folder: (file) => `${file} est un dossier.`,
    unreadable: (file) => `${file} est illisible.`,
    empty: (file) => `${file} est vide.`,
    'too-large': (file) => `${file} dépasse ${size(MAX_PICTURE_BYTES)}.`,
    'document-too-large': (file) => `${file} dépasse la taille d’un document : ${size(MAX_DOCUMENT_BYTES)}.`,
    'another-kind': (file) => `${file} n’est pas un PNG, JPEG, WebP, GIF, BMP, HEIC ou PDF lisible.`,
  },
  standardInput: 'L’entrée standard',
  starting: 'Démarrage d’Askshot.',
  notStarted: 'Askshot n’a pas démarré. Rien n’a été demandé.',
  notTaken: 'Askshot n’a pas confirmé la question ; voyez si elle y est : askshot --show',
  noProfile: (name, known) => `Aucun profil ne s’appelle ${name}. Il y a : ${known.join(', ')}.`,
  stillInOutbox: 'Encore dans la boîte d’envoi.',
  waiting: (reason) => `${reason} En attente ; Ctrl+C la laisse dans la boîte d’envoi.`,
  needsYes: 'La réponse attend votre accord pour un outil : askshot --show.',
  stopped: 'Arrêtée par vous.',
  replaced: 'Le serveur a corrigé sa réponse :',
  toSettings: 'Ouvrir les réglages : askshot --settings',
  toWindow: 'La voir : askshot --show',
}
