import { expect, test } from 'vitest'
import { programEnvironment } from '../../../../src/main/tools/program-environment.ts'

test('a program finds its way and nothing that may be a secret', () => {
  expect(
    programEnvironment({
      PATH: '/usr/bin',
      HOME: '/home/a',
      LC_CTYPE: 'de_DE.UTF-8',
      XDG_RUNTIME_DIR: '/run/user/1',
      Path: 'C:\\Windows',
      ASKSHOT_DATA: '/x',
      OPENAI_API_KEY: 'sk-secret',
      GH_TOKEN: 'secret',
      DATABASE_URL: 'postgres://a:secret@h',
      HTTPS_PROXY: 'http://a:secret@proxy',
      SSH_AUTH_SOCK: '/tmp/agent',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--require x.js',
      LD_PRELOAD: 'x.so',
      DISPLAY: undefined,
    }),
  ).toEqual({
    PATH: '/usr/bin',
    HOME: '/home/a',
    LC_CTYPE: 'de_DE.UTF-8',
    XDG_RUNTIME_DIR: '/run/user/1',
    Path: 'C:\\Windows',
  })
})
