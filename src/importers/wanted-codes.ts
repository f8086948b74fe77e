// The mapping in; the codes that its rules ask of a customs office, and those that it leaves out, out.
import type { Direction, Mapping, Reporter } from '../dataset/mapping-schema.ts'
import { compareText } from '../dataset/order.ts'

/** Without repeats, in order. Without a reporter those of all; without a direction those of both. */
export function wantedCodes({ rules }: Mapping, reporter?: Reporter, direction?: Direction): string[] {
  const asked = rules.filter(
    (rule) =>
      (reporter ?? rule.reporter) === rule.reporter && (direction ?? rule.direction) === rule.direction,
  )
  return [...new Set(asked.flatMap(({ codes }) => codes))].sort(compareText)
}

/** The directions in which the rules ask anything of the customs office. */
export function wantedDirections({ rules }: Mapping, reporter: Reporter): ReadonlySet<Direction> {
  return new Set(rules.filter((rule) => rule.reporter === reporter).map(({ direction }) => direction))
}

/** Those of which the mapping says why it leaves them out. */
export function listedCodes({ leaveOut }: Mapping): string[] {
  return leaveOut.map(({ code }) => code)
}
