// Series that are parts of others: no part may be larger than its whole, which no check of one series alone would find.
import type { Problem } from '../errors.ts'
import type { Check } from './integrity-context.ts'
import { Vintage } from './vintage.ts'

const END_OF_TIME = '9999-12-31'

/** The values taken of a part and of its whole in the same period; each may be off by its own tolerance. */
export const partsFitWholes: Check = ({ dataset, places }) => {
  const parts = [...dataset.series.values()].filter(({ partOf }) => partOf !== undefined)
  if (parts.length === 0) return []
  const vintage = new Vintage(dataset, END_OF_TIME)
  return parts.flatMap((part): Problem[] => {
    const whole = dataset.series.get(part.partOf ?? '')
    if (whole === undefined) return []
    return vintage.every(part.id).flatMap((observed): Problem[] => {
      const all = vintage.at(whole.id, observed.period)
      if (all === undefined || observed.value <= all.value + part.tolerance + whole.tolerance) return []
      const { file, line } = observed.refs[0]
      const row = dataset.observations.find((one) => one.file === file && one.line === line)
      const message = `found ${observed.value} ${part.unit} for ${part.id} in ${observed.period}, more than the ${all.value} ${whole.unit} of ${whole.id}, of which it is a part`
      return [
        {
          where: row ? places.of(row, 'value') : places.of(part),
          message,
          hint: 'correct one of the two, or partOf in series.yaml',
        },
      ]
    })
  })
}
