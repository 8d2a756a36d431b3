import { expect, test } from 'vitest'
import { addressFault } from '../../../../src/renderer/settings/address-fault.ts'

test.each([
  ['http://llm.example', 'address-unsafe'],
  ['https://me:secret@llm.example/v1', 'address-unsafe'],
  ['me:secret@llm.example', 'address-unsafe'],
  ['ftp://llm.example', 'address-invalid'],
  ['https://two words.example', 'address-invalid'],
  ['https://llm.example:port', 'address-invalid'],
])('%s is told to be wrong', (text, fault) => {
  expect(addressFault(text)).toBe(fault)
})

test.each([
  ...['https://api.openai.com/v1', 'http://localhost:11434', 'http://127.0.0.1:8080/v1', 'http://[::1]:1234'],
  ...['llm.example/v1', 'localhost:1234'],
])('nothing is said against %s, however much of it is typed', (whole) => {
  for (let length = 0; length <= whole.length; length++)
    expect(addressFault(whole.slice(0, length)), whole.slice(0, length)).toBeUndefined()
})
