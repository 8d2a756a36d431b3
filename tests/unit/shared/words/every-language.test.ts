import { describe, expect, test } from 'vitest'
import { en } from '#shared/words/en.ts'
import { languageTags, loadWords } from '#shared/words/languages.ts'
import type { LanguageTag } from '#shared/words/languages.ts'
import { formatsFor } from '#shared/words/formats.ts'
import { keysOf, textsOf } from '../../../support/texts-of.ts'

const others = languageTags.filter((tag) => tag !== 'en')
const english = textsOf(en)

/** Names, and what the samples are called: no words of any language. */
const names =
  /Askshot|Authorization|Bearer|JSON|Schema|HTTP|Alpha|Beta|Gamma|Delta|mcp|false|true|\(?[A-Z]{3}[-+\d].*/g

/** A text of several words of English: nobody writes that by chance in another language. */
function isEnglish(text: string): boolean {
  return /[a-z]{2,} [a-z]{2,}/i.test(text.replace(/\w{3} Jan 02.*/, '').replace(names, ''))
}

describe.each(others)('%s', (tag: LanguageTag) => {
  test('has the very keys of English, and a text of its own for each', async () => {
    const words = await loadWords(tag)
    expect(keysOf(words).toSorted()).toEqual(keysOf(en).toSorted())
    const left = [...textsOf(words)].filter(([key, text]) => isEnglish(text) && text === english.get(key))
    expect(left).toEqual([])
  })

  test('says nothing empty, and nothing that a program would say', async () => {
    const wrong = [...textsOf(await loadWords(tag))].filter(
      ([key, text]) =>
        /undefined|NaN|\[object/.test(text) || (text.trim() === '' && english.get(key)?.trim() !== ''),
    )
    expect(wrong).toEqual([])
  })

  test('keeps short what English says shortly', async () => {
    const long = [...textsOf(await loadWords(tag))].filter(
      ([key, text]) => text.length > 140 && (english.get(key)?.length ?? 0) < 90,
    )
    expect(long).toEqual([])
  })

  test('shouts nowhere, and keeps to the width of a terminal in its help', async () => {
    const words = await loadWords(tag)
    expect([...textsOf(words)].filter(([, text]) => /[!！]/.test(text))).toEqual([])
    const tooWide = words.cli
      .help('askshot')
      .split('\n')
      .filter((line) => columnsOf(line) > 80)
    expect(tooWide).toEqual([])
  })

  test('keeps the places that presets of questions fill in', async () => {
    const marks = (text: string) => text.match(/\{(?:language|cursor)\}/g) ?? []
    const { shipped } = (await loadWords(tag)).conversation
    expect(shipped.map(({ text }) => marks(text))).toEqual(
      en.conversation.shipped.map(({ text }) => marks(text)),
    )
  })
})

/** Letters of Chinese and Japanese take two columns. */
function columnsOf(line: string): number {
  return [...line].reduce(
    (sum, letter) => sum + (/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/u.test(letter) ? 2 : 1),
    0,
  )
}

describe('numbers choose the form of the word beside them', () => {
  test.each([
    ['en', ['0 asks wait', '1 ask waits', '2 asks wait', '5 asks wait']],
    ['de', ['0 Fragen warten', '1 Frage wartet', '2 Fragen warten', '5 Fragen warten']],
    ['es', ['0 preguntas esperan', '1 pregunta espera', '2 preguntas esperan', '5 preguntas esperan']],
    ['fr', ['0 question attend', '1 question attend', '2 questions attendent', '5 questions attendent']],
    [
      'ja',
      [
        '0 件の質問が待っています',
        '1 件の質問が待っています',
        '2 件の質問が待っています',
        '5 件の質問が待っています',
      ],
    ],
    ['zh-Hans', ['0 个问题在等待', '1 个问题在等待', '2 个问题在等待', '5 个问题在等待']],
  ] as const)('%s', async (tag, expected) => {
    const { waiting } = (await loadWords(tag)).outbox.tray
    expect([0, 1, 2, 5].map((count) => waiting(count))).toEqual(expected)
  })
})

test('a language with more than two forms gets each of them', () => {
  const { count } = formatsFor('pl')
  const forms = { one: 'pytanie', few: 'pytania', many: 'pytań', other: 'pytania' }
  expect([1, 2, 5, 22].map((value) => count(value, forms))).toEqual([
    '1 pytanie',
    '2 pytania',
    '5 pytań',
    '22 pytania',
  ])
})
