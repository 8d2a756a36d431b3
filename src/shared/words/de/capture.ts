import type { CaptureWords } from '../capture-words.ts'
import { count, number } from './formats.ts'

export const capture: CaptureWords = {
  hotkeys: {
    capture: 'Aufnehmen und fragen',
    showLast: 'Letzte Antwort zeigen',
    captureLast: 'Letzten Bereich aufnehmen',
    captureAfterDelay: 'Verzögert aufnehmen',
    captureDisplay: 'Ganzen Bildschirm aufnehmen',
  },
  tray: {
    after: 'Aufnehmen nach',
    seconds: (seconds) => `${number(seconds)} s`,
    stop: 'Countdown abbrechen',
  },
  countdown: {
    title: 'Askshot-Countdown',
    left: (seconds) => `Aufnahme in ${count(seconds, 'Sekunde', 'Sekunden')}`,
    stop: 'Esc bricht ab',
  },
  overlay: {
    asksAtOnce: (name) => `„${name}“ wird gefragt, sobald Sie ausgewählt haben. Esc schließt.`,
    noPreset: (position) => `Eine Vorlage ${position} gibt es nicht.`,
  },
  edit: {
    name: 'Auf dem Bild zeichnen',
    action: (position) => `Aufnahme ${position} bearbeiten`,
    hint: 'Eingabe behält, was Sie gezeichnet haben. Esc geht einen Schritt zurück.',
    aimingHint: 'Ziehen behält nur einen Teil, ein Klick das ganze Bild. Esc lässt es, wie es war.',
    changed: (position) => `Aufnahme ${position} geändert`,
  },
  sentAt: (widthPx, heightPx) => `gesendet als ${widthPx}×${heightPx}`,
  pin: {
    title: 'Angeheftete Aufnahme',
    action: 'Am Bildschirm anheften',
    done: 'Am Bildschirm angeheftet',
    picture: (widthPx, heightPx) => `Angeheftete Aufnahme, ${widthPx}×${heightPx}`,
    ask: 'Dazu fragen',
    copy: 'Kopieren',
    save: 'Speichern',
    close: 'Schließen',
    copied: 'Kopiert',
    saved: 'Gespeichert',
    tools: 'Was Sie damit tun können',
    missing: 'Dieses Bild ist nicht mehr da.',
  },
}
