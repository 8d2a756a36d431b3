import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerEnd } from '#shared/ask-state.ts'
import { joinedEnd } from '../../../../src/main/ask/joined-end.ts'
import { JoinedText } from '../../../../src/main/ask/joined-text.ts'
import type { TextEvent } from '../../../../src/main/ask/joined-text.ts'

/** What the whole answer says after these rounds. */
function said(before: string, ...rounds: readonly (readonly TextEvent[])[]): string {
  const joined = new JoinedText({ text: before })
  let text = before
  for (const round of rounds) {
    joined.nextRound()
    for (const each of round) {
      const event = joined.join(each)
      if (event.type === 'text-delta') text += event.text
      if (event.type === 'text-replace') text = event.text
    }
  }
  return text
}

const words = (...texts: readonly string[]): readonly TextEvent[] =>
  texts.map((text) => ({ type: 'text-delta', text }))
const corrected = (text: string): TextEvent => ({ type: 'text-replace', text })

describe('the text of several rounds', () => {
  test('has a blank line between rounds, and none elsewhere', () => {
    expect(said('', words('I look ', 'it up.'), words('It is ', 'a cat.'))).toBe(
      'I look it up.\n\nIt is a cat.',
    )
    expect(said('Kept.', words('On.'))).toBe('Kept.\n\nOn.')
    expect(said('Line.\n', words('On.'))).toBe('Line.\n\nOn.')
    expect(said('', words('', 'One'), words(''), words('', 'Two'))).toBe('One\n\nTwo')
  })

  test('is corrected in the round that is corrected, and not before', () => {
    expect(said('Kept.', [...words('Wrung'), corrected('Wrong')])).toBe('Kept.\n\nWrong')
    expect(said('Kept.', [...words('Wrung'), corrected('')], words('Right'))).toBe('Kept.\n\nRight')
    expect(said('', [corrected('First')], words('Second'))).toBe('First\n\nSecond')
  })

  test('keeps every word of every round, whatever comes', () => {
    const event: fc.Arbitrary<TextEvent> = fc.record({
      type: fc.constantFrom('text-delta' as const, 'text-replace' as const),
      text: fc.string({ maxLength: 5 }),
    })
    fc.assert(
      fc.property(fc.string(), fc.array(fc.array(event, { maxLength: 5 })), (before, rounds) => {
        const each = rounds.map((round) => said('', round)).filter((text) => text !== '')
        let rest = said(before, ...rounds)
        for (const text of [before, ...each]) {
          expect(rest.startsWith(text) || rest.trimStart().startsWith(text.trimStart())).toBe(true)
          rest = rest.slice(rest.indexOf(text) + text.length)
        }
        expect(rest).toBe('')
      }),
    )
  })

  test('leaves a blank line between the thoughts of two rounds too', () => {
    const joined = new JoinedText({ text: '', reasoning: 'Hm.' })
    const think = (text: string) => joined.join({ type: 'reasoning-delta', text }).text
    expect([think('So'), think('…')]).toEqual(['\n\nSo', '…'])
    joined.nextRound()
    expect(think('Then')).toBe('\n\nThen')
  })
})

describe('the end of several rounds', () => {
  test('of one round is its own', () => {
    const end: AnswerEnd = { usage: { inputTokens: 1 }, responseId: 'r' }
    expect(joinedEnd([], end)).toBe(end)
  })

  test('counts the tokens and the cost of all of them', () => {
    const first = { usage: { inputTokens: 10, outputTokens: 1 }, cost: { usd: 0.5, isReported: true } }
    const last = { usage: { inputTokens: 20, outputTokens: 2 }, cost: { usd: 0.25, isReported: true } }
    expect(joinedEnd([first], last)).toEqual({
      usage: { inputTokens: 30, outputTokens: 3 },
      cost: { usd: 0.75, isReported: true },
    })
  })

  test('does not know what one round did not report', () => {
    const last = { usage: { inputTokens: 20, outputTokens: 2 }, cost: { usd: 1, isReported: true } }
    expect(joinedEnd([{ usage: { inputTokens: 10 } }], last)).toEqual({ usage: { inputTokens: 30 } })
    expect(joinedEnd([{}], last)).toEqual({})
  })

  test('names every source once', () => {
    const cat = { kind: 'url', url: 'https://cat.example/' } as const
    const dog = { kind: 'file', fileId: 'dog' } as const
    expect(joinedEnd([{ citations: [cat] }], { citations: [cat, dog] })).toEqual({ citations: [cat, dog] })
  })

  test('is otherwise that of the last', () => {
    const last: AnswerEnd = { cutBy: 'length-limit', requestId: 'q2', responseId: 'r2' }
    expect(joinedEnd([{ requestId: 'q1', responseId: 'r1', refused: true }], last)).toEqual(last)
  })
})
