// All prints of one series and period in, one value out, by a rule of seven steps (each only where the one before leaves
// a choice). Prints that lie outside the tolerance are kept as conflicts, with the step that set them aside.
import { compareText } from './order.ts'
import { type Conflict, type Observed, type Rule, rules, toRef } from './observed.ts'
import type { LocatedObservation } from './read-csv.ts'
import { type Series, type Source, sourceKind } from './schema.ts'

interface Settled {
  observed: Observed | undefined
  conflicts: Conflict[]
}

/** Applies the rule to all prints of one series and period. `fits` tells which values agree with the published totals. */
export function settle(
  prints: readonly LocatedObservation[],
  series: Series,
  sources: ReadonlyMap<string, Source>,
  fits: (value: number) => boolean,
): Settled {
  const kind = (print: LocatedObservation) =>
    sourceKind.options.indexOf(sources.get(print.source)?.kind ?? 'aggregator')
  const origin = (print: LocatedObservation) => sources.get(print.source)?.origin ?? print.source
  const precision = (print: LocatedObservation) => print.precision ?? lastDigit(print.value)
  const agree = (a: LocatedObservation, b: LocatedObservation) =>
    // Sums of decimals carry an error of their own; a thousandth of the tolerance forgives it.
    Math.abs(a.value - b.value) <= Math.max(series.tolerance, precision(a), precision(b)) * 1.001
  const usable = prints.filter(({ mark }) => mark !== 'rejected')
  const supporters = (print: LocatedObservation) => usable.filter((other) => agree(print, other))
  // Independent origins first; among equals the value that more sources print to the digit.
  const support = (print: LocatedObservation) => {
    const same = usable.filter(({ value }) => value === print.value)
    return new Set(supporters(print).map(origin)).size * 1000 + same.length
  }
  const known = (print: LocatedObservation) => sources.get(print.source)?.known ?? ''

  const steps: Record<Rule, (left: LocatedObservation[]) => LocatedObservation[]> = {
    rejected: (left) => left.filter(({ mark }) => mark !== 'rejected'),
    basis: (left) => keepBest(left, ({ basis }) => (basis === 'reported' ? 1 : 0)),
    // A trusted source lends its weight to a finer print of the value it rounded, and only to that.
    kind: (left) =>
      keepBest(left, (print) => {
        const rounded = left.filter((other) => precision(other) > precision(print) && agree(print, other))
        return -Math.min(kind(print), ...rounded.map(kind))
      }),
    totals: (left) => keepBest(left, ({ value }) => (fits(value) ? 1 : 0)),
    // Only against its own rounding: between prints that disagree, more digits prove nothing.
    precision: (left) =>
      left.filter(
        (print) => !left.some((finer) => precision(finer) < precision(print) && agree(finer, print)),
      ),
    corroboration: (left) => keepBest(left, support),
    // Among prints of one value this picks the one to cite: the more trusted, with a full address, the newest; the id
    // only so that the order never depends on the file.
    later: (left) =>
      [...left]
        .sort(
          (a, b) =>
            kind(a) - kind(b) ||
            Number(sources.get(b.source)?.complete ?? false) -
              Number(sources.get(a.source)?.complete ?? false) ||
            compareText(known(b), known(a)) ||
            compareText(a.source, b.source),
        )
        .slice(0, 1),
  }
  const droppedBy = new Map<LocatedObservation, Rule>()
  let left = [...prints]
  for (const rule of rules) {
    // Each step only where the one before leaves a choice; a print known to be wrong goes even when it is alone.
    if (left.length <= 1 && rule !== 'rejected') break
    const kept = steps[rule](left)
    for (const print of left) if (!kept.includes(print)) droppedBy.set(print, rule)
    left = kept
  }
  const [chosen] = left
  if (chosen === undefined) return { observed: undefined, conflicts: [] }
  const friends = supporters(chosen)
  const conflicts = prints
    .filter((print) => !agree(chosen, print))
    .map((print): Conflict => ({
      series: series.id,
      period: chosen.period,
      chosen: toRef(chosen),
      other: toRef(print),
      rule: droppedBy.get(print) ?? 'later',
    }))
  return {
    observed: {
      series: series.id,
      period: chosen.period,
      value: chosen.value,
      basis: chosen.basis,
      refs: [toRef(chosen), ...friends.filter((print) => print !== chosen).map(toRef)],
      origins: new Set(friends.map(origin)).size,
      weak: chosen.mark === 'weak',
      contested: conflicts.some(({ other }) => other.mark !== 'rejected'),
    },
    conflicts,
  }
}

function keepBest<T>(items: T[], score: (item: T) => number): T[] {
  const scores = items.map(score)
  const best = Math.max(...scores)
  return items.filter((_, index) => scores[index] === best)
}

/** The step of a print's last digit: 1 for 280, 0.1 for 5493.9. */
export function lastDigit(value: number): number {
  // Most are whole, and to write them out to see that cost a third of a vintage.
  if (Number.isInteger(value)) return 1
  const decimals = String(value).split('.')[1]?.length ?? 0
  return 10 ** -decimals
}
