import { expect, test } from 'vitest'
import { GivingWay, isListed } from '../../../../src/main/front-app/giving-way.ts'
import { cookieFor } from '../../../../src/main/front-app/x11-authority.ts'
import { openAsking } from '../../../support/asking.ts'
import { someProfile } from '../../../support/profiles.ts'

test('a program is listed by any part of a name of its own', () => {
  expect(isListed(['remmina', 'org.remmina.Remmina'], ['Remmina'])).toBe(true)
  expect(isListed(['xterm', 'XTerm'], ['Remmina', 'steam'])).toBe(false)
  expect(isListed([], ['Remmina'])).toBe(false)
})

test('the keys follow what is in front, and the list as soon as it is another', async () => {
  const opening = await openAsking(someProfile())
  const { settings } = opening
  const list = (...hotkeysOffIn: string[]) =>
    settings.change((all) => ({ ...all, general: { ...all.general, hotkeysOffIn } }))
  const given: boolean[] = []
  let tell: (names: readonly string[]) => void = () => undefined
  const frontApp = { follow: (onFront: typeof tell) => void (tell = onFront), stop: () => undefined }
  const way = new GivingWay({
    settings,
    connect: () => Promise.resolve(frontApp),
    giveWay: (isGivingWay) => given.push(isGivingWay),
  })
  expect(way.isThere).toBe(false)
  await way.start()
  expect(way.isThere).toBe(true)
  tell(['xterm', 'XTerm'])
  expect(given.at(-1)).toBe(false)
  list('xterm')
  expect(given.at(-1)).toBe(true)
  tell(['askshot'])
  expect(given.at(-1)).toBe(false)
  way.stop()
  await opening.close()
})

test('a desktop that tells nobody leaves the keys as they are', async () => {
  const opening = await openAsking(someProfile())
  const { settings } = opening
  const connect = () => Promise.reject(new Error('no server'))
  const way = new GivingWay({ settings, connect, giveWay: () => expect.unreachable() })
  await way.start()
  expect(way.isThere).toBe(false)
  await opening.close()
})

test('the cookie is that of the display, and a file cut off anywhere gives none or that one', () => {
  const entry = (number: string, cookie: string) => {
    const parts = ['host', number, 'MIT-MAGIC-COOKIE-1', cookie].map((text) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(text.length)
      return Buffer.concat([length, Buffer.from(text)])
    })
    return Buffer.concat([Buffer.from([1, 0]), ...parts])
  }
  const file = Buffer.concat([entry('1', 'one'), entry('7', 'seven')])
  expect(cookieFor('7', file).toString()).toBe('seven')
  expect(cookieFor('3', file)).toHaveLength(0)
  for (let length = 0; length < file.length; length++)
    expect('seven').toContain(cookieFor('7', file.subarray(0, length)).toString())
})
