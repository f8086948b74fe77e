// The figures of an edition and of the one that replaces it in; those that read otherwise, and those that only one has, out.
import type { Figure } from '../analysis/figure.ts'
import { compareText } from '../dataset/order.ts'
import type { Day } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import type { PrintedFigure } from './replaced-edition.ts'

/** A side of the comparison, with the as-of day that its counts bear as their period. */
interface Side<One> {
  asOf: Day
  figures: readonly One[]
}

export interface Compared {
  /** In the order of the issue. */
  corrected: { now: Figure; then: PrintedFigure }[]
  /** Ids of figures that are no longer given, or were not. */
  gone: string[]
  added: string[]
}

/** Figures of an edition that say what it corrects; the next correction says that anew. */
export const OWN = 'correction.'

/**
 * A figure is corrected when a reader reads another number or unit than before: what differs only beyond its last printed
 * digit is none. The same id about another period, or, where the id counts places in a list, about another series, is not the same figure.
 */
export function compareFigures(
  then: Side<PrintedFigure>,
  now: Side<Figure>,
  language: Pick<Language, 'quantity'>,
): Compared {
  const before = new Map(then.figures.map((figure) => [keyOf(figure, then.asOf), figure]))
  const after = new Map(now.figures.map((figure) => [keyOf(figure, now.asOf), figure]))
  const read = ({ value, unit, step }: Pick<Figure, 'value' | 'unit' | 'step'>) =>
    language.quantity(value, unit, step)
  const without = (figures: ReadonlyMap<string, { id: string }>, others: ReadonlyMap<string, unknown>) =>
    [...figures].filter(([key, { id }]) => !others.has(key) && !id.startsWith(OWN)).map(([, { id }]) => id)
  return {
    corrected: [...after].flatMap(([key, figure]) => {
      const printed = before.get(key)
      if (printed === undefined || (read(printed) === read(figure) && printed.unit === figure.unit)) return []
      return [{ now: figure, then: printed }]
    }),
    gone: without(before, after),
    added: without(after, before),
  }
}

/** What a figure is about. Counts over all that is known have the as-of day as their period, whichever it is. */
function keyOf(figure: PrintedFigure | Figure, asOf: Day): string {
  const { id, period } = figure
  const when = period === asOf ? 'as of' : period
  const series = 'series' in figure ? figure.series : figure.inputs.map((input) => input.series)
  const listed = /\.\d+(?=\.|$)/.test(id)
  return listed ? `${id} ${when} ${[...new Set(series)].sort(compareText).join(' ')}` : `${id} ${when}`
}
