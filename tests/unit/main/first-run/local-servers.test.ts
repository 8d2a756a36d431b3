import { expect, test } from 'vitest'
import { findLocalServers } from '../../../../src/main/first-run/local-servers.ts'
import { presets } from '../../../../src/main/profiles/presets.ts'

const never = () => () => undefined

test('only this computer is asked, and what answers comes with the models that see first', async () => {
  const asked: string[] = []
  const found = await findLocalServers({
    presets,
    after: never,
    listModels: ({ baseUrl }) => {
      asked.push(new URL(baseUrl).hostname)
      if (!baseUrl.includes(':11434')) return Promise.reject(new Error('nobody is there'))
      return Promise.resolve([{ name: 'words' }, { name: 'eyes', seesPictures: true }, { name: '' }])
    },
  })
  expect(found).toEqual([
    { preset: 'ollama', name: 'Ollama', host: 'localhost:11434', models: ['eyes', 'words'] },
  ])
  expect(asked.length).toBeGreaterThan(2)
  expect(asked.filter((host) => host !== 'localhost' && host !== '127.0.0.1')).toEqual([])
})

test('one that lists no model, or never answers, is none', async () => {
  const timers: (() => void)[] = []
  const found = findLocalServers({
    presets,
    after: (_delayMs, action) => {
      timers.push(action)
      return () => undefined
    },
    listModels: ({ baseUrl }, signal) =>
      baseUrl.includes(':11434')
        ? Promise.resolve([])
        : new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new Error('late'))),
          ),
  })
  for (const action of timers) action()
  expect(await found).toEqual([])
})
