import js from '@eslint/js'
import globals from 'globals'
import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

// Every folder of main is a capability but these two, which know them all.
const features = '!(ipc|windows)'

const electronValues = ['electron', 'electron-store', 'electron-updater'].map((name) => ({
  name,
  allowTypeImports: true,
  message: 'Values of Electron belong in *.electron.ts files (README, Layout).',
}))
const no = (group, message, allowTypeImports = false) => ({ group, message, allowTypeImports })
const restrict = (patterns, paths = []) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns, paths }],
})

const notFromMain = no(['**/main/**', '**/app.ts'], 'Imports go down: this world may not import main.')
const notFromPages = no(['**/renderer/**', '**/preload/**'], 'Main never imports page code.')
const notFromElectronFiles = no(['**/*.electron.ts'], 'Only *.electron.ts and index.ts import *.electron.ts.')
// By pattern of its own: in a group, a leading # would begin a comment.
const typesOfContract = {
  regex: '^#shared/(contract\\.ts$|schemas/)',
  message: 'Types only: the schemas weigh 450 kB in a page.',
  allowTypeImports: true,
}
const notUp = no(
  ['**/ipc/**', '**/windows/**', '**/app.ts'],
  'A feature is given a callback; it never imports these.',
)

// Complexity and size: README, Decisions; tables of data (words, presets) are exempt below.
const limits = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
}

const noFindCredentials = {
  selector:
    "MemberExpression[property.name='findCredentials'], ImportSpecifier[imported.name='findCredentials']",
  message: 'findCredentials can crash the process on a locked keyring.',
}
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }

export default ts.config(
  { ignores: ['out/', 'dist/', 'demo/', '.cache/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.js', 'electron.vite.config.ts', 'scripts/*.mjs', 'scripts/*/*.mjs'],
        },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, svelteConfig },
    },
    rules: {
      'svelte/button-has-type': 'error',
      'svelte/require-each-key': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': ['error', noFindCredentials, noDefaultExport],
      ...limits,
    },
  },
  // A test's callback is as long as its story.
  { files: ['tests/**/*.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', 400] } },
  { files: ['src/shared/words/**/*.ts', 'src/main/profiles/presets/*.ts'], rules: { 'max-lines': 'off' } },
  // French sets a no-break space before some signs.
  {
    files: ['src/shared/words/**/*.ts'],
    rules: { 'no-irregular-whitespace': ['error', { skipTemplates: true }] },
  },

  { files: ['src/shared/**/*.ts'], rules: restrict([notFromMain, notFromPages], electronValues) },
  {
    files: ['src/renderer/**/*.{ts,svelte}'],
    rules: {
      ...restrict(
        [notFromMain, no(['**/preload/**'], 'Pages get the bridge by prop.'), typesOfContract],
        electronValues,
      ),
      'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'],
    },
  },
  {
    files: ['src/preload/**/*.ts'],
    rules: restrict([notFromMain, no(['**/renderer/**'], 'The preload knows no page.'), typesOfContract]),
  },
  { files: ['src/main/**/*.ts'], rules: restrict([notFromPages, notFromElectronFiles], electronValues) },
  {
    files: [`src/main/${features}/**/*.ts`],
    rules: restrict([notFromPages, notFromElectronFiles, notUp], electronValues),
  },
  {
    files: [`src/main/${features}/**/*.electron.ts`],
    rules: restrict([notFromPages, notUp]),
  },
  {
    files: ['src/main/*.electron.ts', 'src/main/{windows,ipc}/**/*.electron.ts', 'src/main/index.ts'],
    rules: restrict([notFromPages]),
  },
  { files: ['src/main/**/*.electron.ts'], rules: { complexity: ['error', 5] } },
  {
    files: ['*.js', '*.config.ts', 'scripts/**/*.mjs', 'tests/*.config.ts'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
    rules: { 'no-restricted-syntax': ['error', noFindCredentials] },
  },
)
