// What must hold for records that were told bit by bit: nobody told a thing before it happened, and every measure has a text.
import type { Problem } from '../errors.ts'
import type { Check } from './integrity-context.ts'
import type { Dataset } from './read.ts'

/** The sentences that only some of a record's sources tell, where each stands, and those sources. */
export function additions({ events, buffers, evidence, scenarios }: Dataset) {
  const of = (record: object, { more }: Pick<Dataset['events'][number], 'more'>, ...path: PropertyKey[]) =>
    (more ?? []).map(({ sources }, index) => ({ record, path: [...path, 'more', index], sources }))
  return [
    ...[...events, ...buffers, ...evidence].flatMap((record) => of(record, record)),
    ...scenarios.losses.flatMap((loss, index) => of(scenarios, loss, 'losses', index)),
  ]
}

/**
 * A source that was public before an event, or before a step of a history, cannot tell that it came about; the briefing would
 * report it from its date on by the word of somebody who expected it. Scheduled events are told ahead.
 */
export const nothingForetold: Check = ({ dataset, places, today }) => {
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

export const measuresHaveText: Check = ({ dataset, places }) =>
  dataset.measures
    .filter(({ history }) => history.every(({ text }) => text === undefined))
    .map((measure) => ({
      where: places.of(measure, 'history'),
      message: `found no text in the history of "${measure.id}"`,
      hint: 'say in one of its steps what the measure is',
    }))
