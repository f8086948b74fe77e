// What an import would change in; the lines that tell it to the operator out.
import { compareText } from '../dataset/order.ts'
import { periodKind } from '../dataset/period.ts'
import { grouped } from '../dataset/grouped.ts'
import type { Mapping } from '../dataset/mapping-schema.ts'
import type { Compared } from './compare-rows.ts'
import type { Reading } from './flow.ts'
import { formats } from './formats.ts'
import type { Preview } from './import-files.ts'
import { withSeparators } from './with-separators.ts'

/** Entries of a list that changes nothing; the rest is counted. What is revised or asked about is told in full. */
const MOST = 40
const MOST_CODES = 12

export function describePreview(preview: Preview): string[] {
  const { readings, rows, held, open } = preview
  const of = (status: Compared['status']) => rows.filter((row) => row.status === status)
  return [
    ...readings.flatMap((reading) => describeReading(reading, preview.mapping)),
    ...(preview.own === 0 ? [] : [`in the form of the data set: ${counted(preview.own, 'row')}`]),
    ...describeMissed(preview),
    ...list('new', of('new'), (row) => [`${amount(row)}${fate(row)}`]),
    ...list('revised', of('revises'), (row) => [revision(row)], Infinity),
    ...list('in agreement with what is held', of('agrees'), (row) => [
      `${amount(row)}, held as ${withSeparators(row.before?.value ?? 0)}${row.taken ? ', which it replaces' : ''}`,
    ]),
    ...(held.length === 0 ? [] : [`held already: ${counted(held.length, 'row')}`]),
    ...list(
      'to look at before anything is written',
      open,
      (row) => [amount(row), row.question ?? ''],
      Infinity,
    ),
  ]
}

function describeReading(
  { file, format, rows, sha256, leftOut, otherCodes }: Reading,
  mapping: Mapping | undefined,
): string[] {
  const name = formats.find(({ id }) => id === format)?.name ?? format
  const reasons = grouped(
    [...otherCodes],
    ([code]) => mapping?.leaveOut.find((one) => code.startsWith(one.code))?.reason ?? '',
  )
  return [
    `${file}: ${name}, ${counted(rows, 'row')}, sha256 ${sha256.slice(0, 12)}`,
    ...leftOut.map(
      ({ what, why, rows: count, first }) =>
        `  left out: ${what} (${counted(count, 'row')} from ${placeIn(first, file)}): ${why}`,
    ),
    ...[...reasons].map(([reason, codes]) => {
      const shown = codes.slice(0, MOST_CODES).map(([code, count]) => `${code} (${withSeparators(count)})`)
      const more = codes.length > MOST_CODES ? ` and ${codes.length - MOST_CODES} more` : ''
      return `  left out: codes ${shown.join(', ')}${more}: ${reason || 'no rule of mapping.yaml asks for them'}`
    }),
  ]
}

/** The line or path alone: the file is named above. */
function placeIn(place: string, file: string): string {
  const at = place.slice(place.indexOf(file) + file.length)
  return /^:\d+$/.test(at) ? `line ${at.slice(1)}` : at.replace(/^: /, '')
}

/** Series that the files cannot give, those of one reason and period together. */
function describeMissed({ missed }: Preview): string[] {
  const reasons = grouped(missed, ({ why }) => why)
  return [...reasons].map(([why, some]) => {
    const series = [...new Set(some.map((one) => one.series))]
    const periods = [...new Set(some.map(({ period }) => period))].sort(compareText)
    const years = periods.filter((period) => periodKind(period) === 'year')
    const months = periods.filter((period) => periodKind(period) === 'month')
    const span = months.length > 2 ? [`${months[0]} to ${months.at(-1)}`] : months
    const when = [...years, ...span].join(' and ')
    return `  not given: ${series.join(', ')} in ${when}: ${why}`
  })
}

/** What changes or is asked about is never cut: nobody could have looked at it. */
function list(
  title: string,
  rows: readonly Compared[],
  tell: (row: Compared) => string[],
  most = MOST,
): string[] {
  if (rows.length === 0) return []
  const shown = rows.slice(0, most)
  const names = shown.map(({ observation: { series, period } }) => `${series} ${period}`)
  const width = Math.max(...names.map(({ length }) => length))
  const lines = shown.flatMap((row, index) => {
    const [first = '', ...more] = tell(row)
    return [
      `  ${(names[index] ?? '').padEnd(width)}  ${first}  (${row.where})`,
      ...more.map((line) => `    ${line}`),
    ]
  })
  const rest = rows.length > most ? [`  and ${rows.length - most} more`] : []
  return [`${title}: ${counted(rows.length, 'row')}`, ...lines, ...rest]
}

function amount({ observation: { value, unit } }: Compared): string {
  return `${withSeparators(value)} ${unit}`
}

function revision(row: Compared): string {
  const { before, observation } = row
  const { unit, value } = observation
  const old = before?.value ?? 0
  const percent = old === 0 || unit === '%' ? '' : `, ${signed((value / old - 1) * 100)} %`
  // Of a share the difference is no per cent of it.
  const by = `${signed(value - old)} ${unit === '%' ? 'points' : unit}`
  return `${withSeparators(old)} to ${amount(row)} (${by}${percent})${fate(row)}`
}

/** A row that another print overrules: of two files of one import both are new, and one of them is set aside. */
function fate({ setAside }: Compared): string {
  return setAside === undefined ? '' : `; written and set aside as a conflict, settled by "${setAside}"`
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${withSeparators(Math.abs(Number(value.toPrecision(3))))}`
}

function counted(count: number, what: string): string {
  return `${withSeparators(count)} ${what}${count === 1 ? '' : 's'}`
}
