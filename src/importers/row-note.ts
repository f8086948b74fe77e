// The cells of a value in; a note for the ledger out: in which file and lines they stand, and what was done to them.
import { grouped } from '../dataset/grouped.ts'
import type { CountedIn, Partner } from '../dataset/mapping-schema.ts'
import { ranges } from '../dataset/ranges.ts'
import type { Flow } from './flow.ts'
import { withSeparators } from './with-separators.ts'

const UNITS: Record<CountedIn, string> = {
  kg: 'kilograms',
  USD: 'US dollars',
  CNY: 'yuan',
  'JPY thousand': 'thousands of yen',
}

/** "Line 4 of gacc-export-2026-03.csv: kilograms divided by 1,000." */
export function amountNote(flows: readonly Flow[], divideBy: number): string {
  const divided = divideBy === 1 ? '' : ` divided by ${withSeparators(divideBy)}`
  const what = flows.length === 1 ? `${unitOf(flows)}${divided}` : `sum in ${unitOf(flows)}${divided}`
  return `${capital(places(flows))}: ${what}${estimates(flows)}.`
}

/** "China: lines 4 to 9 of …; all partners: lines 2 to 60 of …; kilograms over kilograms." */
export function shareNote(
  part: readonly Flow[],
  whole: readonly Flow[],
  partner: Partner | undefined,
): string {
  const unit = unitOf(whole)
  const all = whole.some(({ partner: code }) => code === 'world') ? 'world' : 'all partners'
  return `${partner?.name ?? 'Part'}: ${places(part)}; ${all}: ${places(whole)}; ${unit} over ${unit}${estimates(whole)}.`
}

function unitOf([flow]: readonly Flow[]): string {
  return flow === undefined ? '' : UNITS[flow.unit]
}

function estimates(flows: readonly Flow[]): string {
  const ways = [
    ...grouped(
      flows.filter(({ estimated }) => estimated !== undefined),
      ({ estimated }) => estimated ?? '',
    ),
  ]
  return ways
    .map(
      ([how, some]) =>
        `; ${some.length === flows.length ? '' : `${some.length} of ${flows.length} `}weights ${how}`,
    )
    .join('')
}

/** The lines or paths by file, runs as ranges; with the column where it is one and its name can be printed. */
export function places(flows: readonly Flow[]): string {
  const files = grouped(flows, ({ at }) => at.file)
  return [...files].map(([file, own]) => `${placesIn(own)} of ${file}`).join(' and ')
}

function placesIn(flows: readonly Flow[]): string {
  const lines = flows.flatMap(({ at }) => ('line' in at ? [at.line] : []))
  const paths = flows.flatMap(({ at }) => ('path' in at ? [at.path] : []))
  const columns = new Set(flows.flatMap(({ at }) => ('line' in at && isPlain(at.column) ? [at.column] : [])))
  const inColumn = columns.size === 0 ? '' : ` (${[...columns].join(', ')})`
  const parts = [
    ...(lines.length === 0 ? [] : [`${lines.length === 1 ? 'line' : 'lines'} ${inRanges(lines)}${inColumn}`]),
    ...(paths.length === 0 ? [] : [rangesOfPaths(paths)]),
  ]
  return parts.join(' and ')
}

/** The bundled fonts have no Chinese letters. */
function isPlain(name: string): boolean {
  return /^[\x20-\x7e]+$/.test(name)
}

/** 2, 4 to 9 */
function inRanges(numbers: readonly number[]): string {
  const ascending = [...new Set(numbers)].sort((a, b) => a - b)
  return ranges(ascending)
    .map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`))
    .join(', ')
}

/** `data[3].netWgt`, or the records 2 to 9 of `data`. */
function rangesOfPaths(paths: readonly string[]): string {
  const [only] = paths
  if (paths.length === 1 && only !== undefined) return only
  const records = grouped(paths, (path) => path.replace(/\[\d+\]/, '[]'))
  return [...records]
    .map(
      ([shape, own]) =>
        `${shape.replace('[]', `[${inRanges(own.map((path) => Number(/\[(\d+)\]/.exec(path)?.[1] ?? 0)))}]`)}`,
    )
    .join(' and ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
