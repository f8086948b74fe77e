// A section's input in; every value that was set aside out: what was taken instead and who prints either, the step that settled
// it, what the other steps say, and what the summary would say had the other been taken.
import { type Dispute, disputes } from '../analysis/disputes.ts'
import { observedQuantity } from '../analysis/quantity.ts'
import type { ObservationRef } from '../dataset/observed.ts'
import { type SectionInput, seriesName } from './section.ts'
import { effects, type Stated, stated } from './supposed-effect.ts'

/** Those on whose series and period a figure of the issue rests, or which would change the summary, apart from the rest. */
export function conflictFindings(input: SectionInput, is: Stated) {
  const { vintage, figures } = input
  const place = ({ series, period }: { series: string; period: string }) => `${series} ${period}`
  const used = new Set(figures.all().flatMap(({ inputs }) => inputs.map(place)))
  const rows = disputes(vintage).map((dispute, index) => {
    const { series, period, taken, prints, rule, agreeing, opposing } = dispute
    const id = `sources.conflict.${index}`
    const { unit } = vintage.series(series)
    const supposed = vintage.supposing(prints)
    const other = supposed.at(series, period)
    if (other === undefined) throw new Error(`nothing is supposed of ${place(dispute)}`)
    // What the summary never asked for cannot change it.
    const asked = is.vintage.asked(series, period)
    const effect = asked ? effects(input, id, is, stated(input, supposed)) : []
    return {
      name: seriesName(vintage, series),
      period,
      taken: taken === undefined ? null : figures.add(`${id}.taken`, observedQuantity(taken, unit)),
      takenBy: publishers(input, taken?.refs ?? []),
      other: figures.add(`${id}.other`, observedQuantity(other, unit)),
      otherBy: publishers(input, prints),
      rule,
      reason: reasonOf(dispute),
      agreeing,
      opposing,
      effect,
      touches: used.has(place(dispute)) || effect.length > 0,
    }
  })
  return { touching: rows.filter(({ touches }) => touches), others: rows.filter(({ touches }) => !touches) }
}

/** Whose reporting it is, each once, and all sources that print it. */
function publishers({ vintage }: SectionInput, refs: readonly ObservationRef[]) {
  const sources = refs.map(({ source }) => source)
  const origins = [...new Set(sources.map((id) => vintage.source(id).origin))]
  return { sources, names: origins.map((text) => ({ kind: 'origin', id: text, text })) }
}

/** Why a print is known to be wrong, as its row says. */
function reasonOf({ rule, prints: [print] }: Dispute) {
  if (rule !== 'rejected' || print.note === undefined) return null
  return { kind: 'row', id: `${print.file}:${print.line}`, text: print.note }
}
