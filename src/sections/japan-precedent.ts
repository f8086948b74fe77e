// The reported halt of 2010: Japan's imports from China month by month, and what was said of it.
import type { Figure } from '../analysis/figure.ts'
import { percentChange } from '../analysis/quantity.ts'
import { addMonths, monthRange, yearOf } from '../dataset/period.ts'
import { addObserved, type SectionInput } from './section.ts'

/** The months around the halt that was reported in September 2010. */
export const PRECEDENT = { first: '2010-09', last: '2011-03' }

/** The lowest month of the precedent against the first, and what came after; null unless these are known. */
export function precedentFindings(input: SectionInput) {
  const { vintage, figures } = input
  const series = 'japan-imports-china'
  const months = monthRange(PRECEDENT.first, PRECEDENT.last).flatMap(
    (month) => vintage.at(series, month) ?? [],
  )
  const [first] = months
  if (first === undefined || first.period !== PRECEDENT.first) return null
  const low = months.reduce((lowest, one) => (one.value < lowest.value ? one : lowest), first)
  const id = (name: string) => `japan-exposure.precedent.${name}`
  const shares = vintage
    .all('japan-share-china', 'year')
    .filter(({ period }) => period >= '2010' && period <= '2012')
  const events = vintage.dataset.events.filter(
    ({ id: event, sources }) => event === 'japan-halt-2010' && vintage.knows(sources),
  )
  return {
    ...PRECEDENT,
    year: yearOf(PRECEDENT.first),
    firstValue: addObserved(input, id('first'), series, first.period),
    low: addObserved(input, id('low'), series, low.period),
    change: low === first ? null : figures.add(id('change'), percentChange(low, first)),
    after: addObserved(input, id('after'), series, addMonths(low.period, 1)),
    shares: shares.map(({ period }) =>
      addObserved(input, id(`share-${period}`), 'japan-share-china', period),
    ),
    events: events.map(({ id: event, date, text, sources }) => ({
      id: event,
      date,
      text: [text],
      sources: vintage.known(sources),
    })),
    loss: lossOf(input),
  }
}

function lossOf(input: SectionInput): Figure | null {
  const observed = input.vintage.every('loss-2010').at(-1)
  return observed ? addObserved(input, 'japan-exposure.loss-2010', 'loss-2010', observed.period) : null
}
