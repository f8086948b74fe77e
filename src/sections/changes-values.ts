// The values that are new, revised or gone since the issue before, as the rows of two tables and a list.
import { observedQuantity } from '../analysis/quantity.ts'
import type { Arrival, Revision, ValuesSince } from '../analysis/since-values.ts'
import type { Observed } from '../dataset/observed.ts'
import { countValues, cut } from './changes-lists.ts'
import { addIfKnown, type SectionInput, seriesName } from './section.ts'

/** Rows of a table; what goes beyond is counted, and listed in findings.json. */
const MOST_SERIES = 10
const MOST_REVISIONS = 12

/** New values by series, the newest of each with its value. */
export function addedFindings(input: SectionInput, { added, overlooked }: ValuesSince) {
  const { vintage, month, figures } = input
  const { required } = vintage.dataset.briefing
  const series = [...new Set(added.map(({ series: id }) => id))].map((id) =>
    added.filter((observed) => observed.series === id),
  )
  const shown = series.slice(0, MOST_SERIES)
  const rest = series.slice(MOST_SERIES).flat()
  const keys = added.filter(({ series: id, period }) => period === month && required.includes(id))
  return {
    count: countValues(input, 'added.count', added),
    overlooked: countValues(input, 'added.overlooked', overlooked),
    rows: shown.flatMap((values) => {
      const [newest] = values
      if (newest === undefined) return []
      const id = (name: string) => `changes.added.${newest.series}.${name}`
      const { unit } = vintage.series(newest.series)
      return [
        {
          name: seriesName(vintage, newest.series),
          count: countValues(input, `added.${newest.series}.count`, values),
          period: newest.period,
          newest: figures.add(id('newest'), observedQuantity(newest, unit)),
        },
      ]
    }),
    further: countValues(input, 'added.further', rest),
    rest: rest.map(plain),
    /** Key series whose value of the month of this issue is new. */
    keys: keys.map(({ series: id }) => ({ ...seriesName(vintage, id), text: vintage.series(id).short })),
    allKeys: keys.length === required.length,
  }
}

export function revisedFindings(input: SectionInput, { revised, refined }: ValuesSince) {
  const rows = revised.map((revision, index) => ({ revision, index }))
  const { rest, ...shown } = cut(rows, MOST_REVISIONS, (some, name) =>
    countValues(
      input,
      `revised.${name}`,
      some.map(({ revision }) => revision.now),
    ),
  )
  return {
    ...shown,
    rows: shown.rows.map(({ revision, index }) => revisionRow(input, revision, index)),
    rest: rest.map(({ revision: { now, then, arrival } }) => ({ ...plain(now), then: then.value, arrival })),
    refined: countValues(input, 'revised.refined', refined),
  }
}

function revisionRow({ vintage, figures }: SectionInput, revision: Revision, index: number) {
  const { now, then, difference, percent } = revision
  const id = (name: string) => `changes.revised.${index}.${name}`
  const arrival: Arrival = revision.arrival
  return {
    name: seriesName(vintage, now.series),
    period: now.period,
    then: figures.add(id('then'), then),
    now: figures.add(id('now'), observedQuantity(now, vintage.series(now.series).unit)),
    difference: figures.add(id('difference'), difference),
    percent: addIfKnown(figures, id('percent'), percent),
    arrival,
  }
}

/** Values that the issue before held and this one does not. */
export function withdrawnFindings({ vintage, figures }: SectionInput, { withdrawn }: ValuesSince) {
  return withdrawn.map(({ series, then }, index) => ({
    name: {
      ...{ kind: 'series' as const, id: series },
      text: vintage.dataset.series.get(series)?.name ?? series,
    },
    period: then.period,
    then: figures.add(`changes.withdrawn.${index}`, then),
  }))
}

function plain({ series, period, value, refs: [{ source }] }: Observed) {
  return { series, period, value, source }
}
