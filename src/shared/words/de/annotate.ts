import type { AnnotateWords } from '../annotate-words.ts'
import { pictureFileName } from '../picture-file-name.ts'
import { count, number } from './formats.ts'

export const annotate: AnnotateWords = {
  toolbar: 'Werkzeuge',
  tools: {
    pen: 'Stift',
    arrow: 'Pfeil',
    box: 'Rahmen',
    number: 'Nummer',
    text: 'Text',
    cover: 'Abdeckung',
  },
  actions: {
    colour: 'Farbe',
    width: 'Strichstärke',
    look: 'Aussehen der Abdeckungen',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    add: 'Weitere Aufnahme hinzufügen',
    copy: 'Kopieren',
    save: 'Speichern',
    pin: 'Am Bildschirm anheften',
    'open-window': 'Im Fenster öffnen',
    done: 'Änderungen behalten',
    close: 'Schließen',
  },
  tip: (name, keys) => `${name} (${keys})`,
  colours: { red: 'Rot', yellow: 'Gelb', blue: 'Blau', green: 'Grün', white: 'Weiß', black: 'Schwarz' },
  widths: { 2: 'Dünn', 4: 'Mittel', 8: 'Dick' },
  looks: { solid: 'Einfarbig', mosaic: 'Mosaik' },
  toolOn: (tool) => `${tool}. Ziehen, oder Pfeiltasten und Eingabe. Esc legt es weg`,
  toolOff: 'Kein Werkzeug',
  text: 'Text auf dem Bild',
  textCut: (most) => `Abgeschnitten: Ein Text auf dem Bild hat höchstens ${number(most)} Zeichen`,
  marked: (tool) => `${tool} gezeichnet`,
  selected: (tool) => `${tool} ausgewählt. Pfeiltasten verschieben, Entf entfernt`,
  deleted: 'Gelöscht. Strg+Z holt es zurück',
  undone: 'Rückgängig gemacht',
  redone: 'Wiederholt',
  nothingToUndo: 'Nichts rückgängig zu machen',
  copied: 'Kopiert',
  saved: 'Gespeichert',
  added: (captures) =>
    `${count(captures, 'Aufnahme ist', 'Aufnahmen sind')} behalten. Wählen Sie die nächste aus`,
  saveTitle: 'Bild speichern',
  fileName: pictureFileName,
  marksLine: (capture, places) =>
    `Markierungen auf Aufnahme ${capture}: ${places
      .map(({ number, across, down }) => `${number} bei ${across} % von links, ${down} % von oben`)
      .join('; ')}`,
}
