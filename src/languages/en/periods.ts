// How British English writes periods, lists, and numbers in words.
import { type Period, periodKind } from '../../dataset/period.ts'
import { digits } from './quantities.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const NO_BREAK = '\u00a0'

function month(period: Period): string {
  return `${MONTHS[Number(period.slice(5, 7)) - 1]}${NO_BREAK}${period.slice(0, 4)}`
}

/** A period in words: `2025`, `December 2025`, `25 January 2026`, `January–November 2025`, `November 2024–October 2025`. */
export function period(text: Period): string {
  switch (periodKind(text)) {
    case 'month':
      return month(text)
    case 'day':
      return `${Number(text.slice(8))}${NO_BREAK}${month(text.slice(0, 7))}`
    case 'span': {
      const [first = '', last = ''] = text.split('/')
      const sameYear = first.slice(0, 4) === last.slice(0, 4)
      return `${sameYear ? (MONTHS[Number(first.slice(5, 7)) - 1] ?? '') : month(first)}–${month(last)}`
    }
    default:
      return text
  }
}

/** For axes and tight tables: `Dec 2025`. */
export function shortPeriod(text: Period): string {
  return period(text).replace(/\p{L}{4,}/gu, (word) => (MONTHS.includes(word) ? word.slice(0, 3) : word))
}

/** Items that hold an "and" or a comma of their own, outside of quotes, are set apart by semicolons. */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? ''
  if (items.some((item) => /, | and /.test(item.replace(/“[^”]*”/g, ''))))
    return `${items.slice(0, -1).join('; ')}; and ${items.at(-1)}`
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** Numbers to twelve in words, as running text has them. */
export function cardinal(count: number): string {
  return SMALL[count] ?? digits(count, 'count')
}

export function ordinal(count: number): string {
  const words = [
    '',
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'eleventh',
    'twelfth',
  ]
  const suffix =
    count % 100 >= 11 && count % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return words[count] ?? `${count}${suffix}`
}
