import type { AnnotateWords } from '../annotate-words.ts'
import { pictureFileName } from '../picture-file-name.ts'
import { count, number } from './formats.ts'

export const annotate: AnnotateWords = {
  toolbar: 'Outils',
  tools: { pen: 'Crayon', arrow: 'Flèche', box: 'Cadre', number: 'Numéro', text: 'Texte', cover: 'Cache' },
  actions: {
    colour: 'Couleur',
    width: 'Épaisseur',
    look: 'Aspect des caches',
    undo: 'Annuler',
    redo: 'Rétablir',
    add: 'Ajouter une capture',
    copy: 'Copier',
    save: 'Enregistrer',
    pin: 'Épingler à l’écran',
    'open-window': 'Ouvrir dans la fenêtre',
    done: 'Garder les modifications',
    close: 'Fermer',
  },
  tip: (name, keys) => `${name} (${keys})`,
  colours: { red: 'Rouge', yellow: 'Jaune', blue: 'Bleu', green: 'Vert', white: 'Blanc', black: 'Noir' },
  widths: { 2: 'Fin', 4: 'Moyen', 8: 'Épais' },
  looks: { solid: 'Uni', mosaic: 'Mosaïque' },
  toolOn: (tool) => `${tool}. Glissez, ou flèches et Entrée. Échap le pose`,
  toolOff: 'Aucun outil',
  text: 'Texte sur l’image',
  textCut: (most) => `Coupé : un texte sur l’image a au plus ${number(most)} caractères`,
  marked: (tool) => `${tool} : tracé fait`,
  selected: (tool) => `${tool} : sélection. Les flèches déplacent, Suppr enlève`,
  deleted: 'Supprimé. Ctrl+Z le rétablit',
  undone: 'Annulé',
  redone: 'Rétabli',
  nothingToUndo: 'Rien à annuler',
  copied: 'Copié',
  saved: 'Enregistré',
  added: (captures) => `${count(captures, 'capture gardée', 'captures gardées')}. Sélectionnez la suivante`,
  saveTitle: 'Enregistrer l’image',
  fileName: pictureFileName,
  marksLine: (capture, places) =>
    `Marques sur la capture ${capture} : ${places
      .map(({ number, across, down }) => `${number} à ${across} % de la gauche et ${down} % du haut`)
      .join(' ; ')}`,
}
