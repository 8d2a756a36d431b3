import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SaveFolder } from '../../../../src/main/annotate/save-folder.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import type { TempDir } from '../../../support/temp-dir.ts'

let dir: TempDir
let chosen = ''
const errors: unknown[] = []
const open = () =>
  new SaveFolder({
    path: join(dir.path, 'saved-pictures.json'),
    onError: (error) => errors.push(error),
    chosen: () => chosen,
    usual: () => '/usual',
  })

beforeEach(async () => {
  dir = await makeTempDir()
  chosen = ''
})
afterEach(() => dir.remove())

test('saving begins in the pictures folder, then where the last picture went, also after a restart', async () => {
  const folder = open()
  expect(folder.begin()).toBe('/usual')
  const used = join(dir.path, 'used')
  mkdirSync(used)
  folder.note(join(used, 'a.png'))
  expect(folder.begin()).toBe(used)
  await folder.written()
  expect(open().begin()).toBe(used)
  rmdirSync(used)
  expect(open().begin()).toBe('/usual')
  expect(errors).toEqual([])
})

test('a folder chosen in the settings goes first, as long as it is there', async () => {
  const folder = open()
  folder.note(join(dir.path, 'a.png'))
  chosen = join(dir.path, 'chosen')
  expect(folder.begin()).toBe(dir.path)
  mkdirSync(chosen)
  expect(folder.begin()).toBe(chosen)
  await folder.written()
})
