// An archived edition and the vintage of this issue in; conflicts that were settled since, or otherwise than then, out.
import type { ArchivedEdition, Snapshot } from '../dataset/edition.ts'
import type { Conflict } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'

/** `reversed`: the value now set aside was the one taken then. `other-rule`: the same values, settled by another step. */
export type Settlement = 'new' | 'reversed' | 'other-rule'

export interface ConflictSince {
  conflict: Conflict
  settlement: Settlement
}

/** In the order of the vintage; several prints of one value that was set aside by one step are one conflict. */
export function conflictsSince({ snapshot }: ArchivedEdition, vintage: Vintage): ConflictSince[] {
  const once = new Map(vintage.conflicts.map((conflict) => [key(conflict, conflict.other.value), conflict]))
  return [...once.values()].flatMap((conflict): ConflictSince[] => {
    const settlement = settlementOf(snapshot, conflict)
    return settlement === undefined ? [] : [{ conflict, settlement }]
  })
}

function settlementOf({ values, conflicts }: Snapshot, conflict: Conflict): Settlement | undefined {
  const { series, period, chosen, other, rule } = conflict
  const taken = values[series]?.periods[period]?.value
  if (taken !== chosen.value && taken === other.value) return 'reversed'
  const before = conflicts.filter((one) => key(one, one.other) === key(conflict, other.value))
  if (before.length === 0) return 'new'
  return before.some((one) => one.rule === rule) ? undefined : 'other-rule'
}

function key({ series, period }: { series: string; period: string }, other: number): string {
  return `${series} ${period} ${other}`
}
