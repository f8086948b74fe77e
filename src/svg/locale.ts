// A language in; out come the signs and words that d3 needs to format numbers and times in it. The words are those of
// the language's Unicode locale data, so that none stands here.

/** What `d3-format` and `d3-time-format` take as a locale. */
export interface ChartLocale {
  number: {
    decimal: string
    thousands: string
    grouping: number[]
    currency: [string, string]
    minus: string
  }
  time: {
    dateTime: string
    date: string
    time: string
    periods: string[]
    days: string[]
    shortDays: string[]
    months: string[]
    shortMonths: string[]
  }
}

/** Made once a language: the tables of words cost as much as a chart. */
const made = new Map<string, ChartLocale>()

/** The locale of a BCP 47 language such as `en`. Throws a RangeError when the tag is malformed. */
export function chartLocale(language: string): ChartLocale {
  const locale = made.get(language) ?? makeLocale(language)
  made.set(language, locale)
  return locale
}

function makeLocale(language: string): ChartLocale {
  const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(1_234_567.8)
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const words = (count: number, day: (index: number) => number, format: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...format })
    return Array.from({ length: count }, (_, index) => formatter.format(day(index)))
  }
  const month = (index: number) => Date.UTC(2023, index, 15)
  // 1 January 2023 was a Sunday, the day that d3 begins the week with.
  const day = (index: number) => Date.UTC(2023, 0, 1 + index)
  return {
    number: {
      decimal: sign('decimal'),
      thousands: sign('group'),
      grouping: [3],
      currency: ['', ''],
      minus: '\u2212',
    },
    time: {
      dateTime: '%Y-%m-%d %H:%M',
      date: '%Y-%m-%d',
      time: '%H:%M',
      periods: ['AM', 'PM'],
      days: words(7, day, { weekday: 'long' }),
      shortDays: words(7, day, { weekday: 'short' }),
      months: words(12, month, { month: 'long' }),
      shortMonths: words(12, month, { month: 'short' }),
    },
  }
}
