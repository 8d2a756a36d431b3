import type { DataWords } from '../data-words.ts'
import { count, number, size } from './formats.ts'

export const data: DataWords = {
  heading: 'Privacidad y datos',
  help: 'Todo lo preguntado se guarda en este equipo, y solo se envían preguntas. Askshot no informa a nadie sobre usted.',
  kept: (threads, bytes) => `${count(threads, 'hilo', 'hilos')}, ${size(bytes)}.`,
  fields: { picturesDays: 'Guardar imágenes', threadsDays: 'Guardar hilos', maxGigabytes: 'Como máximo' },
  days: (days) =>
    days === 0 ? 'siempre' : days === 365 ? 'durante un año' : `durante ${count(days, 'día', 'días')}`,
  gigabytes: (gigabytes) =>
    gigabytes === 0 ? 'cualquier tamaño' : `${number(gigabytes)} GB; se van antes los más antiguos`,
  exempt:
    'Los hilos destacados, los borradores y la bandeja de salida se guardan siempre. Las imágenes se van antes que el texto.',
  forget: 'Olvidar los hilos al cerrarlos',
  forgetHelp:
    'Un hilo nuevo se borra con sus imágenes al cerrar su ventana. Mientras no se haya respondido y leído, se queda.',
  wouldDelete: (threads, pictureThreads) =>
    threads === 0
      ? `Esto borra ahora las imágenes de ${count(pictureThreads, 'hilo', 'hilos')}.`
      : pictureThreads === 0
        ? `Esto borra ahora ${count(threads, 'hilo', 'hilos')}.`
        : `Esto borra ahora ${count(threads, 'hilo', 'hilos')} y las imágenes de ${number(pictureThreads)} más.`,
  apply: 'Borrar y mantenerlo así',
  leave: 'Dejarlo como estaba',
  clear: 'Borrar todo…',
  clearHelp:
    'Se borran preguntas, respuestas, imágenes, borradores y copias, y lo que espera en la bandeja de salida. Ajustes y claves se conservan. No hay vuelta atrás.',
  typeToClear: 'Escriba DELETE',
  clearNow: 'Borrar todo',
  cleared: 'Se ha borrado todo.',
}
