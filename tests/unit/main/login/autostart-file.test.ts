import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { AutostartFile } from '../../../../src/main/login/autostart-file.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

async function setUp(program = '/opt/Ask shot/askshot') {
  const { path: configFolder, remove } = await makeTempDir('autostart')
  onTestFinished(remove)
  const file = new AutostartFile({ configFolder, program, args: ['--tray'] })
  return { file, path: join(configFolder, 'autostart/dev.askshot.Askshot.desktop') }
}

test('start at login is a file that is there or not', async () => {
  const { file, path } = await setUp()
  expect(file.isOn()).toBe(false)
  file.set(true)
  expect(file.isOn()).toBe(true)
  expect(readFileSync(path, 'utf8')).toContain('Exec="/opt/Ask shot/askshot" "--tray"\n')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  file.set(false)
  file.set(false)
  expect(file.isOn()).toBe(false)
})

test('what a path may hold is escaped as the specification says', async () => {
  const { file, path } = await setUp('/a"b$c`d\\e%f')
  file.set(true)
  expect(readFileSync(path, 'utf8')).toContain('Exec="/a\\\\"b\\\\$c\\\\`d\\\\\\\\e%%f" "--tray"\n')
})
