// A vintage and a month in; whether every required series is known for it out.
import { gaps } from '../analysis/calendar.ts'
import { type Month, monthNumber, yearOf } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Check, failing, holding } from './check.ts'

/** February may be known together with January, where that is how its release comes. */
export function requiredKnown(vintage: Vintage, month: Month): Check {
  const { dataset } = vintage
  const { required, calendar } = dataset.briefing
  const missing = gaps(vintage, required, month)
  const pair = `${yearOf(month)}-01/${yearOf(month)}-02`
  const paired = missing.filter(({ series }) => {
    const release = calendar.find(({ id }) => id === vintage.series(series).release)
    return (
      release?.pairsJanuary === true && monthNumber(month) === 2 && vintage.at(series, pair) !== undefined
    )
  })
  const open = missing.filter((gap) => !paired.includes(gap))
  if (open.length === 0) {
    const names = (of: readonly { series: string }[]) => of.map(({ series }) => series).join(', ')
    const together = paired.length === 0 ? '' : `; with January only: ${names(paired)}`
    return holding('required', `${required.join(', ')} known for ${month}${together}`)
  }
  const problems = open.map(({ series, reason, due }) => ({
    where: `${dataset.folder}/observations`,
    message: `no source known by ${vintage.asOf} gives ${series} in ${month}${
      due === undefined ? '' : `, which ${reason === 'not-out' ? 'is' : 'was'} due by ${due}`
    }`,
    hint:
      reason === 'not-out'
        ? 'wait for the release, or name a later --as-of'
        : 'import it, or add a row by hand; a final edition has no gap in its headline',
  }))
  return failing('required', `${open.length} of ${required.length} not known for ${month}`, problems)
}
