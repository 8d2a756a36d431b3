import type { LinkWords, NoticeWords, StartWords, TrayWords } from '../desktop-words.ts'
import { count } from './formats.ts'

export const tray: TrayWords = {
  history: 'Verlauf …',
  captureLast: 'Letzten Bereich aufnehmen',
  capture: 'Aufnehmen und fragen',
  showLast: 'Letzte Antwort zeigen',
  recent: 'Zuletzt',
  settings: 'Einstellungen …',
  quit: 'Askshot beenden',
  quitWaiting: (waiting) =>
    `Askshot beenden (${count(waiting, 'Frage wartet', 'Fragen warten')} auf den nächsten Start)`,
  recentLine: (state, firstWords) => `${state}: ${firstWords}`,
  tooltip: 'Askshot',
  comment:
    'Tastenkürzel drücken, ein Rechteck über irgendetwas auf dem Bildschirm ziehen, fragen und die Antwort daneben lesen.',
  withKeys: (label, keys) => `${label} (${keys})`,
}

export const start: StartWords = {
  failed: 'Askshot kann nicht starten',
  unwritable: (folder) =>
    `In seinen Ordner kann nicht geschrieben werden: ${folder}. Was darin ist, blieb unverändert.`,
  full: (folder) =>
    `Die Platte mit seinem Ordner ist voll: ${folder}. Schaffen Sie Platz und starten Sie es neu; nichts wurde verändert.`,
}

export const notices: NoticeWords = {
  answered: 'Antwort ist da',
  approval: 'Braucht Ihr Ja',
  approvalText: (name, server) => (server === undefined ? name : `${name} von ${server}`),
}

export const link: LinkWords = {
  title: 'Webadresse öffnen?',
  message: (host) => `${host} wird in Ihrem Browser geöffnet.`,
  unencrypted: 'Die Verbindung ist nicht verschlüsselt.',
  open: 'Öffnen',
  cancel: 'Abbrechen',
}
