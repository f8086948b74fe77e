// An archived edition and the vintage of this issue in; the values that are new, revised or gone since out.
import type { ArchivedEdition, Print } from '../dataset/edition.ts'
import type { Observed } from '../dataset/observed.ts'
import { compareLastDay, compareText } from '../dataset/order.ts'
import { sameFigure } from '../dataset/same-figure.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { derived, type Quantity } from './quantity.ts'
import { change, minus } from './formula.ts'
import { printedThen } from './printed-then.ts'

/** How another value came: a source published it since; one that was public then is taken since; the row itself was corrected. */
export type Arrival = 'published-since' | 'taken-since' | 'corrected'

export interface Revision {
  now: Observed
  then: Quantity
  /** In the unit of the series, in percentage points where that is per cent. */
  difference: Quantity
  /** In per cent of the value of then; none for values in per cent and for zero. */
  percent: Quantity | undefined
  arrival: Arrival
}

/** Key series first, then as series.yaml lists them, published rates last; of one series the newest period first. */
export interface ValuesSince {
  /** Values of series and periods for which the edition held none. */
  added: Observed[]
  /** Those of them whose source was public already by the day of the edition. */
  overlooked: Observed[]
  /** Values that differ by more than the tolerance of the series and the rounding of the prints. */
  revised: Revision[]
  /** Values that differ by less. */
  refined: Observed[]
  /** Values of the edition that are held no more. */
  withdrawn: { series: string; then: Quantity }[]
}

export function valuesSince(edition: ArchivedEdition, vintage: Vintage): ValuesSince {
  const { series, briefing } = vintage.dataset
  const { values } = edition.snapshot
  const rates = [...series.values()].filter(({ rate }) => rate !== undefined).map(({ id }) => id)
  const others = [...series.keys()].filter((id) => !rates.includes(id))
  const ordered = [...new Set([...briefing.required, ...others, ...rates])]
  /** What the edition held of a series, unless it counted in another unit then. */
  const held = (id: string) => (values[id]?.unit === series.get(id)?.unit ? values[id]?.periods : undefined)
  const now = ordered.flatMap((id) =>
    vintage
      .every(id)
      .sort((a, b) => compareLastDay(b.period, a.period) || compareText(b.period, a.period))
      .map((observed) => ({ observed, then: held(id)?.[observed.period] })),
  )
  const added = now.flatMap(({ observed, then }) => (then === undefined ? [observed] : []))
  const other = now.flatMap(({ observed, then }) =>
    then === undefined || then.value === observed.value ? [] : [{ observed, then }],
  )
  const within = ({ observed, then }: (typeof other)[number]) =>
    sameFigure(observed.refs[0], then, vintage.series(observed.series))
  return {
    added,
    overlooked: added.filter(({ refs: [{ source }] }) => vintage.source(source).known <= edition.asOf),
    revised: other
      .filter((one) => !within(one))
      .flatMap(({ observed, then }) => revision(edition, vintage, observed, then) ?? []),
    refined: other.filter(within).map(({ observed }) => observed),
    withdrawn: Object.entries(values).flatMap(([id, { periods }]) =>
      Object.keys(periods)
        .filter((period) => held(id) === undefined || vintage.at(id, period) === undefined)
        .flatMap((period) => {
          const then = printedThen(edition, vintage, id, period)?.quantity
          return then === undefined ? [] : [{ series: id, then }]
        }),
    ),
  }
}

function revision(
  edition: ArchivedEdition,
  vintage: Vintage,
  now: Observed,
  print: Print,
): Revision | undefined {
  const before = printedThen(edition, vintage, now.series, now.period)
  if (before === undefined) return undefined
  const { unit } = vintage.series(now.series)
  return {
    now,
    then: before.quantity,
    difference: derived(isShare(unit) ? 'pp' : unit, now.period, minus(now, before.term)),
    percent:
      isShare(unit) || print.value === 0 ? undefined : derived('%', now.period, change(now, before.term)),
    arrival: arrivalOf(edition, vintage, now, print),
  }
}

function isShare(unit: Unit): boolean {
  return unit === '%' || unit === 'pp' || unit === '% of GDP'
}

function arrivalOf({ asOf }: ArchivedEdition, vintage: Vintage, now: Observed, then: Print): Arrival {
  const [{ source }] = now.refs
  if (source === then.source) return 'corrected'
  return vintage.source(source).known > asOf ? 'published-since' : 'taken-since'
}
