import type { CaptureWords } from '../capture-words.ts'
import { count, number } from './formats.ts'

export const capture: CaptureWords = {
  hotkeys: {
    capture: 'Capturer et demander',
    showLast: 'Montrer la dernière réponse',
    captureLast: 'Capturer la dernière zone',
    captureAfterDelay: 'Capturer après un délai',
    captureDisplay: 'Capturer tout l’écran',
  },
  tray: {
    after: 'Capturer après',
    seconds: (seconds) => `${number(seconds)} s`,
    stop: 'Arrêter le compte à rebours',
  },
  countdown: {
    title: 'Compte à rebours d’Askshot',
    left: (seconds) => `Capture dans ${count(seconds, 'seconde', 'secondes')}`,
    stop: 'Échap l’arrête',
  },
  overlay: {
    asksAtOnce: (name) => `« ${name} » part dès que la sélection est faite. Échap ferme.`,
    noPreset: (position) => `Il n’y a pas de modèle de question ${number(position)}.`,
  },
  edit: {
    name: 'Dessiner sur l’image',
    action: (position) => `Modifier la capture ${position}`,
    hint: 'Entrée garde ce que vous avez dessiné. Échap revient d’un pas.',
    aimingHint:
      'Faites glisser pour n’en garder qu’une partie, ou cliquez pour tout garder. Échap laisse l’image telle quelle.',
    changed: (position) => `Capture ${position} modifiée`,
  },
  sentAt: (widthPx, heightPx) => `envoyée en ${widthPx}×${heightPx}`,
  pin: {
    title: 'Capture épinglée',
    action: 'Épingler à l’écran',
    done: 'Épinglée à l’écran',
    picture: (widthPx, heightPx) => `Capture épinglée, ${widthPx}×${heightPx}`,
    ask: 'Demander à ce sujet',
    copy: 'Copier',
    save: 'Enregistrer',
    close: 'Fermer',
    copied: 'Copiée',
    saved: 'Enregistrée',
    tools: 'Que faire de cette capture',
    missing: 'Cette image n’est plus là.',
  },
}
