// What the figures mean and where they come from: definitions, conflicts and how each was settled, gaps, rules, sources.
import { gaps } from '../analysis/calendar.ts'
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
    mismatches: [...vintage.dataset.series.values()].flatMap((series) =>
      series.mismatches
        // Before the total was known there was nothing that the months could have missed.
        .filter(({ period }) => vintage.at(series.id, period) !== undefined)
        .map(({ period, reason }) => ({
          name: seriesName(vintage, series.id),
          period,
          reason: { kind: 'series', id: series.id, text: reason },
        })),
    ),
    calendar: briefing.calendar.map(({ id, name, reason }) => ({
      name: { kind: 'release', id, text: name },
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
