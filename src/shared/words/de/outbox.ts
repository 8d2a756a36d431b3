import type { OutboxWords } from '../outbox-words.ts'
import { clock, count } from './formats.ts'

export const outbox: OutboxWords = {
  holding: 'Sie halten den Postausgang an',
  letGo: 'Weitersenden',
  noNetwork: 'Kein Netz',
  because: (state, reason) => `${state}. ${reason}`,
  tray: {
    outbox: (waiting) => `Postausgang (${waiting})`,
    line: (state, firstWords) => `${state}: ${firstWords}`,
    until: (state, at) => `${state}, nächster Versuch ${clock(at)}`,
    more: (others) => `… und ${count(others, 'weitere', 'weitere')}`,
    sendAll: 'Alle jetzt senden',
    openOutbox: 'Postausgang öffnen',
    hold: 'Postausgang anhalten',
    profile: 'Profil',
    model: 'Modell',
    chooseModel: 'Wählen …',
    pauseHotkeys: 'Tastenkürzel aussetzen',
    needYou: (asks) => count(asks, 'Frage braucht Sie', 'Fragen brauchen Sie'),
    hotkeyDead: 'Das Tastenkürzel wirkt nicht',
    noKey: 'Noch kein API-Schlüssel',
    portal: 'Anmeldeseite statt Netz',
    tooltip: (product, state) => `${product}: ${state}`,
    busy: (asks) => count(asks, 'Frage wird beantwortet', 'Fragen werden beantwortet'),
    waiting: (asks) => count(asks, 'Frage wartet', 'Fragen warten'),
  },
  damagedFile: 'Beschädigte Datei',
  notices: {
    drained: (asks) => count(asks, 'wartende Frage beantwortet', 'wartende Fragen beantwortet'),
  },
}
