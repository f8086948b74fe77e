// How long stocks would last against cuts of supply from China, and which of them outlast a halt of each length.
import type { Figure } from '../analysis/figure.ts'
import { derived, observedQuantity } from '../analysis/quantity.ts'
import { chosen } from '../analysis/formula.ts'
import { DAYS_PER_MONTH, daysOfCover, stockNeeded } from '../analysis/scenario.ts'
import { newest, scenarioShare } from '../analysis/supplier-shares.ts'
import type { Scenarios } from '../dataset/schema.ts'
import { type Named, type SectionInput, seriesName } from './section.ts'

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
  // Nothing is lost by a cut from a supplier who supplies nothing.
  if (share === undefined || share.value === 0) return null
  const heavyShare = newest(vintage, 'japan-share-heavy', month)
  const heavy = heavyShare?.value === 0 ? undefined : heavyShare
  const { scenarios } = vintage.dataset
  const given = (id: string, list: 'cuts' | 'stocks' | 'lengths', value: number, unit: 'days' | 'count') =>
    figures.add(`japan-exposure.cover.${id}`, derived(unit, month, chosen(`scenarios.${list}`, value)))
  const cuts = scenarios.cuts.values.map((cut) => given(`cut-${cut}`, 'cuts', cut, 'count'))
  const stocks = knownStocks(input).map(({ days, label, sources }): Stock => ({
    days: given(`stock-${days}`, 'stocks', days, 'days'),
    name: { kind: 'stock', id: `stock-${days}`, text: label },
    sources,
  }))
  const rows = stocks.map((stock): CoverRow => ({
    stock,
    cells: cuts.map((cut) => {
      const id = `japan-exposure.cover.stock-${stock.days.value}.cut-${cut.value}`
      return { cut, cover: figures.add(id, daysOfCover(stock.days.value, cut.value, share)) }
    }),
  }))
  const lengths = scenarios.lengths.values.map((months) => ({
    months: given(`length-${months}`, 'lengths', months, 'count'),
    one: months === 1,
    cells: cuts.map((cut, column) => {
      const days = months * DAYS_PER_MONTH
      const id = `japan-exposure.cover.need.length-${months}.cut-${cut.value}`
      const lasting = rows
        .filter(({ cells }) => (cells[column]?.cover.value ?? 0) >= days)
        .map(({ stock }) => stock.days)
      return {
        need: figures.add(id, stockNeeded(months, cut.value, share)),
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
    heavy:
      heavy === undefined ? null : figures.add('japan-exposure.cover.heavy', observedQuantity(heavy, '%')),
    heavyStop: stocks.map((stock) => ({
      stock,
      cover: heavy
        ? figures.add(
            `japan-exposure.cover.heavy.stock-${stock.days.value}`,
            daysOfCover(stock.days.value, 100, heavy),
          )
        : null,
    })),
    fullStop: rows.flatMap(({ stock, cells }) => {
      const full = cells.find(({ cut }) => cut.value === 100)
      return full === undefined ? [] : [{ stock, ...full }]
    }),
  }
}

function knownStocks({ vintage }: SectionInput): Scenarios['stocks'] {
  return vintage.dataset.scenarios.stocks.flatMap((stock) => {
    const sources = vintage.known(stock.sources)
    return sources.length === 0 ? [] : [{ ...stock, sources }]
  })
}
