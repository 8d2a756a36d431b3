import type { Words } from '../words.ts'

export const states: Words['states'] = {
  queued: 'Eingereiht',
  sending: 'Wird gesendet',
  streaming: 'Antwortet',
  waiting: 'Wartet',
  blocked: 'Braucht Sie',
  'needs-approval': 'Braucht Ihr Ja',
  interrupted: 'Abgebrochen',
  done: 'Beantwortet',
  failed: 'Gescheitert',
  cancelled: 'Angehalten',
}

export const blocked: Words['blocked'] = {
  key: 'Wartet auf einen Schlüssel',
  billing: 'Braucht Guthaben',
  keychain: 'Schlüsselbund ist gesperrt',
  policy: 'Abgelehnt',
  'too-large': 'Zu groß',
  profile: 'Braucht Einstellungen',
  age: 'Wartet seit einem Tag',
}
