// What is otherwise than in the issue before: judgements, values, measures, events and conflicts. The first issue has none.
import { eventsSince, type MeasureSince, measuresSince } from '../analysis/since-records.ts'
import { flipsSince } from '../analysis/since-judgements.ts'
import { valuesSince } from '../analysis/since-values.ts'
import type { Event } from '../dataset/schema.ts'
import { conflictChanges } from './changes-conflicts.ts'
import { flipFinding } from './changes-judgements.ts'
import { countRecordsOf, cut } from './changes-lists.ts'
import { addedFindings, revisedFindings, withdrawnFindings } from './changes-values.ts'
import type { SectionInput, SectionResult } from './section.ts'

/** Rows of a table of measures or events; what goes beyond is counted, and listed in findings.json. */
const MOST_RECORDS = 12
/** What page one has room for. */
const MOST_VERDICTS = 3

export function changes(input: SectionInput) {
  const { vintage, month, previous, judgements = [] } = input
  if (previous === undefined) return { findings: { month, previous: null }, charts: [] }
  const values = valuesSince(previous, vintage)
  const flips = flipsSince(previous, judgements, vintage).map((flip, index) =>
    flipFinding(input, flip, index),
  )
  const verdicts = flips
    .filter((flip) => flip.kind === 'signal')
    .filter(({ then, now }) => then.verdict !== now.verdict)
    .sort((a, b) => Number(b.again) - Number(a.again))
  const measures = measuresSince(previous, vintage)
  const events = eventsSince(previous, vintage)
  const findings = {
    month,
    previous: { month: previous.month, asOf: previous.asOf },
    flips,
    added: addedFindings(input, values),
    revised: revisedFindings(input, values),
    withdrawn: withdrawnFindings(input, values),
    measures: cut(
      measures.map((one) => measureFinding(one)),
      MOST_RECORDS,
      (rest, name) => countRecordsOf(input, 'measure', `measures.${name}`, rest),
    ),
    events: cut(
      events.map((one) => eventFinding(input, one)),
      MOST_RECORDS,
      (rest, name) => countRecordsOf(input, 'event', `events.${name}`, rest),
    ),
    conflicts: conflictChanges(input, previous),
    /** For the box on page one: series whose verdict is another, months that were judged once more before others. */
    verdicts: verdicts.slice(0, MOST_VERDICTS),
    moreVerdicts: verdicts.length > MOST_VERDICTS,
    lead: flips.find(({ kind }) => kind === 'lead') ?? { now: [] },
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
