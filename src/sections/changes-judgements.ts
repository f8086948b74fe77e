// A judgement that turned out otherwise than in the issue before, as a row: what was judged then, what is now, and why.
import type { Flip, SignalSide } from '../analysis/since-flip.ts'
import { addIfKnown, type Named, type SectionInput, seriesName } from './section.ts'

/** `index` tells its figures from those of other rows. */
export function flipFinding(input: SectionInput, flip: Flip, index: number) {
  const { vintage, figures } = input
  const { reason } = flip
  switch (flip.kind) {
    case 'signal': {
      const side = (name: string, { change, ...judged }: SignalSide) => ({
        ...judged,
        change: addIfKnown(figures, `changes.judgement.${index}.${name}`, change),
      })
      const name = seriesName(vintage, flip.id)
      return {
        ...{
          kind: flip.kind,
          id: flip.id,
          reason,
          name,
          short: { ...name, text: vintage.series(flip.id).short },
        },
        /** The month judged then was judged once more. */
        again: flip.now.month === flip.then.month,
        then: side('then', flip.then),
        now: side('now', flip.now),
      }
    }
    case 'claim':
      return { ...flip, name: { kind: 'statement', id: flip.id, text: flip.text } }
    case 'confidence':
      return { ...flip, name: vintage.dataset.series.has(flip.id) ? seriesName(vintage, flip.id) : null }
    default:
      return {
        ...{ kind: flip.kind, reason },
        then: flip.then.map((id) => driverName(input, id)),
        now: flip.now.map((id) => driverName(input, id)),
      }
  }
}

/** An explanation that the data set has no more is named by its id. */
function driverName({ vintage }: SectionInput, id: string): Named {
  const driver = vintage.dataset.drivers.find((one) => one.id === id)
  return { kind: 'driver', id, text: driver?.name ?? id }
}
