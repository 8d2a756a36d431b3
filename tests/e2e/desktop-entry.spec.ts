import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { de } from '../../src/shared/words/de.ts'
import { en } from '../../src/shared/words/en.ts'
import { es } from '../../src/shared/words/es.ts'
import { fr } from '../../src/shared/words/fr.ts'
import { ja } from '../../src/shared/words/ja.ts'
import type { Words } from '../../src/shared/words/words.ts'
import { zhHans } from '../../src/shared/words/zh-Hans.ts'

type Entry = Readonly<Record<string, string>>
type Desktop = { readonly entry: Entry; readonly desktopActions: Readonly<Record<string, Entry>> }
type Packager = { readonly [name: string]: unknown }
type Helper = new (packager: Packager) => {
  computeDesktopEntry(options: { readonly desktop: Desktop; readonly category: string }): Promise<string>
}

const root = join(import.meta.dirname, '../..')
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as unknown
const { linux } = readJson('resources/desktop-entry.json') as {
  readonly linux: { readonly desktop: Desktop }
}
const about = readJson('package.json') as { readonly productName: string; readonly description: string }

/** As electron-builder writes it into a package. */
async function desktopEntry(): Promise<string> {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { LinuxTargetHelper } = builder('app-builder-lib/out/targets/LinuxTargetHelper.js') as {
    readonly LinuxTargetHelper: Helper
  }
  const { productName, description } = about
  const packager = {
    appInfo: { productName, sanitizedProductName: productName, description },
    executableName: 'askshot',
    info: { metadata: about },
    fileAssociations: [],
    config: { protocols: { name: productName, schemes: ['askshot'] } },
    platformSpecificBuildOptions: {},
  }
  return new LinuxTargetHelper(packager).computeDesktopEntry({ desktop: linux.desktop, category: 'Utility' })
}

test('desktops take the entry of the package, its actions among it', async () => {
  const file = test.info().outputPath('dev.askshot.Askshot.desktop')
  writeFileSync(file, await desktopEntry())
  // Says what is wrong, and fails then.
  expect(execFileSync('desktop-file-validate', [file], { stdio: 'pipe' }).toString()).toBe('')
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('StartupWMClass=dev.askshot.Askshot')
  expect(text).toContain('MimeType=x-scheme-handler/askshot;')
  expect(text).toContain('[Desktop Action Capture]')
})

const locales: readonly (readonly [locale: string, words: Words])[] = [
  ['', en], ['[de]', de], ['[es]', es], ['[fr]', fr], ['[ja]', ja], ['[zh_CN]', zhHans],
] // prettier-ignore

test('it says in each language what the program itself says', () => {
  const { entry, desktopActions } = linux.desktop
  for (const [locale, { tray }] of locales) {
    expect(locale === '' ? about.description : entry[`Comment${locale}`]).toBe(tray.comment)
    expect(desktopActions['Capture']?.[`Name${locale}`]).toBe(tray.capture)
    expect(desktopActions['ShowLast']?.[`Name${locale}`]).toBe(tray.showLast)
    expect(desktopActions['Settings']?.[`Name${locale}`]).toBe(tray.settings)
  }
})
