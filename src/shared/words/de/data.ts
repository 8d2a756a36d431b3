import type { DataWords } from '../data-words.ts'
import { count, number, size } from './formats.ts'

export const data: DataWords = {
  heading: 'Datenschutz und Daten',
  help: 'Alles Gefragte bleibt auf diesem Computer, und gesendet werden nur Fragen. Askshot meldet niemandem etwas über Sie.',
  kept: (threads, bytes) => `${count(threads, 'Thread', 'Threads')}, ${size(bytes)}.`,
  fields: { picturesDays: 'Bilder behalten', threadsDays: 'Threads behalten', maxGigabytes: 'Höchstens' },
  days: (days) => (days === 0 ? 'immer' : days === 365 ? 'ein Jahr' : count(days, 'Tag', 'Tage')),
  gigabytes: (gigabytes) =>
    gigabytes === 0 ? 'beliebig viel' : `${number(gigabytes)} GB, die ältesten gehen zuerst`,
  exempt: 'Threads mit Stern, Entwürfe und der Postausgang bleiben immer. Bilder gehen vor dem Text.',
  wouldDelete: (threads, pictureThreads) =>
    threads === 0
      ? `Das löscht jetzt die Bilder von ${count(pictureThreads, 'Thread', 'Threads')}.`
      : pictureThreads === 0
        ? `Das löscht jetzt ${count(threads, 'Thread', 'Threads')}.`
        : `Das löscht jetzt ${count(threads, 'Thread', 'Threads')} und die Bilder von ${number(pictureThreads)} weiteren.`,
  apply: 'Löschen und dabei bleiben',
  leave: 'Lassen, wie es war',
  clear: 'Alles löschen …',
  clearHelp:
    'Alle Fragen, Antworten, Bilder, Entwürfe und Sicherungen gehen, auch was im Postausgang wartet. Einstellungen und Schlüssel bleiben. Es gibt keinen Weg zurück.',
  typeToClear: 'DELETE eintippen',
  clearNow: 'Alles löschen',
  cleared: 'Alles wurde gelöscht.',
}
