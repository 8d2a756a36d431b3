import { toFailure } from '#shared/errors.ts'
import { effectiveProfile } from '../../../../../src/main/profiles/effective-profile.ts'
import { buildRequest } from '../../../../../src/main/responses/request/request-body.ts'
import { someProfile } from '../../../../support/profiles.ts'
import type { Failure } from '#shared/errors.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Picture, Turn } from '../../../../../src/main/responses/answer-request.ts'
import type { BuiltRequest, RequestInput } from '../../../../../src/main/responses/request/request-body.ts'

export type Sent = Readonly<Record<string, unknown>>
type Rest = Partial<Omit<RequestInput, 'profile'>>

/** A profile of which only what the test cares about departs from "Another server". */
function profileWith(changes: Partial<Profile> = {}): RequestInput['profile'] {
  return effectiveProfile(someProfile(changes))
}

export function built(changes: Partial<Profile> = {}, rest: Rest = {}): BuiltRequest {
  return buildRequest({ profile: profileWith(changes), turns: [asked()], ...rest })
}

/** The body that is sent, read as strictly as a server may. */
export function sent(changes: Partial<Profile> = {}, rest: Rest = {}): Sent {
  return bodyOf(built(changes, rest))
}

export function bodyOf({ body }: Pick<BuiltRequest, 'body'>): Sent {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Sent
}

export function asked(changes: Partial<Turn> = {}): Turn {
  return { question: 'What is this?', pictures: [], ...changes }
}

export function picture(...bytes: readonly number[]): Extract<Picture, { kind: 'bytes' }> {
  return { kind: 'bytes', mimeType: 'image/png', bytes: Uint8Array.from(bytes), widthPx: 8, heightPx: 8 }
}

/** A picture's data URL as it is sent. */
export function dataUrl(...bytes: readonly number[]): string {
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
}

/** What a user's turn without pictures looks like. */
export function userMessage(...texts: readonly string[]) {
  return { role: 'user', content: texts.map((text) => ({ type: 'input_text', text })) }
}

/** What is told of an error that was thrown; undefined without one. */
export function failureOf(act: () => unknown): Failure | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return toFailure(error)
  }
}

/** What stands at a path, in every element of the arrays on the way. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  if (path === '') return value === undefined ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path))
  if (typeof value !== 'object' || value === null) return []
  const [name = '', ...rest] = path.split('.')
  return valuesAt((value as Readonly<Record<string, unknown>>)[name], rest.join('.'))
}
