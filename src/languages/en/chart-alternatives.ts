// Text alternatives of charts in British English: extremes, then the latest value. The message stands before them.
import type { Period } from '../../dataset/period.ts'
import type { Unit } from '../../dataset/schema.ts'
import { endsOf, type Printed, said } from './ends.ts'
import { list, period, shortPeriod } from './periods.ts'
import { digits, quantity, signed } from './quantities.ts'

export const chartAlternatives = {
  /** One series over time. */
  series(what: string, values: readonly Printed[], unit: Unit): string {
    const { first, last, high, low } = endsOf(values, what)
    const at = said(unit, period)
    return `${what}, ${period(first.period)} to ${period(last.period)}: highest ${at(high)}, lowest ${at(low)}, latest ${at(last)}.`
  },
  /** The same in fewer words, for one of several series. */
  extremes(what: string, values: readonly Printed[], unit: Unit): string {
    const { last, high } = endsOf(values, what)
    const at = said(unit, shortPeriod)
    return `${what}: highest ${at(high)}, latest ${at(last)}.`
  },
  /** The newest value of each panel. */
  panels(panels: readonly { title: string; period: Period; value: number }[], unit: Unit): string {
    const newest = panels.map(
      ({ title, period, value }) => `${title} ${quantity(value, unit)} (${shortPeriod(period)})`,
    )
    return `Monthly bars, the newest of each: ${newest.join('; ')}.`
  },
  /** Changes of several series and what the signal test says of them. */
  changes(
    rows: readonly {
      label: string
      change: number
      verdict: 'signal' | 'ordinary' | 'too-little-history' | 'unknown'
    }[],
  ): string {
    const changes = rows.map(({ label, change: value }) => ({ label, value }))
    const { low, high } = endsOf(changes, 'the changes')
    const signals = rows.filter(({ verdict }) => verdict === 'signal').map(({ label }) => label)
    const outside =
      signals.length === 0 ? 'none' : signals.length <= 2 ? list(signals) : digits(signals.length, 'count')
    const at = ({ label, value }: typeof low) => `${label} ${signed(value, '%')}`
    return `Changes of ${digits(rows.length, 'count')} series: lowest ${at(low)}, highest ${at(high)}. Outside ordinary variation: ${outside}.`
  },
  /** Days of cover: the shortest and the longest. */
  cover(
    rows: readonly { stockDays: number; cells: readonly { cutPercent: number; days: number }[] }[],
  ): string {
    const all = rows.flatMap(({ stockDays, cells }) =>
      cells.map(({ cutPercent, days: value }) => ({ stockDays, cutPercent, value })),
    )
    const { low, high } = endsOf(all, 'the cover')
    const one = ({ stockDays, cutPercent, value }: typeof low) =>
      `${quantity(value, 'days')} (a stock of ${quantity(stockDays, 'days')}, a cut of ${digits(cutPercent, 'count')}%)`
    return `Shortest cover ${one(low)}, longest ${one(high)}.`
  },
  /** What destinations contributed to a change. */
  contributions(rows: readonly { label: string; tonnes: number; percent: number }[]): string {
    const row = ({ label, tonnes, percent }: (typeof rows)[number]) =>
      `${label} ${signed(tonnes, 't')} (${signed(percent, '%')})`
    return `Change by destination: ${list(rows.map(row))}.`
  },
  /** Prices of the same good in two places: the widest gap and the narrowest. */
  priceGaps(rows: readonly { label: string; china: number; europe: number; ratio: number }[]): string {
    const { low, high } = endsOf(
      rows.map((row) => ({ ...row, value: row.ratio })),
      'the prices',
    )
    const row = ({ label, china, europe, ratio }: (typeof rows)[number]) =>
      `${label}, ${quantity(europe, 'USD/kg')} in Europe and ${quantity(china, 'USD/kg')} in China, ${quantity(ratio, 'ratio')}`
    return low === high ? `${row(low)}.` : `Widest: ${row(high)}. Narrowest: ${row(low)}.`
  },
  /** Dated steps that stand over a series: how many, the first and the last. */
  steps(steps: readonly { label: string; date: Period }[]): string {
    const [first] = steps
    const last = steps.at(-1)
    if (first === undefined || last === undefined) return 'No step is marked.'
    const at = ({ label, date }: { label: string; date: Period }) => `${label} (${shortPeriod(date)})`
    return first === last
      ? `One step is marked: ${at(first)}.`
      : `${digits(steps.length, 'count')} steps are marked, from ${at(first)} to ${at(last)}.`
  },
  /** Cumulative capacity in the last year, by status, and the exports that it is drawn against. */
  capacity(
    year: string,
    total: number,
    parts: readonly { status: 'operating' | 'unproved' | 'building' | 'planned'; tonnes: number }[],
    exports: { value: number; period: Period } | undefined,
  ): string {
    const words = {
      operating: 'operating',
      unproved: 'operating (plan)',
      building: 'under construction',
      planned: 'planned',
    }
    const shares = list(parts.map(({ status, tonnes }) => `${digits(tonnes, 't')} ${words[status]}`))
    const against = exports
      ? ` China exported ${quantity(exports.value, 't')} in ${period(exports.period)}.`
      : ''
    return `By ${year} ${quantity(total, 't/year')}: ${shares}.${against}`
  },
  /** Shares by measure: the latest of each, and the ends of the longest series. */
  shares(panels: readonly { name: string; known: readonly Printed[] }[]): string {
    const at = said('%', shortPeriod)
    const longest = Math.max(2, ...panels.map(({ known }) => known.length))
    const one = ({ name, known }: (typeof panels)[number]) => {
      const { low, high, last } = endsOf(known, name)
      return known.length < longest
        ? `${name} ${at(last)}`
        : `${name} ${at(last)}, highest ${at(high)}, lowest ${at(low)}`
    }
    return `Latest ${panels.map(one).join('; ')}.`
  },
  /** Products with a tonnage: the greatest in operation, and the greatest that is still ahead. */
  capacityByStage(
    products: number,
    operating: { name: string; value: number } | undefined,
    ahead: { name: string; value: number } | undefined,
  ): string {
    const most = (what: string, one: typeof operating) =>
      one === undefined ? `nothing ${what}` : `most ${what}: ${one.name}, ${quantity(one.value, 't/year')}`
    return `${digits(products, 'count')} products; ${most('operating', operating)}; ${most('still ahead', ahead)}.`
  },
  /** Weights of one trade as two customs offices report them; null for what is not known. */
  mirror(rows: readonly { name: string; china: number | null; japan: number | null; gap: string | null }[]) {
    const one = (value: number | null) => (value === null ? 'not known' : digits(value, 't'))
    const row = ({ name, china, japan, gap }: (typeof rows)[number]) =>
      `${name} ${one(china)} and ${one(japan)}${gap === null ? '' : ` (${gap})`}`
    return `Tonnes by China and by Japan: ${rows.map(row).join('; ')}.`
  },
  /** The ends of a list of named values; a list of one is its value. */
  ends(
    what: string,
    items: readonly (Omit<Printed, 'period'> & { name: string; period?: Period })[],
    unit: Unit,
  ): string {
    const { first, high, low } = endsOf(items, what)
    const at = ({ name, value, period: of, step }: (typeof items)[number]) =>
      `${quantity(value, unit, step)} (${name}${of === undefined ? '' : `, ${period(of)}`})`
    const ends = items.length === 1 ? at(first) : `highest ${at(high)}, lowest ${at(low)}, of ${items.length}`
    return `${what}: ${ends}.`
  },
  /** Measures by status, and the one with the newest. */
  timeline(
    counts: readonly { status: string; count: number }[],
    latest: { member: string; status: string; since: Period },
  ): string {
    const each = list(counts.map(({ status, count }) => `${digits(count, 'count')} ${status}`))
    return `By present status: ${each}. The latest: ${latest.member}, ${latest.status}, ${period(latest.since)}.`
  },
}
