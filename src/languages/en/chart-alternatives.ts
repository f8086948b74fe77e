// Text alternatives of charts in British English: extremes, then the latest value. The message stands before them.
import type { Period } from '../../dataset/period.ts'
import type { Unit } from '../../dataset/schema.ts'
import { members } from './members.ts'
import { list, period, shortPeriod } from './periods.ts'
import { digits, quantity, signed } from './quantities.ts'

export const chartAlternatives = {
  /** One series over time. */
  series(what: string, values: readonly { period: Period; value: number }[], unit: Unit): string {
    const [first] = values
    const last = values.at(-1)
    if (first === undefined || last === undefined) throw new Error(`nothing is drawn for ${what}`)
    const high = values.reduce((best, one) => (one.value > best.value ? one : best), first)
    const low = values.reduce((best, one) => (one.value < best.value ? one : best), first)
    const at = (one: { period: Period; value: number }) =>
      `${quantity(one.value, unit)} (${period(one.period)})`
    return `${what}, ${period(first.period)} to ${period(last.period)}: highest ${at(high)}, lowest ${at(low)}, latest ${at(last)}.`
  },
  /** The same in fewer words, for one of several series. */
  extremes(what: string, values: readonly { period: Period; value: number }[], unit: Unit): string {
    const [first] = values
    const last = values.at(-1)
    if (first === undefined || last === undefined) throw new Error(`nothing is drawn for ${what}`)
    const high = values.reduce((best, one) => (one.value > best.value ? one : best), first)
    const at = (one: { period: Period; value: number }) =>
      `${quantity(one.value, unit)} (${shortPeriod(one.period)})`
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
    const sorted = [...rows].sort((a, b) => a.change - b.change)
    const [lowest] = sorted
    const highest = sorted.at(-1)
    if (lowest === undefined || highest === undefined) throw new Error('no change is drawn')
    const signals = rows.filter(({ verdict }) => verdict === 'signal').map(({ label }) => label)
    const outside =
      signals.length === 0 ? 'none' : signals.length <= 2 ? list(signals) : digits(signals.length, 'count')
    const at = ({ label, change }: { label: string; change: number }) => `${label} ${signed(change, '%')}`
    return `Changes of ${digits(rows.length, 'count')} series: lowest ${at(lowest)}, highest ${at(highest)}. Outside ordinary variation: ${outside}.`
  },
  /** Days of cover: one clause a stock, one value a cut. */
  cover(
    rows: readonly { stockDays: number; cells: readonly { cutPercent: number; days: number }[] }[],
  ): string {
    const cell = ({ cutPercent, days }: { cutPercent: number; days: number }) =>
      `${quantity(days, 'days')} at a cut of ${digits(cutPercent, 'count')}%`
    return `Days of cover: ${rows.map(({ stockDays, cells }) => `a stock of ${quantity(stockDays, 'days')} lasts ${list(cells.map(cell))}`).join('; ')}.`
  },
  /** What destinations contributed to a change. */
  contributions(rows: readonly { label: string; tonnes: number; percent: number }[]): string {
    const row = ({ label, tonnes, percent }: (typeof rows)[number]) =>
      `${label} ${signed(tonnes, 't')} (${signed(percent, '%')})`
    return `Change by destination: ${list(rows.map(row))}.`
  },
  /** Prices of the same good in two places. */
  priceGaps(rows: readonly { label: string; china: number; europe: number; ratio: number }[]): string {
    const row = ({ label, china, europe, ratio }: (typeof rows)[number]) =>
      `${label}: China ${quantity(china, 'USD/kg')}, Europe ${quantity(europe, 'USD/kg')}, ${quantity(ratio, 'ratio')} as much`
    return `Prices in China and Europe. ${rows.map(row).join('; ')}.`
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
      unproved: 'operating with a tonnage that is only planned',
      building: 'under construction',
      planned: 'planned',
    }
    const shares = list(parts.map(({ status, tonnes }) => `${quantity(tonnes, 't')} ${words[status]}`))
    const against = exports
      ? ` China’s magnet exports in ${period(exports.period)}: ${quantity(exports.value, 't')}.`
      : ''
    return `Magnet capacity outside China with a start year up to ${year}: ${quantity(total, 't')} a year, of which ${shares}.${against}`
  },
  /** Rows of a bar chart that carry their values as text. */
  rows(rows: readonly { label: string; text: string }[]): string {
    return `${rows.map(({ label, text }) => `${label}, ${text}`).join('; ')}.`
  },
  /** Measures by member and status. */
  timeline(rows: readonly { member: keyof typeof members; statuses: readonly string[] }[]): string {
    const row = ({ member, statuses }: (typeof rows)[number]) => {
      const kinds = [...new Set(statuses)].map(
        (status) => `${statuses.filter((one) => one === status).length} ${status}`,
      )
      return `${members[member]} ${list(kinds)}`
    }
    return `Measures by the date of their status: ${rows.map(row).join('; ')}.`
  },
  /** Named values side by side. */
  items(what: string, items: readonly { name: string; value: number }[], unit: Unit): string {
    return `${what}: ${list(items.map(({ name, value }) => `${name} ${quantity(value, unit)}`))}.`
  },
}
