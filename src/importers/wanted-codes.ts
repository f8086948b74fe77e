// The mapping in; the codes that its rules ask of one customs office out.
import type { Direction, Mapping, Reporter } from '../dataset/mapping-schema.ts'
import { compareText } from '../dataset/order.ts'

/** Without repeats, in order. Without a direction those of both. */
export function wantedCodes({ rules }: Mapping, reporter: Reporter, direction?: Direction): string[] {
  const asked = rules.filter(
    (rule) => rule.reporter === reporter && (direction ?? rule.direction) === rule.direction,
  )
  return [...new Set(asked.flatMap(({ codes }) => codes))].sort(compareText)
}

/** The directions in which the rules ask anything of the customs office. */
export function wantedDirections({ rules }: Mapping, reporter: Reporter): ReadonlySet<Direction> {
  return new Set(rules.filter((rule) => rule.reporter === reporter).map(({ direction }) => direction))
}
