// Rules for the analysis of competing explanations: every item is held against every one of them.
import type { Problem } from '../errors.ts'
import { show } from './explain.ts'
import type { Check } from './integrity-context.ts'
import { lastDay } from './period.ts'
import { tokensOf } from './prose.ts'

/** An item that is rated for some explanations only would count for them and not for the others. */
export const evidenceRatesDrivers: Check = ({ dataset, places, ids }) => {
  const drivers = ids.drivers
  if (drivers === undefined) return []
  return dataset.evidence.flatMap((item): Problem[] => {
    const unknown = Object.keys(item.ratings).filter((id) => !drivers.has(id))
    const missing = [...drivers].filter((id) => !(id in item.ratings))
    return [
      ...(missing.length === 0
        ? []
        : [
            {
              where: places.of(item, 'ratings'),
              message: `found no rating of "${item.id}" for ${missing.map(show).join(', ')}`,
              hint: 'rate it: consistent, inconsistent or neutral',
            },
          ]),
      ...unknown.map((id) => ({
        where: places.of(item, 'ratings', id),
        message: `found the driver "${id}", which drivers.yaml does not have`,
        hint: 'correct the id, or remove it',
      })),
    ]
  })
}

/** Ratings were made on what the figures said; an item that does not say what that was could not be told from one that has turned. */
export const directionsMatchWords: Check = ({ dataset, places }) =>
  dataset.evidence.flatMap((item): Problem[] => {
    const words = tokensOf(item.text).filter(({ prints }) => prints !== undefined && prints !== 'value')
    if (words.length === item.directions.length) return []
    return [
      {
        where: places.of(item, 'directions'),
        message: `directions of "${item.id}": found ${item.directions.length}, expected ${words.length}, one for each computed word of its text`,
        hint: 'give, in the order of the text, what each word said when the item was rated: up, down or flat',
      },
    ]
  })

/** Ratings were made with all words in view; one that a later source added could turn unseen. */
export const additionsComputeNoWords: Check = ({ dataset, places }) =>
  dataset.evidence.flatMap((item) =>
    (item.more ?? []).flatMap(({ text }, index) =>
      tokensOf(text)
        .filter(({ prints }) => prints !== undefined && prints !== 'value')
        .map((token) => ({
          where: places.of(item, 'more', index, 'text'),
          message: `found ${show(token.text)} in what was added to "${item.id}"`,
          hint: 'put it into the text itself, or make an item of its own',
        })),
    ),
  )

/** A cause cannot be refuted, nor borne out, by what came before it: by the newest period of the text, or without any by the date. */
export const neutralBeforeCause: Check = ({ dataset, places }) =>
  dataset.evidence.flatMap((item): Problem[] => {
    const periods = tokensOf(item.text).flatMap((token) => token.periods)
    const days = (periods.length === 0 ? [item.date] : periods).map(lastDay)
    return dataset.drivers.flatMap(({ id, since }): Problem[] => {
      const rating = item.ratings[id]
      if (since === undefined || rating === undefined || rating === 'neutral') return []
      if (days.some((day) => day >= since)) return []
      return [
        {
          where: places.of(item, 'ratings', id),
          message: `found "${item.id}" ${rating} with "${id}", which began only on ${since}`,
          hint: 'rate it neutral, or correct `since` in drivers.yaml',
        },
      ]
    })
  })

/** A test named twice would count twice. */
export const testsNamedOnce: Check = ({ dataset, places }) =>
  dataset.drivers.flatMap((driver) =>
    driver.predicts.flatMap(({ test }, index): Problem[] => {
      if (driver.predicts.findIndex((other) => other.test === test) === index) return []
      return [
        {
          where: places.of(driver, 'predicts', index, 'test'),
          message: `found the test "${test}" a second time for "${driver.id}"`,
          hint: 'remove one of them',
        },
      ]
    }),
  )
