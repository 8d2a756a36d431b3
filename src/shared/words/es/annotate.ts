import type { AnnotateWords } from '../annotate-words.ts'
import { pictureFileName } from '../picture-file-name.ts'
import { count, number } from './formats.ts'

export const annotate: AnnotateWords = {
  toolbar: 'Herramientas',
  tools: {
    pen: 'Lápiz',
    arrow: 'Flecha',
    box: 'Recuadro',
    number: 'Número',
    text: 'Texto',
    cover: 'Ocultación',
  },
  actions: {
    colour: 'Color',
    width: 'Grosor',
    look: 'Aspecto de las ocultaciones',
    undo: 'Deshacer',
    redo: 'Rehacer',
    add: 'Añadir otra captura',
    copy: 'Copiar',
    save: 'Guardar',
    pin: 'Fijar en la pantalla',
    'open-window': 'Abrir en la ventana',
    done: 'Conservar los cambios',
    close: 'Cerrar',
  },
  tip: (name, keys) => `${name} (${keys})`,
  colours: { red: 'Rojo', yellow: 'Amarillo', blue: 'Azul', green: 'Verde', white: 'Blanco', black: 'Negro' },
  widths: { 2: 'Fino', 4: 'Medio', 8: 'Grueso' },
  looks: { solid: 'Liso', mosaic: 'Mosaico' },
  toolOn: (tool) => `${tool}. Arrastrar, o flechas e Intro. Esc lo deja`,
  toolOff: 'Sin herramienta',
  text: 'Texto sobre la imagen',
  textCut: (most) => `Cortado: un texto sobre la imagen tiene como máximo ${number(most)} caracteres`,
  marked: (tool) => `${tool}: trazo hecho`,
  selected: (tool) => `${tool}: selección. Las flechas mueven, Supr elimina`,
  deleted: 'Eliminado. Ctrl+Z lo recupera',
  undone: 'Deshecho',
  redone: 'Rehecho',
  nothingToUndo: 'Nada que deshacer',
  copied: 'Copiado',
  saved: 'Guardado',
  added: (captures) => `${count(captures, 'captura guardada', 'capturas guardadas')}. Seleccione otra`,
  saveTitle: 'Guardar la imagen',
  fileName: pictureFileName,
  marksLine: (capture, places) =>
    `Marcas en la captura ${capture}: ${places
      .map(
        ({ number, across, down }) =>
          `${number} al ${across} % desde la izquierda y al ${down} % desde arriba`,
      )
      .join('; ')}`,
}
