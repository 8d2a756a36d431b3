/** Small rules for the fields of a request; each gives the official error of the first value it does not like. */
import { refused } from './errors.ts'
import { asObject } from './json.ts'
import type { ErrorReply } from './errors.ts'

/** `param` is the path of the value, as the error names it. */
export type Rule = (value: unknown, param: string) => ErrorReply | undefined

const named = {
  string: 'a string',
  integer: 'an integer',
  number: 'a decimal',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array of objects',
} as const

type Kind = keyof typeof named

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

function wrongType(value: unknown, param: string, kind: Kind): ErrorReply {
  const got = kindOf(value)
  const message = `Invalid type for '${param}': expected ${named[kind]}, but got ${got === 'null' ? '' : 'a '}${got} instead.`
  return refused(400, message, { param, code: 'invalid_type' })
}

function ofKind(kind: Kind): Rule {
  return (value, param) => {
    const got = kindOf(value)
    const fits = got === kind || (kind === 'number' && got === 'integer')
    return fits ? undefined : wrongType(value, param, kind)
  }
}

/** All of these, in this order. */
function both(...rules: readonly Rule[]): Rule {
  return (value, param) => firstOf(rules.map((rule) => () => rule(value, param)))
}

export function firstOf(checks: readonly (() => ErrorReply | undefined)[]): ErrorReply | undefined {
  for (const check of checks) {
    const found = check()
    if (found !== undefined) return found
  }
  return undefined
}

export const aBoolean = ofKind('boolean')
export const anObject = ofKind('object')

export function aString(maxLength = Infinity): Rule {
  return both(ofKind('string'), (value, param) =>
    String(value).length <= maxLength
      ? undefined
      : refused(
          400,
          `Invalid '${param}': string too long. Expected a string with maximum length ${maxLength}.`,
          {
            param,
            code: 'string_above_max_length',
          },
        ),
  )
}

export function aNumber(kind: 'integer' | 'number', least: number, most = Infinity): Rule {
  const name = kind === 'integer' ? 'integer' : 'decimal'
  return both(ofKind(kind), (value, param) => {
    const bound =
      Number(value) < least
        ? (['below', 'min', '>=', least] as const)
        : Number(value) > most
          ? (['above', 'max', '<=', most] as const)
          : undefined
    if (bound === undefined) return undefined
    const [side, end, sign, limit] = bound
    const message = `Invalid '${param}': ${name} ${side} ${end}imum value. Expected a value ${sign} ${limit}, but got ${String(value)} instead.`
    return refused(400, message, { param, code: `${name}_${side}_${end}_value` })
  })
}

export function quoted(values: readonly string[]): string {
  const all = values.map((value) => `'${value}'`)
  return all.length < 3 ? all.join(' and ') : `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`
}

export function oneOf(...values: readonly string[]): Rule {
  return (value, param) =>
    values.includes(String(value))
      ? undefined
      : refused(400, `Invalid value: '${String(value)}'. Supported values are: ${quoted(values)}.`, {
          param,
          code: 'invalid_value',
        })
}

/** `needed` first, then the fields that are there; `null` counts as left out. */
export function fields(rules: Readonly<Record<string, Rule>>, needed: readonly string[] = []): Rule {
  return both(anObject, (value, at) => {
    const object = asObject(value) ?? {}
    const pathOf = (name: string) => (at === '' ? name : `${at}.${name}`)
    const isThere = (name: string) => object[name] !== undefined && object[name] !== null
    const absent = needed.find((name) => !isThere(name))
    if (absent !== undefined) return missing(pathOf(absent))
    return firstOf(
      Object.entries(rules)
        .filter(([name]) => isThere(name))
        .map(
          ([name, rule]) =>
            () =>
              rule(object[name], pathOf(name)),
        ),
    )
  })
}

export function missing(param: string): ErrorReply {
  return refused(400, `Missing required parameter: '${param}'.`, {
    param,
    code: 'missing_required_parameter',
  })
}

export function aList(rule: Rule, most = Infinity): Rule {
  return both(ofKind('array'), (value, param) => {
    const list = value as readonly unknown[]
    if (list.length > most)
      return refused(400, `Invalid '${param}': array too long.`, { param, code: 'array_above_max_length' })
    return firstOf(list.map((one, at) => () => rule(one, `${param}[${at}]`)))
  })
}

/** By a field whose value names the kind of object; unknown kinds are `otherwise`'s to judge. */
export function byField(
  name: string,
  rules: Readonly<Record<string, Rule>>,
  otherwise: Rule = () => undefined,
): Rule {
  return both(anObject, (value, param) => {
    const kind = asObject(value)?.[name]
    return (rules[String(kind)] ?? otherwise)(value, param)
  })
}
