// What a halt was put at by those who published an estimate, and what else stands between Japan and a halt.
import { derived, type Figure, observedQuantity } from '../analysis/figure.ts'
import { ofRecord } from '../analysis/formula.ts'
import { type RichText, richText } from '../analysis/prose.ts'
import type { Period } from '../dataset/period.ts'
import type { Buffer } from '../dataset/schema.ts'
import { addObserved, type Named, type SectionInput, seriesName } from './section.ts'

export interface Loss {
  id: string
  name: Named
  author: Named
  months: Figure
  loss: Figure
  assumption: RichText
  /** Other metals are cut as well. */
  wider: boolean
  sources: string[]
  period: Period
}

/** Published estimates, the shortest halt first; beside each other and never averaged. */
export function lossFindings({ vintage, figures }: SectionInput): Loss[] {
  const losses = vintage.dataset.scenarios.losses.flatMap((record): Loss[] => {
    const { id, author, months, series, assumption } = record
    const observed = vintage.at(series, record.period)
    const sources = vintage.known(record.sources)
    if (observed === undefined || sources.length === 0) return []
    const text = richText(vintage, figures, `japan-exposure.loss.${id}.text`, assumption)
    if (text === undefined) return []
    return [
      {
        id,
        name: seriesName(vintage, series),
        author: { kind: 'loss', id, text: author },
        months: figures.add(
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
  return losses.sort((a, b) => a.months.value - b.months.value || a.loss.value - b.loss.value)
}

/** Losses that no scenario record describes: their series says what they assume. */
export function otherLoss(input: SectionInput, series: string) {
  const observed = input.vintage.every(series).at(-1)
  if (observed === undefined) return null
  const loss = addObserved(input, `japan-exposure.${series}`, series, observed.period)
  const definition: RichText = [input.vintage.series(series).definition]
  return { name: seriesName(input.vintage, series), definition, loss, period: observed.period }
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

/**
 * Buffers that had begun and were fully documented by the day of the vintage. All sources must be known, because the text
 * does not say which of them carries which half of it.
 */
export function bufferFindings({ vintage, figures }: SectionInput) {
  const { asOf, dataset } = vintage
  const known = dataset.buffers.filter(
    ({ since, sources }) => since <= asOf && vintage.known(sources).length === sources.length,
  )
  return KINDS.flatMap((kind) =>
    known
      .filter((buffer) => buffer.kind === kind)
      .flatMap(({ id, name, since, text, weak, sources }) => {
        const rich = richText(vintage, figures, `japan-exposure.buffer.${id}`, text)
        return rich === undefined
          ? []
          : [
              {
                id,
                kind,
                name: { kind: 'buffer', id, text: name } satisfies Named,
                since,
                text: rich,
                weak,
                sources,
              },
            ]
      }),
  )
}
