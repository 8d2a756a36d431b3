import { afterEach, expect, test } from 'vitest'
import type { Profile } from '#shared/schemas/profile.ts'
import { newProfile } from '../../../src/main/profiles/new-profile.ts'
import { presetOf } from '../../../src/main/profiles/presets.ts'
import { openAsking } from '../../support/asking.ts'
import { startLocalServer } from '../../support/local-server.ts'

const key = 'sk-marker-0123456789abcdef'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function meet(options: Profile['options']) {
  const server = await startLocalServer({ dialect: 'openai', keys: [key] })
  const profile = {
    ...newProfile(presetOf('openai'), 'p'),
    baseUrl: server.url,
    model: 'gpt-4o-mini',
    options,
  }
  const first = await openAsking(profile)
  await first.asking.keys.keepForSession('p', key)
  cleanUps.push(
    () => server.stop(),
    () => first.close(),
  )
  /** The app quits and starts again. */
  const restart = async () => {
    first.end()
    const again = await openAsking(profile, first.opened)
    cleanUps.push(() => again.end())
    await again.asking.keys.keepForSession('p', key)
    again.asking.outbox.start()
    return again
  }
  return { server, first, restart }
}

test('an answer in the background that a quit cut off is looked up, and not asked again', async () => {
  const { server, first, restart } = await meet({ background: true, store: true })
  server.behave({ kind: 'background', text: 'It is a chart.', paceMs: 200, queuedPolls: 0 })
  const { askId } = first.asking.asks.submit({ captureIds: [], question: 'What is this?' })
  await first.reach(askId, 'streaming')
  const second = await restart()
  expect(await second.reach(askId, 'done', 'interrupted', 'failed')).toMatchObject({
    kind: 'done',
    text: 'It is a chart.',
  })
  expect(server.ledger.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('where the server keeps nothing, the words are kept and nothing is asked', async () => {
  const { server, first, restart } = await meet({})
  server.behave({ kind: 'stall', afterDeltas: 2 })
  const { askId } = first.asking.asks.submit({ captureIds: [], question: 'What is this?' })
  await first.reach(askId, 'streaming')
  const second = await restart()
  expect(await second.reach(askId, 'done', 'interrupted', 'failed')).toMatchObject({ kind: 'interrupted' })
  expect(server.ledger).toHaveLength(1)
})
