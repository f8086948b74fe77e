// A data set in, every text of its records that the page prints out, with its place. Which rules it must keep follows from its kind.
import type { Dataset } from './read.ts'

export interface RecordText {
  text: string
  record: object
  path: PropertyKey[]
  /**
   * `report`, `commitment`: what happened, and what was promised, planned or assumed; their tokens are resolved before they are printed.
   * What a report says of trade and prices has its place among the observations; the numbers of a commitment are its own
   * content. `title`, `name`: the same for what stands above them, without tokens. `condition`: what would be seen, which states
   * nothing that was.
   */
  kind: 'report' | 'title' | 'commitment' | 'name' | 'condition'
}

export function recordTexts(dataset: Dataset): RecordText[] {
  const { events, measures, buffers, plants, drivers, evidence, scenarios } = dataset
  const texts = (
    kind: RecordText['kind'],
    record: object,
    found: readonly [text: string | undefined, ...path: PropertyKey[]][],
  ) =>
    found.flatMap(([text, ...path]): RecordText[] =>
      text === undefined ? [] : [{ text, record, path, kind }],
    )
  return [
    ...events.flatMap((event) => [
      ...texts('title', event, [
        [event.title, 'title'],
        [event.label, 'label'],
      ]),
      ...texts('report', event, [[event.text, 'text'], ...added(event)]),
    ]),
    ...evidence.flatMap((item) => texts('report', item, [[item.text, 'text'], ...added(item)])),
    ...drivers.flatMap((driver) =>
      texts('condition', driver, [
        [driver.expects, 'expects'],
        [driver.changes, 'changes'],
      ]),
    ),
    ...measures.flatMap((measure) => [
      ...texts('name', measure, [[measure.name, 'name']]),
      ...measure.history.flatMap(({ text, qualifier }, index) => [
        ...texts('name', measure, [[qualifier, 'history', index, 'qualifier']]),
        ...texts('commitment', measure, [[text, 'history', index, 'text']]),
      ]),
    ]),
    ...buffers.flatMap((buffer) => [
      ...texts('name', buffer, [[buffer.name, 'name']]),
      ...texts('commitment', buffer, [[buffer.text, 'text'], ...added(buffer)]),
    ]),
    ...plants.flatMap((plant) =>
      plant.history.flatMap(({ note }, index) =>
        texts('commitment', plant, [[note, 'history', index, 'note']]),
      ),
    ),
    ...scenarios.losses.flatMap((loss, index) =>
      texts('commitment', scenarios, [
        [loss.assumption, 'losses', index, 'assumption'],
        ...added(loss, 'losses', index),
      ]),
    ),
    ...scenarios.stocks.flatMap(({ label }, index) =>
      texts('name', scenarios, [[label, 'stocks', index, 'label']]),
    ),
  ]
}

/** The sentences that later sources added to a record, and where they stand in it. */
function added(
  { more = [] }: { more?: readonly { text: string }[] | undefined },
  ...path: PropertyKey[]
): [text: string, ...path: PropertyKey[]][] {
  return more.map(({ text }, index) => [text, ...path, 'more', index, 'text'])
}
