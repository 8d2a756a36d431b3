import { ESLint } from 'eslint'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const lint = new ESLint({ cwd: root })

/** The rules that text, standing in the place of `file`, breaks. */
async function broken(file: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await lint.lintText(text, { filePath: resolve(root, file) })
  return (result?.messages ?? []).map(({ ruleId }) => ruleId)
}

const IMPORTS = '@typescript-eslint/no-restricted-imports'
const violations: readonly [name: string, file: string, text: string, rule: string][] = [
  [
    'shared imports main',
    'src/shared/geometry.ts',
    "import { crop } from '../main/capture/crop.ts'",
    IMPORTS,
  ],
  [
    'shared imports a page',
    'src/shared/geometry.ts',
    "import { a } from '../renderer/lib/words.ts'",
    IMPORTS,
  ],
  ['shared imports Electron', 'src/shared/geometry.ts', "import { app } from 'electron'", IMPORTS],
  ['a page imports main', 'src/renderer/lib/bridge.ts', "import { a } from '../../main/app.ts'", IMPORTS],
  [
    'a page imports the preload',
    'src/renderer/lib/bridge.ts',
    "import { a } from '../../preload/bridge.ts'",
    IMPORTS,
  ],
  [
    'a page loads the schemas',
    'src/renderer/lib/bridge.ts',
    "import { requests } from '#shared/contract.ts'",
    IMPORTS,
  ],
  [
    'a page uses the network',
    'src/renderer/lib/bridge.ts',
    "void fetch('https://a.example')",
    'no-restricted-globals',
  ],
  ['the preload imports main', 'src/preload/bridge.ts', "import { a } from '../main/app.ts'", IMPORTS],
  [
    'the preload loads the schemas',
    'src/preload/bridge.ts',
    "import { requests } from '#shared/contract.ts'",
    IMPORTS,
  ],
  ['main imports a page', 'src/main/app.ts', "import { a } from '../renderer/lib/bridge.ts'", IMPORTS],
  ['a plain file uses Electron', 'src/main/outbox/due.ts', "import { app } from 'electron'", IMPORTS],
  [
    'a plain file imports an Electron file',
    'src/main/app.ts',
    "import { a } from './platform.electron.ts'",
    IMPORTS,
  ],
  ['a feature imports the router', 'src/main/outbox/due.ts', "import { a } from '../ipc/router.ts'", IMPORTS],
  [
    'a feature imports windows',
    'src/main/capture/crop.ts',
    "import { a } from '../windows/windows.ts'",
    IMPORTS,
  ],
  ['a feature imports the app', 'src/main/ask/drafts.ts', "import { a } from '../app.ts'", IMPORTS],
  [
    'anybody lists the keychain',
    'src/main/keychain/keytar-calls.ts',
    "import keytar from 'keytar'\nvoid keytar.findCredentials('x')",
    'no-restricted-syntax',
  ],
]

describe('the checks catch it when', { timeout: 60_000 }, () => {
  test.each(violations)('%s', async (_name, file, text, rule) => {
    expect(await broken(file, text)).toContain(rule)
  })

  test('and let types through where only types are meant', async () => {
    const text = "import type { App } from 'electron'\nexport type A = App"
    expect(await broken('src/main/outbox/due.ts', text)).not.toContain(IMPORTS)
  })
})
