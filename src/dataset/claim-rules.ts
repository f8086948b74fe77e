// Rules of claims.yaml that need more than one field: series that can be compared, periods in order, events that exist.
import type { Problem } from '../errors.ts'
import type { Claim, SeriesCheck } from './claim-schema.ts'
import { type Day, lastDay, monthsOf, type Period, periodKind } from './period.ts'
import type { Places } from './places.ts'
import type { Dataset } from './read.ts'

/** The series that a claim names, each with the key that names it. */
export function seriesOfClaim({
  check,
}: Claim): { id: string; key: 'series' | 'named' | 'of' | 'measures' }[] {
  if (check === undefined || !('series' in check)) return []
  const named = 'named' in check ? check.named : undefined
  const of = 'of' in check ? check.of : undefined
  const measures = check.relation === 'value' ? (check.measures ?? []) : []
  return [
    { id: check.series, key: 'series' },
    ...(named === undefined ? [] : [{ id: named, key: 'named' as const }]),
    ...(of === undefined ? [] : [{ id: of, key: 'of' as const }]),
    ...measures.map((id) => ({ id, key: 'measures' as const })),
  ]
}

/** What makes a claim impossible to check, as far as the claim and its series say. `today` is the day of the check. */
export function claimProblems(dataset: Dataset, places: Places, today: Day): Problem[] {
  return dataset.claims.flatMap((claim): Problem[] => {
    const { check, said } = claim
    const late = `found a statement of ${said}, which is later than today, ${today}`
    const problems: Problem[] =
      said > today ? [{ where: places.of(claim, 'said'), message: late, hint: 'correct the date' }] : []
    if (check === undefined || check.relation === 'buffers') return problems
    const report = reporter(claim, places)
    if (check.relation !== 'dated') return [...problems, ...ofSeries(dataset, check, report)]
    return lastDay(check.last) >= check.first
      ? problems
      : [
          ...problems,
          report('last', `found ${check.last}, which lies before ${check.first}`, 'put them in order'),
        ]
  })
}

/** Events that claims name and nobody has recorded. To be asked only where every event could be read. */
export function unknownEvents(dataset: Dataset, places: Places): Problem[] {
  const events = new Set(dataset.events.map(({ id }) => id))
  return dataset.claims.flatMap((claim): Problem[] => {
    if (claim.check?.relation !== 'dated' || events.has(claim.check.event)) return []
    const message = `found the event "${claim.check.event}", which events.yaml does not have`
    return [reporter(claim, places)('event', message, 'correct the id, or add the event')]
  })
}

type Report = (key: string, message: string, hint: string) => Problem

/** Makes problems of a claim's check; the place is looked up only then, since it costs a further reading of the file. */
const reporter =
  (claim: Claim, places: Places): Report =>
  (key, message, hint) => ({ where: places.of(claim, 'check', key), message, hint })

function ofSeries({ series }: Dataset, check: SeriesCheck, report: Report): Problem[] {
  const unit = series.get(check.series)?.unit
  const problems: Problem[] = []
  const sameUnit = (key: string, other: string | undefined, hint: string) => {
    if (unit === undefined || other === undefined || other === unit) return
    problems.push(
      report(key, `found the unit "${other}", but the series "${check.series}" is in "${unit}"`, hint),
    )
  }
  if (check.relation === 'value') sameUnit('unit', check.unit, 'convert the value, or correct the unit')
  const measures = check.relation === 'value' ? (check.measures ?? []) : []
  for (const id of measures) sameUnit('measures', series.get(id)?.unit, 'compare series of one unit')
  if (check.relation === 'share') sameUnit('of', series.get(check.of)?.unit, 'compare series of one unit')
  if ('named' in check && check.named !== undefined)
    sameUnit('named', series.get(check.named)?.unit, 'compare series of one unit')
  const earlier = (key: string, before: Period | undefined) => {
    if (before === undefined || comparable(before, check.period)) return
    problems.push(
      report(
        key,
        `found ${before}, which is no earlier period as long as ${check.period}`,
        'correct one of them',
      ),
    )
  }
  if ('from' in check) earlier('from', check.from)
  if ('since' in check) earlier('since', check.since)
  if ('until' in check && check.until !== undefined && !comparable(check.period, check.until))
    problems.push(
      report(
        'until',
        `found ${check.until}, which is no later period as long as ${check.period}`,
        'correct one of them',
      ),
    )
  return problems
}

/** Whether the first period lies before the second and is as long. */
function comparable(before: Period, period: Period): boolean {
  return (
    before < period &&
    periodKind(before) === periodKind(period) &&
    monthsOf(before).length === monthsOf(period).length
  )
}
