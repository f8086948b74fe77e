// What the figures mean and where they come from: definitions, conflicts and how each was settled, gaps, rules, sources.
import { gaps } from '../analysis/calendar.ts'
import type { Series } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { confidenceFindings } from './confidence-findings.ts'
import { conflictFindings } from './conflict-findings.ts'
import { type SectionInput, type SectionResult, seriesName } from './section.ts'
import { stated } from './supposed-effect.ts'
import { MONTHLY } from './trend.ts'

export function sources(input: SectionInput) {
  const { vintage, month, thresholds, language } = input
  const { briefing } = vintage.dataset
  const is = stated(input, vintage)
  const findings = {
    month,
    definitions: MONTHLY.map((id) => ({
      name: seriesName(vintage, id),
      definition: { kind: 'series', id, text: vintage.series(id).definition },
    })),
    conflicts: conflictFindings(input, is),
    confidence: confidenceFindings(input, is),
    gaps: gaps(vintage, MONTHLY, month).map(({ series, reason, due }) => ({
      name: seriesName(vintage, series),
      reason,
      due: due ?? null,
    })),
    mismatches: [...vintage.dataset.series.values()].flatMap((series) => mismatchesOf(vintage, series)),
    calendar: briefing.calendar.map(({ id, name, day, reason }) => ({
      name: { kind: 'release', id, text: name },
      day: { kind: 'release', id, text: language.digits(day, 'count') },
      reason: { kind: 'release', id, text: reason },
    })),
    thresholds: Object.entries(thresholds).map(([id, { value, reason }]) => ({
      id,
      text: { kind: 'threshold', id, text: language.digits(value, 'count') },
      reason: { kind: 'threshold', id, text: reason },
    })),
  }
  return { findings, charts: [] } satisfies SectionResult<typeof findings>
}

/** The totals to which the months of a series do not add up, as known on the day; those with one reason together. */
function mismatchesOf(vintage: Vintage, { id, mismatches }: Series) {
  // Before the total was known there was nothing that the months could have missed.
  const known = mismatches.filter(({ period }) => vintage.at(id, period) !== undefined)
  return [...new Set(known.map(({ reason }) => reason))].map((text) => ({
    name: seriesName(vintage, id),
    periods: known.filter(({ reason }) => reason === text).map(({ period }) => period),
    reason: { kind: 'series', id, text },
  }))
}
