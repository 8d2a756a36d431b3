import { expect, test } from 'vitest'
import { hostEnvironment } from '../../../../src/main/keychain/host-environment.ts'

test('the keychain process is told how to reach the keychain and nothing else', () => {
  expect(
    hostEnvironment({
      HOME: '/home/a',
      XDG_RUNTIME_DIR: '/run/user/1',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1/bus',
      OPENAI_API_KEY: 'sk-secret',
      NODE_OPTIONS: '--require evil.js',
      LD_PRELOAD: 'evil.so',
      DISPLAY: undefined,
    }),
  ).toEqual({
    HOME: '/home/a',
    XDG_RUNTIME_DIR: '/run/user/1',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1/bus',
    LC_ALL: 'C',
  })
})

test('its refusals come in the language they are read in, whatever the desktop speaks', () => {
  expect(hostEnvironment({ LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' })).toEqual({
    LC_ALL: 'C',
  })
})
