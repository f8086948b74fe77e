// How British English writes numbers with their units.
import type { Unit } from '../../dataset/schema.ts'

const NO_BREAK = '\u00a0'
const MINUS = '\u2212'

/** Decimals by unit; where a list, by size: the first bound that the value stays under. */
const decimals: Record<Unit, (size: number) => number> = {
  t: (size) => (size < 10 ? 1 : 0),
  kg: () => 0,
  '%': () => 1,
  pp: () => 1,
  'USD million': (size) => (size < 1000 ? 1 : 0),
  'USD/kg': (size) => (size < 10 ? 2 : size < 100 ? 1 : 0),
  'CNY/t': () => 0,
  'AUD/kg': () => 1,
  'JPY billion': (size) => (size < 100 ? 1 : 0),
  '% of GDP': () => 2,
  days: () => 0,
  't/year': () => 0,
  index: () => 0,
  ratio: () => 1,
  count: () => 0,
}

const unitAfter: Record<Unit, string> = {
  t: `${NO_BREAK}t`,
  kg: `${NO_BREAK}kg`,
  '%': '%',
  pp: `${NO_BREAK}percentage points`,
  'USD million': `${NO_BREAK}million`,
  'USD/kg': '/kg',
  'CNY/t': '/t',
  'AUD/kg': '/kg',
  'JPY billion': `${NO_BREAK}billion`,
  '% of GDP': '% of GDP',
  days: `${NO_BREAK}days`,
  't/year': `${NO_BREAK}t a year`,
  index: '',
  ratio: `${NO_BREAK}times`,
  count: '',
}

const unitBefore: Partial<Record<Unit, string>> = {
  'USD million': 'US$',
  'USD/kg': 'US$',
  'CNY/t': 'CNY',
  'AUD/kg': 'A$',
  'JPY billion': '¥',
}

const currencySign: Record<string, string> = {
  USD: 'US$',
  EUR: '€',
  JPY: '¥',
  CAD: 'C$',
  AUD: 'A$',
  INR: '₹',
  GBP: '£',
}

/**
 * The digits of a value in the decimals of its unit, grouped by commas, with a real minus sign. `step` is the step to which
 * the source rounded: decimals that it did not print are not printed here.
 */
export function digits(value: number, unit: Unit, step: number | null = null): string {
  const places = Math.min(decimals[unit](Math.abs(value)), step === null ? Infinity : decimalsIn(step))
  // Half away from zero, as a reader rounds; toFixed alone would print −0.0 and round 0.25 down.
  const scaled = Math.round(Math.abs(value) * 10 ** places * (1 + Number.EPSILON)) / 10 ** places
  const [whole = '0', fraction] = scaled.toFixed(places).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const sign = value < 0 && scaled !== 0 ? MINUS : ''
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`)
}

/** How many decimals a print has that was rounded to a step: none for 1 and above, two for 0.01. */
function decimalsIn(step: number): number {
  return String(step).split('.')[1]?.length ?? 0
}

/** A value with its unit: `4,392 t`, `−8.2%`, `US$110/kg`. */
export function quantity(value: number, unit: Unit, step: number | null = null): string {
  const text = digits(value, unit, step)
  const currency = unitBefore[unit]
  if (currency === undefined) return text + unitAfter[unit]
  return text.startsWith(MINUS)
    ? MINUS + currency + text.slice(1) + unitAfter[unit]
    : currency + text + unitAfter[unit]
}

/** As `quantity`, with a plus sign before a rise. */
export function signed(value: number, unit: Unit, step: number | null = null): string {
  const text = quantity(value, unit, step)
  return value > 0 && !/^[^\d]*0(\.0+)?[^\d.]*$/.test(text) ? `+${text}` : text
}

/** An amount of money in millions or billions: `US$10 billion`. */
export function money(value: number, currency: string): string {
  // From here on three decimals would print a thousand million.
  const [size, word] = value >= 999_999_500 ? [1e9, 'billion'] : [1e6, 'million']
  const scaled = Math.round((value / size) * 1000) / 1000
  return `${currencySign[currency] ?? `${currency}${NO_BREAK}`}${scaled}${NO_BREAK}${word}`
}

/** What a unit is called at the head of a column. */
const unitNames: Record<Unit, string> = {
  t: 'tonnes',
  kg: 'kilograms',
  '%': 'per cent',
  pp: 'percentage points',
  'USD million': 'US$ million',
  'USD/kg': 'US$ a kilogram',
  'CNY/t': 'yuan a tonne',
  'AUD/kg': 'A$ a kilogram',
  'JPY billion': '¥ billion',
  '% of GDP': 'per cent of GDP',
  days: 'days',
  't/year': 'tonnes a year',
  index: 'index points',
  ratio: 'times',
  count: 'number',
}

/** The head of a column of values. */
export function column(name: string, unit: Unit): string {
  return `${name}, ${unitNames[unit]}`
}
