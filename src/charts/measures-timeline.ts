// One mark a measure at the date of its status, on the row of its member; shape and tone tell the status, and a key says how.
import { IN_EFFECT, MEASURE_STATUSES, MEMBERS, type MeasureNow } from '../analysis/measures.ts'
import { lastDay } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths } from './chart.ts'
import { statusTimeline } from './status-timeline.ts'

/** Measures by the date of their status. Undefined without any. */
export function measuresTimeline(language: Language, measures: readonly MeasureNow[]): Chart | undefined {
  const [first] = measures
  const last = measures.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { labels, members, statuses } = language
  const inEffect = (of: readonly MeasureNow[]) => of.filter(({ status }) => IN_EFFECT.includes(status)).length
  const rows = MEMBERS.flatMap((member) => {
    const own = measures.filter(({ measure }) => measure.member === member)
    if (own.length === 0) return []
    const marks = own.map(({ since, status }) => ({ day: lastDay(since), status }))
    return [{ name: members[member], total: labels.inEffect(inEffect(own), own.length), marks }]
  })
  const counts = MEASURE_STATUSES.map((status) => ({
    status: statuses[status],
    count: measures.filter((one) => one.status === status).length,
  })).filter(({ count }) => count > 0)
  return {
    name: 'measures-timeline',
    ...inBothWidths((width) => statusTimeline(language, width, rows)),
    alternative: language.alternative.timeline(counts, {
      member: members[last.measure.member],
      status: statuses[last.status],
      since: last.since,
    }),
    table: {
      columns: [
        { name: labels.measure },
        { name: labels.member },
        { name: labels.status },
        { name: labels.since },
      ],
      rows: measures.map(({ measure: { name, member }, status, since }) => [
        { text: name },
        { text: members[member] },
        { text: statuses[status] },
        { period: since },
      ]),
    },
    sources: [...new Set(measures.flatMap(({ sources }) => sources))],
  }
}
