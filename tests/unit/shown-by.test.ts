import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shownBy } from '../shown-by.ts'

describe.each(Object.entries(shownBy))('%s', (_part, rows) => {
  test.each(Object.entries(rows))('“%s” is shown by a test that is there', (_row, [file, title]) => {
    const source = readFileSync(resolve(import.meta.dirname, '..', file), 'utf8')
    expect(source).toContain(`'${title}'`)
  })
})
