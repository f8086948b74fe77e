// A claim in, the number that its words were read as out, where they do not give it themselves.
import type { Figure } from '../analysis/figure.ts'
import { ofRecord } from '../analysis/formula.ts'
import { derived } from '../analysis/quantity.ts'
import type { Claim } from '../dataset/claim-schema.ts'
import type { SectionInput } from './section.ts'

/** How words that give no such number were read. */
export interface ReadFinding {
  is: 'equals' | 'at-least' | 'at-most'
  figure: Figure
}

/** Null where the words give the number themselves. */
export function readAs(
  { vintage, figures }: SectionInput,
  { id, check, sources }: Claim,
): ReadFinding | null {
  if (check === undefined || !('loose' in check) || !check.loose) return null
  const unit = check.relation === 'value' ? check.unit : '%'
  const record = { kind: 'claim' as const, id, sources: vintage.known(sources) }
  const quantity = derived(unit, check.period, ofRecord(record, check.value))
  const exact = Number.isInteger(check.value) ? { ...quantity, step: 1 } : quantity
  return { is: check.is, figure: figures.add(`claims.${id}.read`, exact) }
}
