import { expect, test } from 'vitest'
import { answerWith, refusalOf } from '../../../../src/main/keychain/keytar-calls.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { FakeKeyring } from './fake-keyring.ts'

const get = { id: 7, call: 'get', account: 'p' } as const

test.each([
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'unavailable'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable'],
  ['Could not connect: No such file or directory', 'unavailable'],
  ['Could not connect: Connection refused', 'unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
  ['An AppArmor policy prevents this sender from sending this message to this recipient', 'unavailable'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'unavailable'],
  ['The user name or passphrase you entered is not correct.', 'failed'],
  ['', 'failed'],
])('the keychain saying "%s" is %s', (text, kind) => {
  expect(refusalOf(new Error(text))).toBe(kind)
})

test('something thrown that is no error is a refusal too', () => {
  expect(refusalOf('Could not connect: no')).toBe('failed')
})

test('a native module that cannot be loaded is "unavailable", and asking again tries again', async () => {
  const load = () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'))
  expect(await answerWith(load, get)).toEqual({ id: 7, ok: false, reason: 'unavailable' })
})

test('a refusal tells its kind and nothing of the password', async () => {
  const marker = 'sk-marker-0123456789'
  const keytar = Object.assign(new FakeKeyring(new FakeClock()), {
    setPassword: (_service: string, _account: string, password: string) =>
      Promise.reject(new Error(`could not store ${password}`)),
  })
  const reply = await answerWith(() => Promise.resolve(keytar), {
    id: 1,
    call: 'set',
    account: 'p',
    password: marker,
  })
  expect(reply).toEqual({ id: 1, ok: false, reason: 'failed' })
  expect(JSON.stringify(reply)).not.toContain(marker)
})
