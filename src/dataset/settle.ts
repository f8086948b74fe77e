// All prints of one series and period in, one value out, by a rule of seven steps (each only where the one before leaves
// a choice). Prints that lie outside the tolerance are kept as conflicts, with the step that set them aside and the steps
// that would have said the same, or the opposite, of the two.
import { compareText } from './order.ts'
import { type Conflict, type Observed, type Rule, rules, toRef } from './observed.ts'
import type { LocatedObservation } from './read-csv.ts'
import type { Series, Source } from './schema.ts'
import { type Standing, standing } from './standing.ts'

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
  const of = standing(series, sources, fits)
  const usable = prints.filter(({ mark }) => mark !== 'rejected')
  const steps: Record<Rule, (left: LocatedObservation[]) => LocatedObservation[]> = {
    rejected: (left) => left.filter(({ mark }) => mark !== 'rejected'),
    // A rounding that happens to fit rules out nothing that it can be the rounding of.
    totals: (left) =>
      left.filter(
        (print) => of.fits(print) || left.every((other) => !of.fits(other) || of.agree(other, print)),
      ),
    basis: (left) => keepBest(left, ({ basis }) => (basis === 'reported' ? 1 : 0)),
    kind: (left) => keepBest(left, (print) => -of.trust(print, left)),
    // Only against its own rounding: between prints that disagree, more digits prove nothing.
    precision: (left) =>
      left.filter(
        (print) => !left.some((finer) => of.precision(finer) < of.precision(print) && of.agree(finer, print)),
      ),
    corroboration: (left) => keepBest(left, (print) => of.support(print, usable)),
    // Among prints of one value this picks the one to cite: the more trusted, with a full address, the newest; the id
    // only so that the order never depends on the file.
    later: (left) =>
      [...left]
        .sort(
          (a, b) =>
            of.kind(a) - of.kind(b) ||
            Number(of.complete(b)) - Number(of.complete(a)) ||
            compareText(of.known(b), of.known(a)) ||
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
  const friends = of.supporters(chosen, usable)
  const conflicts = prints
    .filter((print) => !of.agree(chosen, print))
    .map((print): Conflict => {
      const rule = droppedBy.get(print) ?? 'later'
      const verdicts = otherSteps(chosen, print, rule, prints, of)
      return {
        series: series.id,
        period: chosen.period,
        chosen: toRef(chosen),
        other: toRef(print),
        rule,
        agreeing: verdicts.filter(({ lead }) => lead > 0).map(({ step }) => step),
        opposing: verdicts.filter(({ lead }) => lead < 0).map(({ step }) => step),
      }
    })
  return {
    observed: {
      series: series.id,
      period: chosen.period,
      value: chosen.value,
      basis: chosen.basis,
      refs: [toRef(chosen), ...friends.filter((print) => print !== chosen).map(toRef)],
      origins: new Set(friends.map(of.origin)).size,
      weak: chosen.mark === 'weak',
      contested: conflicts.some(({ other }) => other.mark !== 'rejected'),
    },
    conflicts,
  }
}

/**
 * What the steps that did not settle it say of the two prints alone: above zero for the chosen one, below zero for the
 * other, zero where a step cannot tell. Rejection is a verdict of its own and precision says nothing of prints that disagree.
 */
function otherSteps(
  chosen: LocatedObservation,
  other: LocatedObservation,
  settledBy: Rule,
  prints: readonly LocatedObservation[],
  of: Standing,
): { step: Rule; lead: number }[] {
  // What is known to be wrong supports nothing but its like.
  const among = prints.filter(({ mark }) => mark !== 'rejected' || other.mark === 'rejected')
  const lead = (score: (print: LocatedObservation) => number) => score(chosen) - score(other)
  const publishers = (print: LocatedObservation) => new Set(of.supporters(print, among).map(of.origin)).size
  const leads: { step: Rule; lead: number }[] = [
    { step: 'totals', lead: lead((print) => (of.fits(print) ? 1 : 0)) },
    { step: 'basis', lead: lead(({ basis }) => (basis === 'reported' ? 1 : 0)) },
    { step: 'kind', lead: -lead((print) => of.trust(print, among)) },
    { step: 'corroboration', lead: lead(publishers) },
    { step: 'later', lead: compareText(of.known(chosen), of.known(other)) },
  ]
  return leads.filter(({ step }) => step !== settledBy)
}

function keepBest<T>(items: T[], score: (item: T) => number): T[] {
  const scores = items.map(score)
  const best = Math.max(...scores)
  return items.filter((_, index) => scores[index] === best)
}
