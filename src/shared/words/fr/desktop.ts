import type { LinkWords, NoticeWords, StartWords, TrayWords } from '../desktop-words.ts'
import { count } from './formats.ts'

export const tray: TrayWords = {
  history: 'Historique…',
  captureLast: 'Capturer la dernière zone',
  capture: 'Capturer et demander',
  showLast: 'Montrer la dernière réponse',
  recent: 'Récentes',
  settings: 'Réglages…',
  quit: 'Quitter Askshot',
  quitWaiting: (waiting) =>
    `Quitter Askshot (${count(waiting, 'question attend', 'questions attendent')} le prochain démarrage)`,
  recentLine: (state, firstWords) => `${state} : ${firstWords}`,
  withKeys: (label, keys) => `${label} (${keys})`,
  tooltip: 'Askshot',
  comment:
    'Pressez un raccourci, tracez un rectangle sur n’importe quoi à l’écran, demandez et lisez la réponse à côté.',
}

export const start: StartWords = {
  failed: 'Askshot ne peut pas démarrer',
  unwritable: (folder) => `Impossible d’écrire dans son dossier : ${folder}. Son contenu est resté tel quel.`,
  full: (folder) =>
    `Le disque de son dossier est plein : ${folder}. Faites de la place, puis relancez-le ; rien n’a été modifié.`,
}

export const notices: NoticeWords = {
  answered: 'Réponse arrivée',
  approval: 'Attend votre accord',
  approvalText: (name, server) => (server === undefined ? name : `${name} de ${server}`),
}

export const link: LinkWords = {
  title: 'Ouvrir une adresse Web ?',
  message: (host) => `Ceci ouvre ${host} dans votre navigateur.`,
  unencrypted: 'La connexion n’est pas chiffrée.',
  open: 'Ouvrir',
  cancel: 'Annuler',
}
