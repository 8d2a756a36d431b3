import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { Words } from '../words.ts'
import { count, dayAndClock, size } from './formats.ts'

const goesByItself = () => 'Ihre Frage ist gespeichert und wird von selbst gesendet.'
const kept = () => 'Ihre Frage bleibt erhalten.'

export const errors: Words['errors'] = {
  'key-missing': {
    title: ({ profile }) => `Im Schlüsselbund ist kein Schlüssel für ${profile}.`,
    safe: () => 'Ihre Fragen warten.',
  },
  'key-rejected': {
    title: ({ profile }) => `${profile} hat den API-Schlüssel nicht angenommen.`,
    safe: () => 'Ihre Frage und ihre Aufnahmen warten im Postausgang.',
  },
  'keychain-locked': {
    title: () => 'Der Schlüsselbund ist gesperrt, der API-Schlüssel daher nicht lesbar.',
    safe: () => 'Schlüssel und Fragen sind unberührt.',
  },
  'keychain-unavailable': {
    title: () => 'Dieser Computer bietet Askshot keinen Schlüsselbund.',
    safe: () => 'Kein Schlüssel wurde auf die Platte geschrieben; Ihre Fragen bleiben erhalten.',
  },
  permission: {
    title: ({ profile, model }) =>
      `${profile} lehnt ab: Der Schlüssel darf ${model} nicht nutzen, oder das Konto ist leer.`,
    safe: kept,
  },
  billing: {
    title: ({ profile }) => `${profile} meldet, dass dieses Konto kein Guthaben mehr hat.`,
    safe: () => 'Alles bleibt erhalten; gesendet wird erst wieder, wenn Sie es sagen.',
  },
  'rate-limited': {
    title: ({ profile }) => `${profile} bittet um eine Pause.`,
    safe: goesByItself,
  },
  offline: {
    title: () => 'Es gibt kein Netz.',
    safe: () => 'Ihre Frage ist gespeichert und wird gesendet, sobald das Netz wieder da ist.',
  },
  unreachable: { title: ({ host }) => `${host} antwortet nicht.`, safe: goesByItself },
  'server-trouble': { title: ({ profile }) => `${profile} hat selbst Schwierigkeiten.`, safe: goesByItself },
  'answer-late': {
    title: ({ profile }) => `${profile} nahm die Frage an, schickte aber nichts zurück.`,
    safe: () => 'Ihre Frage bleibt erhalten. Sie kann berechnet worden sein.',
  },
  'stream-cut': {
    title: ({ wordCount }) => `Die Verbindung brach nach ${count(wordCount ?? 0, 'Wort', 'Wörtern')} ab.`,
    safe: () => 'Alle sind erhalten.',
  },
  'stream-stalled': {
    title: ({ wordCount }) => `Nach ${count(wordCount ?? 0, 'Wort', 'Wörtern')} kam nichts mehr.`,
    safe: () => 'Alle sind erhalten.',
  },
  'not-an-api': {
    title: ({ host }) => `Statt ${host} antwortete eine Webseite, vielleicht eine Anmeldeseite.`,
    safe: goesByItself,
  },
  'endpoint-not-found': {
    title: ({ host }) => `${host} hat keinen Responses-Endpunkt, vielleicht nur Chat Completions.`,
    safe: kept,
  },
  'model-not-found': {
    title: ({ profile, model }) => `${profile} hat kein Modell namens ${model}.`,
    safe: kept,
  },
  'model-blind': {
    title: ({ model }) => `${model} kann keine Bilder sehen.`,
    safe: () => 'Nichts ist verloren.',
  },
  'invalid-request': {
    title: ({ profile, providerText }) =>
      providerText === undefined
        ? `${profile} hat die Anfrage nicht verstanden.`
        : `${profile} hat die Anfrage nicht verstanden: „${providerText}“.`,
    safe: kept,
  },
  'parameter-refused': {
    title: ({ profile, model, field }) =>
      field === undefined
        ? `${profile} hat eine der mit ${model} gesendeten Einstellungen abgelehnt.`
        : `${profile} hat „${field}“ für ${model} abgelehnt.`,
    safe: kept,
  },
  'history-lost': {
    title: ({ profile }) => `${profile} hat den früheren Teil dieses Threads nicht mehr.`,
    safe: () => 'Hier ist alles erhalten.',
  },
  'picture-unreadable': {
    title: () => 'Dazu kann Askshot nicht fragen; es liest PNG, JPEG, WebP, GIF, BMP, HEIC und PDF.',
    safe: () => 'Nichts wurde hinzugefügt; Ihre Frage ist, wie sie war.',
  },
  'picture-undecodable': {
    title: () =>
      'Dieser Computer kann keine HEIC-Bilder lesen: Speichern Sie es als JPEG oder PNG, und fügen Sie das hinzu.',
    safe: () => 'Nichts wurde hinzugefügt; Ihre Frage ist, wie sie war.',
  },
  'picture-too-large': {
    title: () => 'Dieses Bild ist zu groß, um darauf zu zeichnen.',
    safe: () => 'Es ist in Ihrer Frage, wie es war.',
  },
  'file-too-large': {
    title: () =>
      `Diese Datei ist zu groß: Ein Bild darf ${size(MAX_PICTURE_BYTES)} haben, ein Dokument ${size(MAX_DOCUMENT_BYTES)}.`,
    safe: () => 'Nichts wurde hinzugefügt; Ihre Frage ist, wie sie war.',
  },
  'file-unreadable': {
    title: () => 'Diese Datei ist nicht lesbar: Sie ist ein Ordner, ist weg oder darf nicht geöffnet werden.',
    safe: () => 'Nichts wurde hinzugefügt; Ihre Frage ist, wie sie war.',
  },
  'document-unreadable': {
    title: () =>
      'Dieses PDF ist nicht vollständig: Öffnen Sie es an seinem Ursprung, speichern Sie es neu, und fügen Sie das hinzu.',
    safe: () => 'Nichts wurde hinzugefügt; Ihre Frage ist, wie sie war.',
  },
  'document-locked': {
    title: () =>
      'Dieses PDF ist verschlüsselt und dort nicht lesbar: Speichern Sie eine Kopie ohne Schutz, und fügen Sie die hinzu.',
    safe: () => 'Nichts wurde hinzugefügt; Ihre Frage ist, wie sie war.',
  },
  'document-refused': {
    title: ({ profile }) => `${profile} nimmt keine Dokumente.`,
    safe: () => 'Ihre Frage und das Dokument bleiben erhalten.',
  },
  'document-missing': {
    title: () => 'Das Dokument dieser Frage ist nicht mehr auf der Festplatte.',
    safe: () => 'Der Text ist vollständig da.',
  },
  'picture-invalid': {
    title: ({ profile }) => `${profile} konnte das Bild nicht lesen.`,
    safe: () => 'Das Original bleibt, wie es ist.',
  },
  'content-policy': {
    title: ({ profile }) => `${profile} hat dies nach seinen Inhaltsregeln abgelehnt.`,
    safe: () => 'Ihre Frage bleibt erhalten und wird nicht von selbst erneut gesendet.',
  },
  'too-large': {
    title: ({ profile }) => `Diese Aufnahme ist größer, als ${profile} annimmt.`,
    safe: () => 'Das Original bleibt, wie es ist.',
  },
  'context-length': {
    title: ({ model }) => `Das ist länger, als ${model} lesen kann.`,
    safe: () => 'Alles ist erhalten.',
  },
  'untrusted-certificate': {
    title: ({ host }) => `Dem Zertifikat von ${host} ist nicht zu trauen.`,
    safe: () => 'Nichts wurde gesendet, und Ihre Frage bleibt erhalten.',
  },
  'proxy-trouble': {
    title: () => 'Der Proxy auf dem Weg nach draußen ließ die Frage nicht durch.',
    safe: goesByItself,
  },
  'tool-loop': {
    title: ({ model }) => `${model} verlangte immer wieder Werkzeuge und kam zu keiner Antwort.`,
    safe: kept,
  },
  'profile-incomplete': {
    title: ({ profile }) => `${profile} hat noch keine brauchbare Adresse oder kein Modell.`,
    safe: () => 'Ihre Frage wartet.',
  },
  'preset-unfit': {
    title: ({ field }) =>
      field === undefined
        ? 'Das Profil, auf das diese Vorlage eingestellt ist, gibt es nicht mehr.'
        : `Das antwortende Profil hat kein Modell ${field}, auf das diese Vorlage eingestellt ist.`,
    safe: () => 'Nichts wurde gesendet; Ihre Frage bleibt erhalten.',
  },
  'server-changed': {
    title: ({ host }) => `Diese Frage galt ${host}; jetzt ist ein anderer Server eingestellt.`,
    safe: () => 'Dorthin wurde sie nicht gesendet. Das Senden liegt bei Ihnen.',
  },
  'waited-long': {
    title: () => 'Diese Frage wartet seit einem Tag.',
    safe: () => 'Sie bleibt erhalten, solange Sie möchten.',
  },
  'being-edited': {
    title: () => 'Sie haben diese Frage zum Bearbeiten zurückgeholt.',
    safe: () => 'Sie bleibt erhalten und geht hinaus, wenn Sie sie senden.',
  },
  'already-sending': {
    title: () => 'Diese Frage ist schon unterwegs.',
    safe: () => 'Sie bleibt, wie sie gesendet wurde, und ihre Antwort kommt hier an.',
  },
  'captures-full': {
    title: () => 'Eine Frage nimmt höchstens acht Aufnahmen.',
    safe: () => 'Alle acht sind erhalten; senden Sie sie, oder entfernen Sie eine.',
  },
  'capture-denied': {
    title: () => 'Das System lässt Askshot den Bildschirm nicht sehen.',
    safe: () => 'Nichts wurde aufgenommen.',
  },
  'capture-empty': {
    title: () => 'Das System lieferte ein leeres Bild.',
    safe: () => 'Nichts wurde aufgenommen oder gesendet.',
  },
  'capture-failed': {
    title: () => 'Der Bildschirm war nicht lesbar.',
    safe: () => 'Nichts wurde aufgenommen oder gesendet.',
  },
  'capture-same': {
    title: () => 'Das System lieferte für zwei Bildschirme dasselbe Bild.',
    safe: () => 'Nichts wurde aufgenommen oder gesendet.',
  },
  'display-changed': {
    title: () => 'Die Bildschirme haben sich während der Auswahl geändert.',
    safe: () => 'Nichts wurde aufgenommen oder gesendet.',
  },
  'picture-missing': {
    title: () => 'Das Bild dieser Aufnahme ist nicht mehr auf der Platte.',
    safe: () => 'Der Text ist vollständig da.',
  },
  'disk-full': {
    title: () => 'Die Platte ist voll, daher konnte dies nicht gespeichert werden.',
    safe: () => 'Es steht noch in diesem Fenster; lassen Sie es offen.',
  },
  'disk-unwritable': {
    title: () => 'Askshot darf nicht in seinen Ordner schreiben; dies ist nicht gespeichert.',
    safe: () => 'Es steht noch in diesem Fenster; lassen Sie es offen.',
  },
  'data-damaged': {
    title: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'Die Verlaufsdatei war beschädigt, daher ist eine neue in Gebrauch.'
        : `Die Verlaufsdatei war beschädigt; in Gebrauch ist die Kopie vom ${dayAndClock(loss.copyTakenAt)}.`,
    safe: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'Die beschädigte Datei liegt daneben.'
        : (loss.heldCount ?? 0) === 0
          ? `Sie hat ${count(loss.askCount, 'Frage', 'Fragen')}; Späteres ist in der beschädigten Datei, die daneben liegt.`
          : `Sie hat ${count(loss.askCount, 'Frage', 'Fragen')}; Späteres ist in der beschädigten Datei, die daneben liegt. Der Postausgang ist angehalten, weil ${count(loss.heldCount ?? 0, 'Frage darin inzwischen beantwortet sein kann', 'Fragen darin inzwischen beantwortet sein können')}: Lassen Sie ihn weitersenden, wenn Sie das möchten.`,
  },
  'data-newer': {
    title: () => 'Den Verlauf hat ein neueres Askshot geschrieben; starten Sie dieses.',
    safe: () => 'Er blieb, wie er ist.',
  },
  'settings-damaged': {
    title: () => 'Die Einstellungen waren nicht lesbar, daher gelten die vorgegebenen.',
    safe: () => 'Die alte Datei ist aufgehoben; Schlüssel und Verlauf sind unberührt.',
  },
  'field-invalid': {
    title: ({ field }) =>
      field === undefined
        ? 'Dieser Wert lässt sich nicht verwenden.'
        : `Der Wert von „${field}“ lässt sich nicht verwenden.`,
    safe: () => 'Der alte gilt weiter.',
  },
  'address-invalid': {
    title: () => 'Das ist keine Webadresse.',
    safe: () => 'Die alte gilt weiter.',
  },
  'address-unsafe': {
    title: () => 'Erlaubt ist nur https, oder http auf diesem Computer.',
    safe: () => 'Die alte Adresse gilt weiter.',
  },
  'hotkey-taken': {
    title: ({ keys }) => `${keys ?? 'Das Tastenkürzel'} gehört einem anderen Programm.`,
    safe: () => 'Aufnahmen beginnen weiterhin im Infobereich und per Befehl.',
  },
  'hotkey-invalid': {
    title: ({ keys }) => `${keys ?? 'Dies'} taugt nicht als Tastenkürzel.`,
    safe: () => 'Die alten Tasten gelten weiter.',
  },
  'link-refused': {
    title: () => 'Askshot öffnet nur Webadressen.',
    safe: () => 'Nichts wurde geöffnet.',
  },
  'not-found': {
    title: () => 'Diese Frage ist nicht mehr da.',
    safe: () => 'Sonst hat sich nichts geändert.',
  },
  'bad-request': { title: () => 'Askshot traf auf einen Fall, den es nicht kennt.', safe: kept },
  unexpected: { title: () => 'Askshot traf auf einen Fall, den es nicht kennt.', safe: kept },
}

export const actions: Words['actions'] = {
  'send-now': 'Jetzt senden',
  'ask-again': 'Erneut fragen',
  'open-settings': 'Einstellungen öffnen',
  'set-key': 'Schlüssel hinterlegen',
  'check-address': 'Adresse prüfen',
  'choose-model': 'Modell wählen',
  'unlock-and-send': 'Entsperren und senden',
  'capture-again': 'Erneut aufnehmen',
  'try-again': 'Erneut versuchen',
}
