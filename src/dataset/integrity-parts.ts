// Series that are parts of others: no part may be larger than its whole, which no check of one series alone would find.
import type { Problem } from '../errors.ts'
import { placeOfPrint, type ValueCheck } from './integrity-context.ts'

/** The values taken of a part and of its whole in the same period; each may be off by its own tolerance. */
export const partsFitWholes: ValueCheck = (context, vintage) =>
  [...context.dataset.series.values()].flatMap((part): Problem[] => {
    const whole = context.dataset.series.get(part.partOf ?? '')
    if (whole === undefined) return []
    return vintage.every(part.id).flatMap((observed): Problem[] => {
      const all = vintage.at(whole.id, observed.period)
      if (all === undefined || observed.value <= all.value + part.tolerance + whole.tolerance) return []
      const message = `found ${observed.value} ${part.unit} for ${part.id} in ${observed.period}, more than the ${all.value} ${whole.unit} of ${whole.id}, of which it is a part`
      const hint = 'correct one of the two, or partOf in series.yaml'
      return [{ where: placeOfPrint(context, observed), message, hint }]
    })
  })
