// What must hold for records that were told bit by bit: nobody told a thing before it happened, and every measure has a text.
import type { Problem } from '../errors.ts'
import type { Day } from './period.ts'
import type { Places } from './places.ts'
import type { Dataset } from './read.ts'

interface Context {
  dataset: Dataset
  places: Places
  /** The day of the check. */
  today: Day
}

/** The sentences that only some of a record's sources tell, and where each stands. */
export function additions({
  events,
  buffers,
  drivers,
  scenarios,
}: Pick<Dataset, 'events' | 'buffers' | 'drivers' | 'scenarios'>) {
  const of = (
    record: object,
    more: Dataset['events'][number]['more'],
    ...path: PropertyKey[]
  ): { record: object; path: PropertyKey[]; text: string; sources: readonly string[] }[] =>
    (more ?? []).map(({ text, sources }, index) => ({
      record,
      path: [...path, 'more', index],
      text,
      sources,
    }))
  return [
    ...[...events, ...buffers].flatMap((record) => of(record, record.more)),
    ...drivers.flatMap((record) =>
      record.evidence.flatMap(({ more }, index) => of(record, more, 'evidence', index)),
    ),
    ...scenarios.losses.flatMap(({ more }, index) => of(scenarios, more, 'losses', index)),
  ]
}

/**
 * A source that was public before an event, or before a step of a history, cannot tell that it came about; the briefing would
 * report it from its date on by the word of somebody who expected it. Scheduled events are told ahead.
 */
export function nothingForetold({ dataset, places, today }: Context): Problem[] {
  const dated = [
    ...dataset.events
      .filter(({ scheduled }) => !scheduled)
      .map((event) => ({ ...event, record: event, path: [] })),
    ...[...dataset.measures, ...dataset.plants].flatMap((record) =>
      record.history.map((step, index) => ({ ...step, record, path: ['history', index] })),
    ),
  ]
  return dated.flatMap(({ date, sources, record, path }) =>
    sources.flatMap((id, index): Problem[] => {
      const known = dataset.sources.get(id)?.known
      // A month or a year begins with its name, so that it comes before each of its days. A date ahead is another mistake.
      if (known === undefined || date <= known || date > today) return []
      return [
        {
          where: places.of(record, ...path, 'sources', index),
          message: `found the source "${id}", known on ${known}, for what came about on ${date}`,
          hint: 'name only sources that were published afterwards, or mark an event that lies ahead "scheduled: true"',
        },
      ]
    }),
  )
}

export function measuresHaveText({ dataset, places }: Context): Problem[] {
  return dataset.measures
    .filter(({ history }) => history.every(({ text }) => text === undefined))
    .map((measure) => ({
      where: places.of(measure, 'history'),
      message: `found no text in the history of "${measure.id}"`,
      hint: 'say in one of its steps what the measure is',
    }))
}
