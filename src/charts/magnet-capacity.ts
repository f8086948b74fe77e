// Cumulative magnet capacity outside China by start year, stacked by status, against what China exported in a year.
import { ACTIVE, type PlantNow, type YearCapacity } from '../analysis/capacity.ts'
import type { Quantity } from '../analysis/quantity.ts'
import type { Language } from '../languages/language.ts'
import { capacityColumns } from './capacity-columns.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { NONE } from './value-table.ts'

/** Undefined without a dated plant. `exports` is China's magnet exports of a full year; without it no line is drawn. */
export function magnetCapacity(
  language: Language,
  years: readonly YearCapacity[],
  plants: readonly PlantNow[],
  exports: Quantity | undefined,
): Chart | undefined {
  const [first, ...others] = years
  const last = years.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { labels, statuses } = language
  const stacked = ACTIVE.filter((status) => years.some(({ tonnes }) => tonnes[status] > 0))
  const against = exports && {
    value: exports.value,
    name: labels.chinaMagnetExports(language.period(exports.period)),
  }
  const cited = plants.flatMap(({ sources }) => sources)
  return {
    name: 'magnet-capacity',
    ...inBothWidths((width) => capacityColumns(language, width, [first, ...others], against)),
    alternative: language.alternative.capacity(
      last.year,
      last.total,
      stacked.map((status) => ({ status, tonnes: last.tonnes[status] })),
      exports,
    ),
    table: {
      columns: [
        { name: labels.startYear },
        ...stacked.map((status) => ({ name: language.capital(statuses[status]), unit: 't/year' as const })),
        { name: labels.total, unit: 't/year' },
      ],
      rows: [
        ...years.map(({ year, tonnes, total }) => [
          { period: year },
          ...stacked.map((status) => ({ value: tonnes[status] })),
          { value: total },
        ]),
        ...(against ? [[{ text: against.name }, ...stacked.map(() => NONE), { value: against.value }]] : []),
      ],
    },
    sources: [...new Set([...cited, ...sourcesOf(exports?.from ?? [])])],
  }
}
