// Comparisons in; how often a verdict held, and how much values were revised, out.
import { evaluate, median } from '../analysis/formula.ts'
import type { Comparison } from './compare.ts'
import type { Said } from './said.ts'

type Verdict = Said['verdict']

export interface Score {
  /** Comparisons by the verdict of then and by that of now. */
  verdicts: Map<Verdict, Map<Verdict, number>>
  /** Values known on the release day and now. */
  both: number
  /** Values known only now. */
  late: number
  /** Those revised, the largest revision first. */
  revised: (Comparison & { revision: number })[]
  /** The median size of a revision in per cent, of those revised; undefined without one. */
  medianPercent: number | undefined
}

export function scoreOf(comparisons: readonly Comparison[]): Score {
  const verdicts: Score['verdicts'] = new Map()
  for (const { then, now } of comparisons) {
    if (then === null || now === null) continue
    const row = verdicts.get(then.verdict) ?? new Map<Verdict, number>()
    row.set(now.verdict, (row.get(now.verdict) ?? 0) + 1)
    verdicts.set(then.verdict, row)
  }
  const revised = comparisons
    .flatMap((one) =>
      one.revision === null || one.revision === 0 ? [] : [{ ...one, revision: one.revision }],
    )
    .sort((a, b) => Math.abs(b.revision) - Math.abs(a.revision))
  return {
    verdicts,
    both: comparisons.filter(({ then, now }) => then !== null && now !== null).length,
    late: comparisons.filter(({ then }) => then === null).length,
    revised,
    medianPercent:
      revised.length === 0
        ? undefined
        : evaluate(median(...revised.map(({ revision }) => Math.abs(revision)))),
  }
}
