// What a halt was put at by those who published an estimate, and what else stands between Japan and a halt.
import type { Figure } from '../analysis/figure.ts'
import { derived, observedQuantity } from '../analysis/quantity.ts'
import { ofRecord } from '../analysis/formula.ts'
import { type RichText, toldText } from '../analysis/prose.ts'
import type { Period } from '../dataset/period.ts'
import type { Buffer } from '../dataset/schema.ts'
import { type Named, type SectionInput, seriesName } from './section.ts'

export interface Loss {
  id: string
  name: Named
  author: Named
  /** Null where the source does not say. */
  months: Figure | null
  loss: Figure
  assumption: RichText
  /** Other metals are cut as well. */
  wider: boolean
  sources: string[]
  period: Period
}

/** Published estimates, the shortest halt first and those without a length last; beside each other and never averaged. */
export function lossFindings({ vintage, figures }: SectionInput): Loss[] {
  const losses = vintage.dataset.scenarios.losses.flatMap((record): Loss[] => {
    const { id, author, months, series, assumption } = record
    const observed = vintage.at(series, record.period)
    const told = toldText(vintage, figures, `japan-exposure.loss.${id}.text`, { ...record, text: assumption })
    if (observed === undefined || told === undefined) return []
    const { text, sources } = told
    return [
      {
        id,
        name: seriesName(vintage, series),
        author: { kind: 'loss', id, text: author },
        months:
          months === undefined
            ? null
            : figures.add(
                `japan-exposure.loss.${id}.months`,
                derived('count', observed.period, ofRecord({ kind: 'loss', id, sources }, months)),
              ),
        loss: figures.add(
          `japan-exposure.loss.${id}`,
          observedQuantity(observed, vintage.series(series).unit),
        ),
        assumption: text,
        wider: record.wider,
        sources,
        period: observed.period,
      },
    ]
  })
  const length = ({ months }: Loss) => months?.value ?? Number.MAX_VALUE
  return losses.sort((a, b) => length(a) - length(b) || a.loss.value - b.loss.value)
}

const KINDS: Buffer['kind'][] = [
  'stockpile',
  'budget',
  'offtake',
  'processing',
  'project',
  'recycling',
  'substitute',
]

/** Buffers that had begun and were known by the day of the vintage, with what was told of them by then. */
export function bufferFindings({ vintage, figures }: SectionInput) {
  return KINDS.flatMap((kind) =>
    vintage.dataset.buffers
      .filter((buffer) => buffer.kind === kind && buffer.since <= vintage.asOf)
      .flatMap((buffer) => {
        const { id, since, weak } = buffer
        const told = toldText(vintage, figures, `japan-exposure.buffer.${id}`, buffer)
        const name: Named = { kind: 'buffer', id, text: buffer.name }
        return told === undefined
          ? []
          : [{ id, kind, name, since, weak, text: told.text, sources: told.sources }]
      }),
  )
}
