/** A word in the forms that its language has for numbers (`Intl.PluralRules`). */
export type PluralForms = { readonly [rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** How a language writes numbers, sizes, money, days, times and lists: all of it by `Intl`. */
export type Formats = {
  readonly number: (value: number) => string
  /** The number, then the form of the word that goes with it: "1,204 words". */
  readonly count: (value: number, forms: PluralForms) => string
  /** Bytes in KB, MB or GB of 1,000, as file managers show them. */
  readonly size: (bytes: number) => string
  /** US dollars, with as many digits as a small sum needs: $0.0021, $0.034, $1.20. */
  readonly dollars: (usd: number) => string
  /** Seconds as 1:15. */
  readonly minutes: (seconds: number) => string
  /** A time of day: 14:20. Times are in milliseconds since 1970, shown in the zone of the computer. */
  readonly clock: (time: number) => string
  readonly weekdayAndClock: (time: number) => string
  readonly day: (time: number) => string
  readonly dayAndYear: (time: number) => string
  readonly dayAndClock: (time: number) => string
  /** A day that is the same in every zone, given as YYYY-MM-DD. */
  readonly date: (day: string) => string
  readonly list: (items: readonly string[]) => string
}

const UNITS = [
  { unit: 'gigabyte', bytes: 1e9, digits: 1 },
  { unit: 'megabyte', bytes: 1e6, digits: 1 },
  { unit: 'kilobyte', bytes: 1e3, digits: 0 },
] as const

function dollarDigits(usd: number): number {
  return usd === 0 || usd >= 1 ? 2 : Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(usd))))
}

function minutes(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function timesIn(locale: string) {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const moment = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options)
    return (time: number) => format.format(time)
  }
  const date = moment({ dateStyle: 'medium', timeZone: 'UTC' })
  return {
    clock: moment(clock),
    weekdayAndClock: moment({ weekday: 'short', ...clock }),
    day: moment({ day: 'numeric', month: 'short' }),
    dayAndYear: moment({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayAndClock: moment({ day: 'numeric', month: 'short', year: 'numeric', ...clock }),
    date: (day: string) => date(Date.parse(day)),
  }
}

/** The formats of a language; `locale` as BCP 47 has it. Dates may follow another region than numbers. */
export function formatsFor(locale: string, datesAs = locale): Formats {
  const numbers = new Intl.NumberFormat(locale)
  const plurals = new Intl.PluralRules(locale)
  const list = new Intl.ListFormat(locale)
  const sizes = UNITS.map(({ unit, bytes, digits }) => ({
    bytes,
    format: new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }),
  }))
  return {
    number: (value) => numbers.format(value),
    count: (value, forms) => `${numbers.format(value)} ${forms[plurals.select(value)] ?? forms.other}`,
    size: (bytes) => {
      const size = sizes.find((known) => bytes >= known.bytes)
      return size === undefined
        ? (sizes.at(-1)?.format.format(bytes === 0 ? 0 : 1) ?? '')
        : size.format.format(bytes / size.bytes)
    },
    dollars: (usd) => {
      const digits = dollarDigits(usd)
      const money = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const
      return new Intl.NumberFormat(locale, {
        ...money,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(usd)
    },
    minutes,
    ...timesIn(datesAs),
    list: (items) => list.format(items),
  }
}
