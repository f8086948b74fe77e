// The evidence of each key judgement of the summary, with the confidence that it bears; null where too little is known.
import { knownPlants } from '../analysis/capacity.ts'
import { confidence } from '../analysis/confidence.ts'
import { againstRest, contribution } from '../analysis/decomposition.ts'
import type { Figure } from '../analysis/figure.ts'
import { yearToDateChange, yearToDateTotal } from '../analysis/level.ts'
import { datedMagnetCapacity, lastYearOfMagnets } from '../analysis/magnet-gap.ts'
import { testedAgainst } from '../analysis/signal.ts'
import { yearOf } from '../dataset/period.ts'
import { addIfKnown, addObserved, type SectionInput } from './section.ts'
import { signalFinding } from './signal-finding.ts'

/** The year so far, or as a whole in December. */
export function yearFindings(input: SectionInput) {
  const { vintage, month, figures } = input
  const total = addIfKnown(figures, 'summary.year.total', yearToDateTotal(vintage, 'exports', month))
  const change = addIfKnown(figures, 'summary.year.change', yearToDateChange(vintage, 'exports', month))
  if (total === null || change === null) return null
  return { total, change, whole: month.endsWith('-12'), confidence: confidence(input, [total, change]) }
}

/** What Japan's part in the change of magnets was, and whether it stands out from the rest. */
export function japanFindings(input: SectionInput) {
  const { vintage, month, figures, thresholds } = input
  const rest = againstRest(vintage, 'magnets-japan', 'magnets', month, thresholds)
  const part = contribution(vintage, 'magnets-japan', 'magnets', month, testedAgainst(month))
  if (rest === undefined || part === undefined) return null
  const japan = figures.add('summary.japan-rest.japan', rest.destination)
  const others = figures.add('summary.japan-rest.rest', rest.rest)
  return {
    against: rest.against,
    japan,
    rest: others,
    difference: figures.add('summary.japan-rest.difference', part.difference),
    share: figures.add('summary.japan-rest.share', part.share),
    signal: signalFinding(figures, 'summary.japan-rest.signal', rest.signal),
    confidence: confidence(input, [japan, others], rest.signal),
  }
}

/**
 * The controlled heavy elements over the year beside the change of the total, which may be unknown; null until both are
 * known for the year.
 */
export function heavyFindings(input: SectionInput, total: Figure | null) {
  const year = yearOf(input.month)
  const dysprosium = addObserved(input, 'summary.heavy.dysprosium', 'dysprosium-on-year', year)
  const terbium = addObserved(input, 'summary.heavy.terbium', 'terbium-on-year', year)
  if (dysprosium === null || terbium === null) return null
  const figures = [dysprosium, terbium, ...(total === null ? [] : [total])]
  return { year, dysprosium, terbium, confidence: confidence(input, figures) }
}

/** China's newest known share of Japan's imports by weight. */
export function shareFindings(input: SectionInput) {
  const { vintage, month } = input
  // The summary takes only what a reviewer can look up: a source whose address was kept in full.
  const newest = vintage
    .all('japan-share-china', 'year')
    .findLast(
      ({ period, refs }) =>
        period <= yearOf(month) && refs.some(({ source }) => vintage.source(source).complete),
    )
  if (newest === undefined) return null
  const share = addObserved(input, 'summary.share.weight', 'japan-share-china', newest.period)
  const value = addObserved(input, 'summary.share.value', 'japan-share-value-china', newest.period)
  if (share === null) return null
  const figures = [share, ...(value === null ? [] : [value])]
  return { share, value, year: newest.period, confidence: confidence(input, figures) }
}

/** Dated magnet capacity outside China beside what China exported in the last full year known. */
export function capacityFindings(input: SectionInput) {
  const { vintage, month, figures } = input
  const capacity = datedMagnetCapacity(knownPlants(vintage), vintage)
  const total = addIfKnown(figures, 'summary.capacity.total', capacity.total)
  const running = addIfKnown(figures, 'summary.capacity.operating', capacity.running)
  const unproved = addIfKnown(figures, 'summary.capacity.unproved', capacity.unproved)
  const exports = addIfKnown(figures, 'summary.capacity.exports', lastYearOfMagnets(vintage, month))
  if (total === null || exports === null || capacity.lastYear === undefined) return null
  return {
    total,
    running,
    unproved,
    exports,
    year: capacity.lastYear,
    confidence: confidence(input, [total, exports]),
  }
}
