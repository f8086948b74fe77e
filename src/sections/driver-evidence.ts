// The explanations of drivers.yaml, the items of evidence.yaml and the tests of the month in; a matrix of all against all out, ranked.
import {
  isDiagnostic,
  leading,
  pivotal,
  rankCompeting,
  ratingOf,
  type Standing,
} from '../analysis/competing.ts'
import type { Figure } from '../analysis/figure.ts'
import { derived } from '../analysis/quantity.ts'
import { minus } from '../analysis/formula.ts'
import type { DriverTest, Outcome } from '../dataset/driver-tests.ts'
import { lastDay } from '../dataset/period.ts'
import type { Driver, Rating } from '../dataset/schema.ts'
import { begun, countOf, type EvidenceFinding, itemRows, type Row, testRows } from './driver-rows.ts'
import type { MadeTest } from './driver-tests.ts'
import type { Named, SectionInput } from './section.ts'

/** An explanation, and how many items and tests bear on it in each way. */
export interface DriverFinding {
  id: string
  name: Named
  /** Head of its column. */
  short: Named
  inconsistent: Figure
  consistent: Figure
  neutral: Figure
  /** Rows that are not neutral. */
  bearing: Figure
}

/** How a row bears on one explanation; a row has one for each in the order of the ranking. */
interface Cell {
  driver: string
  rating: Rating
}

/** A test of the month, what came of it and what it shows. */
export interface TestFinding {
  test: DriverTest
  outcome: Outcome
  finding: object
  cells: Cell[]
  /** Left out alone, it would change who leads. */
  decides: boolean
}

/** Only what had happened and was known by the day of the issue, and only tests that could be made. */
export function heldAgainstEach(input: SectionInput, made: readonly (MadeTest | null)[]) {
  const drivers = begun(input.vintage)
  const tests = testRows(made, drivers, input.month)
  const items = itemRows(input)
  const rows: Row[] = [...tests, ...items]
  const ids = drivers.map(({ id }) => id)
  const standings = rankCompeting(ids, rows)
  const ranked = standings.flatMap((standing) => driverFinding(input, standing, drivers, rows))
  const order = ranked.map(({ id }) => id)
  const cells = (row: Row): Cell[] => order.map((driver) => ({ driver, rating: ratingOf(row, driver) }))
  const decisive = pivotal(ids, rows)
  const shown = (telling: boolean) =>
    items
      .filter((row) => isDiagnostic(row, ids) === telling)
      .map((row): EvidenceFinding & { cells: Cell[]; decides: boolean } => ({
        ...row.item,
        cells: cells(row),
        decides: decisive.includes(row),
      }))
  const count = (id: string, some: readonly Row[]) => addCountOf(input, `drivers.${id}`, some, rows)
  return {
    ranked,
    untested: drivers.filter(({ id }) => !order.includes(id)).map(nameOf),
    ...lead(ranked, standings),
    /** Rows of which each alone decides who leads: items by their dates, and whether tests are among them. */
    pivotal: count('pivotal', decisive),
    pivotalDates: [...new Set(decisive.flatMap((row) => ('item' in row ? [row.item.date] : [])))],
    pivotalTests: decisive.some((row) => 'made' in row),
    /** What lies before these days speaks neither for nor against those that began on them. */
    began: drivers.flatMap((driver) =>
      driver.since === undefined ? [] : [{ name: nameOf(driver), since: driver.since }],
    ),
    rows: count('rows', rows),
    tests: tests.map((row): TestFinding => {
      const { test, outcome, finding } = row.made
      return { test, outcome, finding, cells: cells(row), decides: decisive.includes(row) }
    }),
    /** Items that tell the explanations apart, and the others. */
    telling: shown(true),
    others: shown(false),
    countTests: count('tests', tests),
    items: count('items', items),
    later: count(
      'items.later',
      items.filter(({ item }) => item.date > lastDay(input.month)),
    ),
  }
}

function driverFinding(
  input: SectionInput,
  standing: Standing<Row>,
  drivers: readonly Driver[],
  rows: readonly Row[],
): DriverFinding[] {
  const driver = drivers.find(({ id }) => id === standing.id)
  if (driver === undefined) return []
  const count = (rating: Rating) =>
    addCountOf(input, `drivers.${driver.id}.${rating}`, standing[rating], rows)
  return [
    {
      id: driver.id,
      name: nameOf(driver),
      short: { ...nameOf(driver), text: driver.short },
      inconsistent: count('inconsistent'),
      consistent: count('consistent'),
      neutral: count('neutral'),
      bearing: addCountOf(
        input,
        `drivers.${driver.id}.bearing`,
        [...standing.inconsistent, ...standing.consistent],
        rows,
      ),
    },
  ]
}

/** The explanations that share the smallest number of inconsistent rows, with their counts, and the next in order. */
function lead(ranked: readonly DriverFinding[], standings: readonly Standing<Row>[]) {
  const leaders = ranked.slice(0, leading(standings).length)
  return {
    leaders: leaders.map(({ name, inconsistent, consistent, bearing }) => ({
      ...name,
      inconsistent: inconsistent.value,
      consistent: consistent.value,
      bearing,
    })),
    first: ranked[0] ?? null,
    tied: leaders.length > 1,
    next: ranked[leaders.length] ?? null,
  }
}

/** How many of all rows. None of them is what is left of all when all are taken away: even a nought rests on something. */
function addCountOf(
  { vintage, figures }: SectionInput,
  id: string,
  some: readonly Row[],
  all: readonly Row[],
): Figure {
  const formula = some.length === 0 ? minus(countOf(all), countOf(all)) : countOf(some)
  return figures.add(id, derived('count', vintage.asOf, formula))
}

function nameOf({ id, name }: Driver): Named {
  return { kind: 'driver', id, text: name }
}
