import fc from 'fast-check'
import { readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../../src/main/app-store.ts'
import type { AppStore } from '../../../../src/main/app-store.ts'
import type { CaptureRecord } from '../../../../src/main/history/ask-row.ts'
import { addAsk, askRecord, captureRecord, openTempStore } from '../../../support/store.ts'

const DAY_MS = 24 * 3600_000
const now = Date.UTC(2026, 10, 22)

const uses = ['ask', 'draft', 'capture', 'none'] as const
const picture = fc.record({
  use: fc.constantFrom(...uses),
  ageDays: fc.constantFrom(0, 0.5, 2, 6, 8, 400),
  savedNow: fc.boolean(),
})

type Use = (typeof uses)[number]

function nameIn(store: AppStore, use: Use, capture: CaptureRecord): void {
  const state = { kind: 'queued', attempt: 0 } as const
  if (use === 'ask') addAsk(store, askRecord(`ask-of-${capture.id}`, state, { captures: [capture] }))
  else if (use !== 'none') store.history.addCapture(capture)
}

function staysFor({ use, ageDays, savedNow }: { use: Use; ageDays: number; savedNow: boolean }): boolean {
  if (use === 'ask' || use === 'draft' || savedNow) return true
  return ageDays < (use === 'capture' ? 7 : 1)
}

test('only pictures that nothing names, and that have long been there, are removed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(picture, { maxLength: 8 }), async (pictures) => {
      const opened = await openTempStore(() => now)
      const { store } = opened
      const kept: string[] = []
      const inDraft: string[] = []
      for (const [index, each] of pictures.entries()) {
        const { file } = await store.pictures.save(Buffer.from(`picture ${index}`))
        const takenAt = now - each.ageDays * DAY_MS
        await utimes(store.pictures.pathOf(file), takenAt / 1000, takenAt / 1000)
        const capture = { ...captureRecord(`c${index}`, takenAt), file }
        nameIn(store, each.use, capture)
        if (each.use === 'draft') inDraft.push(capture.id)
        if (staysFor(each)) kept.push(file)
      }
      store.drafts.write({ text: '', captureIds: inDraft, savedAt: now })
      store.db.close()
      const next = await openStore({ folder: opened.folder, now: () => now })
      for (const [index, { savedNow }] of pictures.entries())
        if (savedNow) await next.pictures.save(Buffer.from(`picture ${index}`))
      await next.sweepPictures()
      expect((await readdir(join(opened.folder, 'pictures'))).sort()).toEqual([...new Set(kept)].sort())
      next.db.close()
      await rm(opened.folder, { recursive: true })
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('while a damaged file lies there, which may name them, no picture is removed', async () => {
  const opened = await openTempStore(() => now)
  const { store, folder } = opened
  const { file } = await store.pictures.save(Buffer.from('picture'))
  await utimes(store.pictures.pathOf(file), 1, 1)
  store.db.close()
  await writeFile(join(folder, 'history.sqlite'), Buffer.alloc(50_000, 'junk'))
  const next = await openStore({ folder, now: () => now })
  await next.sweepPictures()
  expect(await readdir(join(folder, 'pictures'))).toEqual([file])
  next.db.close()
  await rm(opened.folder, { recursive: true })
})
