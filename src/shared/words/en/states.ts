import type { Words } from '../words.ts'

export const states: Words['states'] = {
  queued: 'Queued',
  sending: 'Sending',
  streaming: 'Answering',
  waiting: 'Waiting',
  blocked: 'Needs you',
  'needs-approval': 'Needs your yes',
  interrupted: 'Cut off',
  done: 'Answered',
  failed: 'Failed',
  cancelled: 'Stopped',
}

export const blocked: Words['blocked'] = {
  key: 'Waits for a key',
  billing: 'Needs credit',
  keychain: 'Keychain is closed',
  policy: 'Declined',
  'too-large': 'Too large',
  profile: 'Needs settings',
  age: 'Waited a day',
  editing: 'Being edited. It goes out when you send it',
}
