// How long stocks would last, what a halt was put at, and what else stands between Japan and a halt.
import { derivedQuantity, type Figure, observedQuantity, plain } from '../analysis/figure.ts'
import { type RichText, richText } from '../analysis/prose.ts'
import { DAYS_PER_MONTH, daysOfCover } from '../analysis/scenario.ts'
import { newest, scenarioShare } from '../analysis/supplier-shares.ts'
import type { Period } from '../dataset/period.ts'
import type { Buffer, Scenarios } from '../dataset/schema.ts'
import { addObserved, type Named, type SectionInput, seriesName } from './section.ts'

export interface Stock {
  days: Figure
  name: Named
  sources: string[]
}

/** One cut: how long each stock covers it, in the order of the stocks. */
export interface CoverRow {
  stock: Stock
  cells: { cut: Figure; cover: Figure }[]
}

/** Cover by stock and cut, and which stocks outlast a halt of each length. Null without a share of China. */
export function coverFindings(input: SectionInput) {
  const { vintage, month, figures } = input
  const share = scenarioShare(vintage, month)
  if (share === undefined) return null
  const heavy = newest(vintage, 'japan-share-heavy', month)
  const { scenarios } = vintage.dataset
  const given = (id: string, value: number, unit: 'days' | 'count') =>
    figures.add(`japan-exposure.cover.${id}`, derivedQuantity(value, unit, month, 'scenarios', []))
  const cuts = scenarios.cuts.values.map((cut) => given(`cut-${cut}`, cut, 'count'))
  const stocks = knownStocks(input).map(
    ({ days, label, sources }): Stock => ({
      days: given(`stock-${days}`, days, 'days'),
      name: { kind: 'stock', id: `stock-${days}`, text: label },
      sources,
    }),
  )
  const rows = stocks.map((stock): CoverRow => ({
    stock,
    cells: cuts.map((cut) => {
      const id = `japan-exposure.cover.stock-${stock.days.value}.cut-${cut.value}`
      return { cut, cover: figures.add(id, daysOfCover(stock.days.value, cut.value, share)) }
    }),
  }))
  const lengths = scenarios.lengths.values.map((months) => ({
    months: given(`length-${months}`, months, 'count'),
    one: months === 1,
    cells: cuts.map((cut, column) => {
      const days = months * DAYS_PER_MONTH
      const id = `japan-exposure.cover.need.length-${months}.cut-${cut.value}`
      const formula = `${months} × ${plain(DAYS_PER_MONTH)} × ${cut.value} % × ${plain(share.value)} %`
      const need = (days * cut.value * share.value) / 10_000
      const lasting = rows.filter(({ cells }) => (cells[column]?.cover.value ?? 0) >= days).map(({ stock }) => stock.days)
      return {
        need: figures.add(id, derivedQuantity(need, 'days', share.period, formula, [share])),
        lasting,
        all: lasting.length === stocks.length,
      }
    }),
  }))
  return {
    share: figures.add('japan-exposure.cover.share', observedQuantity(share, '%')),
    shareName: seriesName(vintage, share.series),
    stocks,
    cuts,
    rows,
    lengths,
    heavy: heavy === undefined ? null : figures.add('japan-exposure.cover.heavy', observedQuantity(heavy, '%')),
    heavyStop: stocks.map((stock) => ({
      stock,
      cover: heavy ? figures.add(`japan-exposure.cover.heavy.stock-${stock.days.value}`, daysOfCover(stock.days.value, 100, heavy)) : null,
    })),
    fullStop: rows.map(({ stock, cells }) => ({ stock, cover: cells.at(-1)?.cover ?? null, cut: cells.at(-1)?.cut ?? null })),
  }
}

function knownStocks({ vintage }: SectionInput): Scenarios['stocks'] {
  return vintage.dataset.scenarios.stocks.flatMap((stock) => {
    const sources = vintage.known(stock.sources)
    return sources.length === 0 ? [] : [{ ...stock, sources }]
  })
}

export interface Loss {
  id: string
  name: Named
  author: Named
  months: Figure
  loss: Figure
  assumption: RichText
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
        months: figures.add(`japan-exposure.loss.${id}.months`, derivedQuantity(months, 'count', observed.period, 'scenarios', [observed])),
        loss: figures.add(`japan-exposure.loss.${id}`, observedQuantity(observed, vintage.series(series).unit)),
        assumption: text,
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

const KINDS: Buffer['kind'][] = ['stockpile', 'budget', 'offtake', 'processing', 'project', 'recycling', 'substitute']

/**
 * Buffers that had begun and were fully documented by the day of the vintage. All sources must be known, because the text
 * does not say which of them carries which half of it.
 */
export function bufferFindings({ vintage, figures }: SectionInput) {
  const { asOf, dataset } = vintage
  const known = dataset.buffers.filter(({ since, sources }) => since <= asOf && vintage.known(sources).length === sources.length)
  return KINDS.flatMap((kind) =>
    known.filter((buffer) => buffer.kind === kind).flatMap(({ id, name, since, text, weak, sources }) => {
      const rich = richText(vintage, figures, `japan-exposure.buffer.${id}`, text)
      return rich === undefined ? [] : [{ id, kind, name: { kind: 'buffer', id, text: name } satisfies Named, since, text: rich, weak, sources }]
    }),
  )
}
