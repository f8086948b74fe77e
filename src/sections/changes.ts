// What is otherwise than in the issue before: judgements, values, measures, events and conflicts. The first issue has none.
import { eventsSince, type MeasureSince, measuresSince } from '../analysis/since-records.ts'
import { flipsSince } from '../analysis/since-judgements.ts'
import { valuesSince } from '../analysis/since-values.ts'
import { lastDay } from '../dataset/period.ts'
import type { Event } from '../dataset/schema.ts'
import { conflictChanges } from './changes-conflicts.ts'
import { flipFinding } from './changes-judgements.ts'
import { countRecordsOf, cut } from './changes-lists.ts'
import { addedFindings, revisedFindings, withdrawnFindings } from './changes-values.ts'
import type { SectionInput, SectionResult } from './section.ts'

/** Rows of a table of measures or events; what goes beyond is counted, and listed in findings.json. */
const MOST_RECORDS = 10
/** What page one has room for. */
const MOST_VERDICTS = 3

export function changes(input: SectionInput) {
  const { vintage, month, previous, judgements = [] } = input
  if (previous === undefined)
    return { findings: { month, previous: null }, charts: [], omitted: true as const }
  const values = valuesSince(previous, vintage)
  const flips = flipsSince(previous, judgements, vintage).map((flip, index) =>
    flipFinding(input, flip, index),
  )
  const verdicts = flips
    .filter((flip) => flip.kind === 'signal')
    .filter(({ then, now, reason }) => then.verdict !== now.verdict && reason !== 'lapsed')
    .sort((a, b) => Number(b.again) - Number(a.again))
  const reasons = new Set(flips.map(({ reason }) => reason))
  const events = eventsSince(previous, vintage).map((one) => eventFinding(input, one))
  const happened = ({ date }: { date: string }) => lastDay(date) <= vintage.asOf
  const findings = {
    month,
    previous: { month: previous.month, asOf: previous.asOf },
    flips,
    /** The one reason of all flips; null where they differ. */
    reason: reasons.size === 1 ? (flips[0]?.reason ?? null) : null,
    added: addedFindings(input, values),
    revised: revisedFindings(input, values),
    withdrawn: withdrawnFindings(input, values),
    measures: cut(
      measuresSince(previous, vintage).map((one) => measureFinding(one)),
      MOST_RECORDS,
      (rest, name) => countRecordsOf(input, 'measure', `measures.${name}`, rest),
    ),
    known: countRecordsOf(input, 'event', 'events.known', events),
    /** Of these the latest first that had happened by the day of the issue; then those ahead, the next first. */
    events: cut(events.filter(happened), MOST_RECORDS, (rest, name) =>
      countRecordsOf(input, 'event', `events.${name}`, rest),
    ),
    ahead: events.filter((event) => !happened(event)).reverse(),
    conflicts: conflictChanges(input, previous),
    /** For the box on page one: series whose verdict is another, months that were judged once more before others. */
    verdicts: verdicts.slice(0, MOST_VERDICTS),
    moreVerdicts: verdicts.length > MOST_VERDICTS,
    /** What was judged then and is not now, for want of what it rests on. */
    lapsed: flips.flatMap((flip) => {
      if (flip.reason !== 'lapsed' || (flip.kind !== 'signal' && flip.kind !== 'confidence')) return []
      return [{ id: flip.id, name: flip.kind === 'signal' ? flip.short : flip.name }]
    }),
    lead: flips.find(({ kind }) => kind === 'lead') ?? null,
  }
  return { findings, charts: [] } satisfies SectionResult<typeof findings>
}

function measureFinding({ now: { measure, status, since, sources }, then }: MeasureSince) {
  const named = (text: string) => ({ kind: 'measure' as const, id: measure.id, text })
  return {
    id: measure.id,
    ...{ name: named(measure.name), who: named(measure.who), status, since, sources },
    /** Its status in the issue before; null where that did not know it. */
    then: then ?? null,
  }
}

function eventFinding({ vintage }: SectionInput, { id, date, title, actor, sources }: Event) {
  const named = (text: string) => ({ kind: 'event' as const, id, text })
  return { id, date, title: named(title), actor: named(actor), sources: vintage.known(sources) }
}
