// What the figures mean and where they come from: definitions, conflicts and how each was settled, gaps, rules, sources.
import { gaps } from '../analysis/calendar.ts'
import { constant } from '../analysis/formula.ts'
import type { Conflict, ObservationRef } from '../dataset/observed.ts'
import { type SectionInput, type SectionResult, seriesName } from './section.ts'
import { MONTHLY } from './trend.ts'

export function sources(input: SectionInput) {
  const { vintage, month, thresholds, language } = input
  const { briefing } = vintage.dataset
  const findings = {
    month,
    definitions: MONTHLY.map((id) => ({
      name: seriesName(vintage, id),
      definition: { kind: 'series', id, text: vintage.series(id).definition },
    })),
    conflicts: mergeConflicts(vintage.conflicts).map((same, index) => conflictFinding(input, same, index)),
    gaps: gaps(vintage, MONTHLY, month).map(({ series, reason, due }) => ({
      name: seriesName(vintage, series),
      reason,
      due: due ?? null,
    })),
    mismatches: [...vintage.dataset.series.values()].flatMap((series) =>
      series.mismatches.map(({ period, reason }) => ({
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

/** Conflicts of the same two values become one, with all who print the value that was set aside. */
function mergeConflicts(conflicts: readonly Conflict[]): [Conflict, ...Conflict[]][] {
  const merged = new Map<string, [Conflict, ...Conflict[]]>()
  for (const conflict of conflicts) {
    const key = `${conflict.series} ${conflict.period} ${conflict.other.value} ${conflict.rule}`
    const group = merged.get(key)
    if (group === undefined) merged.set(key, [conflict])
    else group.push(conflict)
  }
  return [...merged.values()]
}

function conflictFinding({ vintage, figures }: SectionInput, same: [Conflict, ...Conflict[]], index: number) {
  const [{ series, period, chosen, rule, other }] = same
  const { unit } = vintage.series(series)
  const print = (name: string, { value, basis, note }: ObservationRef, refs: readonly ObservationRef[]) =>
    figures.add(`sources.conflict.${index}.${name}`, {
      value,
      unit,
      period,
      basis,
      ...(basis === 'derived' && { formula: note ?? '' }),
      derivation: constant(value),
      from: refs.map((ref) => ({ ...ref, refs: [ref], origins: 1, weak: false, contested: false })),
    })
  return {
    name: seriesName(vintage, series),
    period,
    chosen: print('chosen', chosen, [chosen]),
    other: print(
      'other',
      other,
      same.map((one) => one.other),
    ),
    rule,
  }
}
