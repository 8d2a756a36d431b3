import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { CliWords } from '../cli-words.ts'
import { size } from './formats.ts'

const synopsis = (program: string) => `NAME
  ${program} - zu allem auf dem Bildschirm fragen

ÜBERSICHT
  ${program} [BEFEHL]
  ${program} ask DATEI "FRAGE" [--json] [--profile NAME] [--model NAME]
                               [--timeout SEKUNDEN]

`

const commands = () => `BEFEHLE
  (keiner)      im Infobereich starten; läuft Askshot schon, die letzte
                Antwort zeigen
  --capture     einen Teil des Bildschirms aufnehmen und dazu fragen, wie das
                Tastenkürzel; mit --delay SEKUNDEN erst nach dieser Zeit, für
                Menüs, die eine Taste schließen würde
  --last-region den letzten Bereich erneut aufnehmen, ohne Auswahl
  --show        die letzte Antwort zeigen; beim zweiten Mal ausblenden
  --settings    die Einstellungen öffnen
  --self-test   die Seite öffnen, die Tastenkürzel, Bildschirm,
                Schlüsselbund und Netz prüft
  --tray        im Infobereich starten und nichts öffnen
  --quit        das laufende Askshot beenden
  --help        dies ausgeben
  --version     die Version ausgeben

  Ein zweiter Start reicht seinen Befehl an das laufende Askshot weiter und
  endet. Für eine Taste zu einem Befehl belegen Sie ihn in den
  Tastatureinstellungen des Desktops.

`

const ask = (program: string) => `FRAGEN
  ${program} ask fragt ohne Fenster zu einem Bild oder PDF und gibt die Antwort
  aus, wie sie kommt. DATEI ist PNG, JPEG, WebP, GIF, BMP, PDF oder, wo das
  System es liest, HEIC; es zählt der Inhalt, nicht der Name. Ein Strich liest
  von der Standardeingabe. Die Frage ist für die Shell ein Wort und steht daher
  in Anführungszeichen; nach -- darf sie mit einem Strich beginnen.

  Die Frage ist wie jede andere: Sie liegt auf der Platte, bevor etwas gesendet
  wird, und steht in Postausgang, Infobereich und Verlauf. Läuft Askshot noch
  nicht, wird es im Infobereich gestartet.

  --json              am Ende ein Objekt statt des Textes ausgeben: id,
                      thread, state, answer, profile, model, usage, cost,
                      citations, error; Unbekanntes ist null
  --profile NAME      mit diesem Profil statt mit dem Standardprofil fragen
  --model NAME        dieses Modell des Profils statt des eigenen fragen
  --timeout SEKUNDEN  nicht länger auf das Ende der Antwort warten

  Strg+C und --timeout beenden das Warten, nicht die Frage: Sie bleibt im
  Postausgang und wird dort beantwortet. API-Schlüssel liegen im
  Schlüsselbund; ein hier angegebener wird abgelehnt.

`

const exitStatus = () => `RÜCKGABEWERT
  0     beantwortet
  1     gescheitert oder von Ihnen angehalten
  2     falscher Aufruf oder eine nicht lesbare Datei
  3     noch eingereiht oder wartend
  4     braucht Sie: einen Schlüssel, eine Zahlung, ein Ja
  5     die Antwort brach ab; was kam, ist ausgegeben
  130   mit Strg+C unterbrochen

`

const examples = (program: string) => `BEISPIELE
  ${program} ask diagramm.png "Welches Jahr war das beste?"
  import -window root png:- | ${program} ask - "Was ist das?" --timeout 60
  ${program} ask rechnung.jpg "Die Summe als Zahl" --json | jq -r .answer
`

/** The German of the command line. */
export const cli: CliWords = {
  help: (program) => [synopsis, commands, ask, exitStatus, examples].map((part) => part(program)).join(''),
  faults: {
    'several-commands': 'Nur ein Befehl auf einmal.',
    'takes-no-value': 'Dieser Befehl nimmt keinen Wert.',
    'unknown-word': 'Askshot kennt keines dieser Wörter.',
    'unknown-option': 'Askshot kennt diese Option nicht.',
    'value-missing': 'Diese Option braucht einen Wert.',
    'key-given':
      'Ein Schlüssel gehört nie in die Befehlszeile, wo andere ihn lesen können.\n' +
      'Er wurde nicht benutzt. Hinterlegen Sie ihn in den Einstellungen, und löschen Sie ihn aus dem Verlauf der Shell.',
    'bad-delay': 'Die Verzögerung ist eine Zahl von Sekunden, höchstens 60.',
    'delay-alone': 'Eine Verzögerung gehört zu --capture.',
    'bad-timeout': 'Die Wartezeit ist eine Zahl von Sekunden, höchstens ein Tag.',
    'file-missing': 'Es fehlt die Datei, zu der gefragt wird.',
    'question-missing': 'Es fehlt die Frage.',
    'question-split': 'Die Frage ist für die Shell ein Wort: Setzen Sie sie in Anführungszeichen.',
    'question-long': 'Die Frage ist zu lang.',
  },
  seeHelp: (program) => `Siehe ${program} --help.`,
  files: {
    'not-found': (file) => `Die Datei ${file} gibt es nicht.`,
    'not-allowed': (file) => `Sie dürfen ${file} nicht lesen.`,
    folder: (file) => `${file} ist ein Ordner.`,
    unreadable: (file) => `${file} ist nicht lesbar.`,
    empty: (file) => `${file} ist leer.`,
    'too-large': (file) => `${file} ist größer als ${size(MAX_PICTURE_BYTES)}.`,
    'document-too-large': (file) =>
      `${file} ist größer, als ein Dokument sein darf: ${size(MAX_DOCUMENT_BYTES)}.`,
    'another-kind': (file) => `${file} ist kein lesbares PNG, JPEG, WebP, GIF, BMP, HEIC oder PDF.`,
  },
  standardInput: 'Die Standardeingabe',
  starting: 'Askshot wird gestartet.',
  notStarted: 'Askshot ist nicht gestartet. Es wurde nichts gefragt.',
  notTaken: 'Askshot hat die Frage nicht bestätigt; sehen Sie nach, ob sie da ist: askshot --show',
  noProfile: (name, known) => `Es gibt kein Profil namens ${name}. Es gibt: ${known.join(', ')}.`,
  stillInOutbox: 'Noch im Postausgang.',
  waiting: (reason) => `${reason} Es wird gewartet; Strg+C lässt die Frage im Postausgang.`,
  needsYes: 'Die Antwort wartet auf Ihr Ja zu einem Werkzeug: askshot --show.',
  stopped: 'Von Ihnen angehalten.',
  replaced: 'Der Server hat seine Antwort berichtigt:',
  toSettings: 'Einstellungen öffnen: askshot --settings',
  toWindow: 'Ansehen: askshot --show',
}
