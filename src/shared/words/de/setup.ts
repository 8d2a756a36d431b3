import type { Facts } from '../../setup-views.ts'
import type { SelfTestWords, SetupWords } from '../setup-words.ts'
import { desktopFacts } from '../desktop-facts.ts'
import { count, size, took } from './formats.ts'

const sizeOf = ({ widthPx = 0, heightPx = 0, scale = 1 }: Facts) =>
  `${widthPx} × ${heightPx} px bei ${Math.round(Number(scale) * 100)} %`
const free = ({ freeBytes = 0 }: Facts) => `${size(Number(freeBytes))} frei`

export const setup: SetupWords = {
  windowTitle: 'Willkommen bei Askshot',
  title: 'Willkommen bei Askshot',
  lead: 'Tastenkürzel drücken, über etwas auf dem Bildschirm ziehen, fragen. Drei kurze Schritte, in beliebiger Folge; jeder kann warten.',
  whoTitle: 'Wer antwortet',
  whoHelp: 'Ein Anbieter mit Ihrem eigenen Schlüssel, oder ein Server auf diesem Computer.',
  localTitle: 'Läuft auf diesem Computer',
  localServer: (name, host, models) => `${name} unter ${host}, ${count(models, 'Modell', 'Modelle')}`,
  useLocal: (name) => `${name} benutzen`,
  localUsed: (name, model) => `${name} antwortet mit ${model}.`,
  looking: 'Server auf diesem Computer werden gesucht …',
  screenTitle: 'Den Bildschirm sehen',
  screenFree: 'Nichts zu tun: Dieser Desktop lässt Askshot aufnehmen.',
  screenHelp: {
    macos:
      'macOS fragt einmal, ob Askshot den Bildschirm aufnehmen darf. Das geschieht nur, wenn Sie eine Aufnahme beginnen.',
    wayland:
      'Der Desktop fragt einmal, ob Askshot den Bildschirm sehen darf. Das geschieht nur, wenn Sie eine Aufnahme beginnen.',
  },
  screenRestart: 'Ist der Schalter an, startet macOS Askshot neu. Dabei geht nichts verloren.',
  openScreenSettings: 'Systemeinstellungen öffnen',
  checkScreen: 'Jetzt fragen',
  screenWorks: 'Askshot kann den Bildschirm sehen.',
  tryTitle: 'Ausprobieren',
  pressNow: (keys) => `Drücken Sie jetzt ${keys}.`,
  noKeys: 'Es sind keine Tasten gesetzt.',
  keysNotGiven: 'Dieser Desktop hat Askshot keine Tasten gegeben.',
  afterPress:
    'Der Bildschirm friert ein. Ziehen Sie über etwas, tippen Sie eine Frage, drücken Sie die Eingabetaste.',
  tryKeys: 'Tasten testen',
  waitingForKeys: (keys, left) => `Wartet auf ${keys}: ${count(left, 'Sekunde', 'Sekunden')}.`,
  keysWork: 'Es geht.',
  askAnything: (keys) => `${keys} beginnt überall eine Aufnahme.`,
  keysTaken: (keys) => `${keys} gehört einem anderen Programm.`,
  keysSilent: (keys) => `Nichts kam an. ${keys} gehört vielleicht einem anderen Programm.`,
  otherKeys: 'Andere Tasten',
  byHand: 'Oder belegen Sie diesen Befehl in den Tastatureinstellungen Ihres Desktops:',
  copyCommand: 'Kopieren',
  copied: 'Kopiert',
  captureNow: 'Jetzt aufnehmen',
  dataLies: (folder) => `Fragen, Antworten und Aufnahmen bleiben in ${folder}.`,
  nothingSent: 'Gesendet wird nur, was Sie fragen.',
  startAtLogin: 'Beim Anmelden starten',
  startAtLoginHelp: 'Im Infobereich, ohne Fenster. In den Einstellungen änderbar.',
  startAtLoginShort: 'Im Infobereich, ohne Fenster.',
  desktopTitle: 'Dieser Computer',
  openSelfTest: 'Selbsttest öffnen',
  selfTestHelp: 'Prüft Tastenkürzel, Bildschirm, Schlüsselbund, Daten und Netz.',
  done: 'Fertig',
  doneHelp: 'All das steht auch in den Einstellungen.',
}

export const selfTest: SelfTestWords = {
  windowTitle: 'Askshot-Selbsttest',
  title: 'Selbsttest',
  lead: 'Worauf Askshot steht, und ob es hält. Kein Modell wird gefragt, und nichts kostet etwas.',
  runAll: 'Alle ausführen',
  run: (check) => `Ausführen: ${check}`,
  runShort: 'Ausführen',
  running: 'Läuft …',
  results: {
    works: 'Geht',
    look: 'Sehen Sie hin',
    fails: 'Geht nicht',
    absent: 'Hier nicht',
    unknown: 'Nicht getestet',
  },
  checks: {
    hotkeys: { name: 'Tastenkürzel', help: 'Drücken Sie jedes einmal. Nur der Druck beweist es.' },
    screen: {
      name: 'Bildschirm',
      help: 'Zeigt kurz ein Muster auf jedem Bildschirm und vergleicht es.',
    },
    keychain: { name: 'Schlüsselbund', help: 'Schreibt einen Testeintrag, liest ihn und entfernt ihn.' },
    data: { name: 'Daten', help: 'Freier Platz, Schreiben, Suchen, und ob die Datei heil ist.' },
    network: { name: 'Netz', help: 'Der Weg zum Server Ihres Profils, ohne Schlüssel.' },
    tray: { name: 'Infobereich', help: 'Suchen Sie in der Leiste die Ecke mit Sprechzeichen.' },
    notifications: { name: 'Mitteilungen', help: 'Zeigt eine.' },
    desktop: { name: 'Versionen', help: 'Dieser Desktop, und woraus Askshot gemacht ist.' },
  },
  findings: {
    'frame-right': (facts) => `Bildschirm ${facts['display']}: ${sizeOf(facts)}, jedes Feld an seinem Platz.`,
    'frame-black': (facts) =>
      `Bildschirm ${facts['display']}: Das Bild ist schwarz. Das System erlaubt vielleicht keine Aufnahmen.`,
    'frame-same': (facts) => `Bildschirm ${facts['display']}: Das Bild ist das eines anderen Bildschirms.`,
    'frame-other': (facts) =>
      `Bildschirm ${facts['display']}: Das Muster fehlt im Bild. Das System verbirgt vielleicht Fenster vor Aufnahmen.`,
    'frame-failed': (facts, reason) => `Bildschirm ${facts['display']}: ${reason}`,
    'own-out': () => 'Die eigenen Fenster von Askshot bleiben aus Aufnahmen heraus.',
    'own-in': () => 'Die eigenen Fenster von Askshot waren in einer Aufnahme noch zu sehen.',
    'keychain-works': () => 'Der Testeintrag wurde geschrieben, gelesen und entfernt.',
    'keychain-locked': () => 'Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, und testen Sie erneut.',
    'keychain-unavailable': () =>
      'Dieser Computer bietet keinen Schlüsselbund; ein Schlüssel gilt bis zum Beenden von Askshot.',
    'keychain-denied': () => 'Der Schlüsselbund hat den Testeintrag abgewiesen.',
    'data-works': (facts) => `Geschrieben, gesichert und gefunden; ${free(facts)}.`,
    'data-low': (facts) => `Es geht, aber die Platte ist fast voll: ${free(facts)}.`,
    'data-failed': (_facts, reason) => reason,
    'network-direct': (facts) => `${facts['host']} antwortet, ohne Proxy.`,
    'network-proxy': (facts) => `${facts['host']} antwortet über den Proxy ${facts['proxy']}.`,
    'network-web-page': (facts) =>
      `Statt ${facts['host']} antwortet eine Webseite, vielleicht eine Anmeldeseite.`,
    'network-no-address': () => 'Das Profil nennt noch keinen Server.',
    'network-failed': (_facts, reason) => reason,
    'desktop-facts': desktopFacts,
  },
  took,
  hotkey: (command, keys) => `${command}: ${keys}`,
  hotkeyNone: (command) => `${command}: keine Tasten`,
  pressIt: 'Drücken Sie es jetzt.',
  canYouSee: 'Können Sie es sehen?',
  yes: 'Ja',
  no: 'Nein',
  notify: 'Eine zeigen',
  noNotifications:
    'Dieser Desktop zeigt keine Mitteilungen. Das Fragefenster sagt alles, was sie sagen würden.',
  testNotification: 'So sieht eine Mitteilung aus.',
  notSeen: {
    tray: 'Dieser Desktop verbirgt ihn vielleicht. Alles darin gibt es auch in den Fenstern und per Befehl.',
    notifications:
      'Der Desktop hält sie vielleicht zurück. Das Fragefenster sagt alles, was sie sagen würden.',
  },
  copyReport: 'Bericht kopieren',
  copied: 'Kopiert',
  copyHelp:
    'Reiner Text für eine Fehlermeldung. Kein Schlüssel, keine Frage, kein Name, keine Adresse außer dem Server.',
  openSettings: 'Einstellungen öffnen',
}
