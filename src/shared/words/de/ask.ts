import type { AskWords } from '../ask-words.ts'
import { clock, count, dollars, minutes, number, size } from './formats.ts'

function cached(tokens: number | undefined): string {
  return tokens === undefined || tokens === 0 ? '' : ` (${number(tokens)} aus dem Cache)`
}

export const ask: AskWords = {
  windowTitle: 'Askshot',
  field: 'Ihre Frage',
  placeholder: 'Fragen Sie dazu …',
  send: 'Senden',
  sending: (seconds) => (seconds < 1 ? 'Wird gesendet' : `Wird gesendet · ${minutes(seconds)}`),
  queued: 'Eingereiht',
  waitingForWords: (seconds) => `Wartet auf die ersten Wörter · ${minutes(seconds)}`,
  answering: (seconds) => `Antwortet · ${minutes(seconds)}`,
  silent: (seconds) => `Seit ${number(seconds)} s keine Wörter. Die Verbindung steht`,
  waiting: (reason, secondsLeft, attempt) =>
    `${reason} Nächster Versuch in ${minutes(secondsLeft)} (Versuch ${number(attempt + 1)})`,
  answered: (seconds) =>
    seconds === undefined ? 'Beantwortet' : `Beantwortet · ${number(Math.round(seconds * 10) / 10)} s`,
  cutByLength: 'Beantwortet, aber die Längengrenze wurde erreicht',
  cutByPolicy: 'Teilweise beantwortet; der Rest wurde wegen der Inhaltsregeln zurückgehalten',
  refused: 'Antwort abgelehnt; der Wortlaut steht unten',
  cutOff: (words) => `Abgebrochen nach ${count(words, 'Wort', 'Wörtern')}`,
  announceFinished: (words) => `Antwort fertig, ${count(words, 'Wort', 'Wörter')}`,
  stop: 'Anhalten',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyCode: 'Code kopieren',
  askAgain: 'Erneut fragen',
  sendNow: 'Jetzt senden',
  hide: 'Ausblenden',
  more: 'Mehr',
  newCapture: 'Aufnehmen und fragen',
  newQuestion: 'Neue Frage',
  removeCapture: (position) => `Aufnahme ${position} entfernen`,
  captureName: (position, widthPx, heightPx) => `Aufnahme ${position}, ${widthPx} mal ${heightPx}`,
  captureSize: (widthPx, heightPx, bytes) => `${widthPx}×${heightPx} · ${size(bytes)}`,
  draftFrom: (time) => `Entwurf von ${clock(time)}`,
  clearDraft: 'Verwerfen',
  emptyQuestion: 'Geben Sie zuerst eine Frage ein',
  pictureMissing: 'Bild fehlt',
  usage: (usage, cost) =>
    usage?.inputTokens === undefined && usage?.outputTokens === undefined
      ? 'Verbrauch nicht gemeldet'
      : [
          ...(usage.inputTokens === undefined
            ? []
            : [`${number(usage.inputTokens)} ein${cached(usage.cachedTokens)}`]),
          ...(usage.outputTokens === undefined ? [] : [`${number(usage.outputTokens)} aus`]),
          ...(cost === undefined ? [] : [`${cost.isReported ? '' : 'etwa '}${dollars(cost.usd)}`]),
        ].join(' · '),
  estimate: (inputTokens, usd) =>
    `Etwa ${number(inputTokens)} Token${usd === undefined ? '' : `, ${dollars(usd)}`}`,
  estimateHelp: (pricesOf) =>
    pricesOf === undefined
      ? 'Text, Verlauf und Aufnahmen; ohne die Antwort.'
      : `Text, Verlauf und Aufnahmen; ohne die Antwort. Preise vom ${pricesOf}.`,
  thinking: 'Denkt nach',
  thought: 'Was es gedacht hat',
  activities: {
    queued: () => 'Beim Anbieter eingereiht',
    thinking: () => 'Denkt nach',
    'web-search': (detail) => (detail === undefined ? 'Sucht im Web' : `Sucht im Web: ${detail}`),
    'file-search': (detail) => (detail === undefined ? 'Sucht in Dateien' : `Sucht in Dateien: ${detail}`),
    tool: (detail) => (detail === undefined ? 'Benutzt ein Werkzeug' : `Benutzt ${detail}`),
    polling: () => 'Arbeitet; wird von Zeit zu Zeit abgefragt',
  },
  maybeCut: 'Beantwortet; vielleicht an der Längengrenze abgeschnitten',
  notShown: (characters) =>
    `${number(characters)} weitere Zeichen sind hier nicht gezeigt. Kopieren und Speichern enthalten alles.`,
  sources: 'Quellen',
  note: (note, model) => {
    switch (note.kind) {
      case 'field-dropped':
        return `Ohne ${note.field} erneut gesendet, was ${model} nicht annimmt.`
      case 'effort-changed':
        return `Mit dem Aufwand „${note.to}“ erneut gesendet, den ${model} annimmt.`
      case 'picture-shrunk':
        return `Mit einem kleineren Bild erneut gesendet, ${note.widthPx}×${note.heightPx}.`
      case 'picture-converted':
        return 'Mit dem Bild in einem anderen Format erneut gesendet.'
      case 'history-resent':
        return 'Mit dem ganzen Thread erneut gesendet, den der Server nicht mehr hatte.'
      case 'auth-switched':
        return note.to === 'bearer'
          ? 'Der Schlüssel galt nur mit „Bearer“ davor; wählen Sie das in den Einstellungen.'
          : 'Der Schlüssel galt nur ohne „Bearer“ davor; wählen Sie das in den Einstellungen.'
    }
  },
  tool: {
    title: (name, server) =>
      server === undefined ? `Möchte ${name} ausführen` : `Möchte ${name} von ${server} benutzen`,
    sendsTo: (kind, to) =>
      kind === 'mcp' ? `Der Anbieter sendet das Obige an ${to}.` : `Das Obige wird an ${to} gesendet.`,
    noArguments: 'Nichts wird mitgesendet.',
    long: (characters) => `${number(characters)} Zeichen`,
    mayHaveRun: 'Askshot wurde beendet, während dies lief. Es kann schon geschehen sein.',
    choices: {
      once: 'Einmal erlauben',
      thread: 'In diesem Thread',
      always: 'Immer',
      no: 'Ablehnen',
    },
    chosen: {
      once: 'Einmal erlaubt',
      thread: 'In diesem Thread erlaubt',
      always: 'Immer erlaubt',
      no: 'Abgelehnt',
    },
  },
  newest: 'Neuestes',
  blockedPicture: (host) => `Bild von ${host}, nicht geladen`,
  details: 'Einzelheiten',
  recent: 'Zuletzt',
  noRecent: 'Noch nichts gefragt',
  answer: 'Antwort',
  captures: 'Aufnahmen',
  wholeQuestion: 'Ganze Frage',
  code: 'Code',
  table: 'Tabelle',
  footnote: (label) => `Fußnote ${label}`,
  backToText: 'Zurück zum Text',
  taskDone: 'Erledigt',
  taskOpen: 'Offen',
  detailNames: {
    host: 'Server',
    status: 'Status',
    providerCode: 'Code',
    providerText: 'Meldung',
    field: 'Feld',
    requestId: 'Anfrage',
  },
}
