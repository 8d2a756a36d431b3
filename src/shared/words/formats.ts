/** A word in the forms that its language has for numbers (`Intl.PluralRules`). */
export type PluralForms = { readonly [rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** How a language writes numbers, sizes, money, days, times and lists: all of it by `Intl`. */
export type Formats = {
  readonly number: (value: number) => string
  /** More than this, as long as not all have been counted. */
  readonly atLeast: (value: number, isAll: boolean) => string
  /** The number, then the form of the word that goes with it: "1,204 words". */
  readonly count: (value: number, forms: PluralForms) => string
  /** Bytes in KB, MB or GB of 1,000, as file managers show them. */
  readonly size: (bytes: number) => string
  /** US dollars, with as many digits as a small sum needs: $0.0021, $0.034, $1.20. */
  readonly dollars: (usd: number) => string
  /** How long something took: 14 ms, 1.2 s. */
  readonly took: (milliseconds: number) => string
  /** Seconds as 1:15. */
  readonly minutes: (seconds: number) => string
  /** A time of day: 14:20. Times are in milliseconds since 1970, shown in the zone of the computer. */
  readonly clock: (time: number) => string
  readonly dayAndClock: (time: number) => string
  /** As short as it can be told: a time of today, a day of this week, else a date. */
  readonly when: (time: number, now: number) => string
  /** A day that is the same in every zone, given as YYYY-MM-DD. */
  readonly date: (day: string) => string
  readonly list: (items: readonly string[]) => string
}

const DAY_MS = 24 * 3600_000

const UNITS = [
  { unit: 'gigabyte', bytes: 1e9, digits: 1 },
  { unit: 'megabyte', bytes: 1e6, digits: 1 },
  { unit: 'kilobyte', bytes: 1e3, digits: 0 },
] as const

/** The formats of a language; `locale` as BCP 47 has it. Dates may follow another region than numbers. */
export function formatsFor(locale: string, datesAs = locale): Formats {
  const numbers = onDemand(() => new Intl.NumberFormat(locale))
  const plurals = onDemand(() => new Intl.PluralRules(locale))
  const lists = onDemand(() => new Intl.ListFormat(locale))
  const number = (value: number) => numbers().format(value)
  return {
    number,
    atLeast: (value, isAll) => `${number(value)}${isAll ? '' : '+'}`,
    count: (value, forms) => `${number(value)} ${forms[plurals().select(value)] ?? forms.other}`,
    size: sizesIn(locale),
    dollars: (usd) => dollarsIn(locale, usd),
    took: (milliseconds) =>
      milliseconds < 1000
        ? `${Math.max(1, Math.round(milliseconds))} ms`
        : `${number(Math.round(milliseconds / 100) / 10)} s`,
    minutes,
    ...timesIn(datesAs),
    list: (items) => lists().format(items),
  }
}

/** Formats are slow to make, and most of them are never needed in a window. */
function onDemand<T>(make: () => T): () => T {
  const made: T[] = []
  return () => {
    if (made.length === 0) made.push(make())
    return made[0] as T
  }
}

function sizesIn(locale: string): Formats['size'] {
  const sizes = UNITS.map(({ unit, bytes, digits }) => {
    const options = { style: 'unit', unit, maximumFractionDigits: digits } as const
    return { bytes, format: onDemand(() => new Intl.NumberFormat(locale, options)) }
  })
  return (bytes) => {
    const size = sizes.find((known) => bytes >= known.bytes)
    return size === undefined
      ? (sizes
          .at(-1)
          ?.format()
          .format(bytes === 0 ? 0 : 1) ?? '')
      : size.format().format(bytes / size.bytes)
  }
}

function dollarsIn(locale: string, usd: number): string {
  const digits = usd === 0 || usd >= 1 ? 2 : Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(usd))))
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(usd)
}

function minutes(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function timesIn(locale: string) {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const moment = (options: Intl.DateTimeFormatOptions) => {
    const format = onDemand(() => new Intl.DateTimeFormat(locale, options))
    return (time: number) => format().format(time)
  }
  const ofDay = moment(clock)
  const ofWeek = moment({ weekday: 'short', ...clock })
  const ofYear = moment({ day: 'numeric', month: 'short' })
  const ofAnyYear = moment({ day: 'numeric', month: 'short', year: 'numeric' })
  const date = moment({ dateStyle: 'medium', timeZone: 'UTC' })
  return {
    clock: ofDay,
    dayAndClock: moment({ day: 'numeric', month: 'short', year: 'numeric', ...clock }),
    when(time: number, now: number): string {
      const [day, today] = [new Date(time), new Date(now)]
      if (day.toDateString() === today.toDateString()) return ofDay(time)
      if (now - time < 6 * DAY_MS && time <= now) return ofWeek(time)
      return day.getFullYear() === today.getFullYear() ? ofYear(time) : ofAnyYear(time)
    },
    date: (day: string) => date(Date.parse(day)),
  }
}
