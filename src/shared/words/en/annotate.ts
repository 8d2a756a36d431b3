import type { AnnotateWords } from '../annotate-words.ts'
import { pictureFileName } from '../picture-file-name.ts'
import { number } from './formats.ts'

export const annotate: AnnotateWords = {
  toolbar: 'Tools',
  tools: { pen: 'Pen', arrow: 'Arrow', box: 'Box', number: 'Number', text: 'Text', cover: 'Cover' },
  actions: {
    colour: 'Colour',
    width: 'Width',
    look: 'Look of covers',
    undo: 'Undo',
    redo: 'Redo',
    add: 'Add another capture',
    copy: 'Copy',
    save: 'Save',
    pin: 'Pin on the screen',
    'open-window': 'Open in window',
    done: 'Keep the changes',
    close: 'Close',
  },
  tip: (name, keys) => `${name} (${keys})`,
  colours: { red: 'Red', yellow: 'Yellow', blue: 'Blue', green: 'Green', white: 'White', black: 'Black' },
  widths: { 2: 'Thin', 4: 'Medium', 8: 'Thick' },
  looks: { solid: 'Solid', mosaic: 'Mosaic' },
  toolOn: (tool) => `${tool}. Drag, or arrows and Enter. Esc leaves it`,
  toolOff: 'No tool',
  text: 'Text on the picture',
  textCut: (most) => `Cut off: a text on the picture has ${number(most)} characters at most`,
  marked: (tool) => `${tool} drawn`,
  selected: (tool) => `${tool} selected. Arrows move it, Delete removes it`,
  deleted: 'Deleted. Ctrl+Z brings it back',
  undone: 'Undone',
  redone: 'Done again',
  nothingToUndo: 'Nothing to undo',
  copied: 'Copied',
  saved: 'Saved',
  added: (count) =>
    count === 1 ? '1 capture is kept. Select another' : `${count} captures are kept. Select another`,
  saveTitle: 'Save the picture',
  fileName: pictureFileName,
  marksLine: (capture, places) =>
    `Marks on capture ${capture}: ${places
      .map(({ number, across, down }) => `${number} at ${across} % across, ${down} % down`)
      .join('; ')}`,
}
