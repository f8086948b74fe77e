// How many days a stock covers a cut of supply: a grid of stocks and cuts. Every cell says its days and which halt it outlasts.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { heatGrid } from './heat-grid.ts'
import { WIDTH } from './theme.ts'

interface CoverBand {
  stockDays: number
  /** What the stock is: a standard, a claim. */
  label: string
  cells: readonly { cutPercent: number; days: number }[]
}

/** The length of a halt. */
interface Halt {
  months: number
  days: number
}

/** `halts` are those that the page speaks of, the shortest first. Undefined without stocks. */
export function japanCover(
  language: Language,
  bands: readonly CoverBand[],
  halts: readonly Halt[],
  share: Observed,
): Chart | undefined {
  const cuts = (bands[0]?.cells ?? []).map(({ cutPercent }) => cutPercent)
  const [shortest] = halts
  if (cuts.length === 0 || shortest === undefined) return undefined
  const { labels } = language
  const months = ({ months }: Halt) => labels.months(language.digits(months, 'count'), months)
  const cell = (days: number) => {
    const outlasted = halts.filter((halt) => days >= halt.days)
    const longest = outlasted.at(-1)
    return {
      text: language.quantity(days, 'days'),
      note: longest ? labels.outlasts(months(longest)) : labels.outlastsNone(months(shortest)),
      // The fewer of the halts a stock outlasts, the darker.
      shade: outlasted.length / halts.length,
    }
  }
  const stocks = bands.map(({ stockDays, label }) => ({
    title: language.quantity(stockDays, 'days'),
    note: label,
  }))
  const cutHeads = cuts.map((cut) => ({ title: `${language.digits(cut, 'count')}%` }))
  const cells = bands.map((band) => band.cells.map(({ days }) => cell(days)))
  const across = cuts.map((_, column) => cells.flatMap((row) => row[column] ?? []))
  const titles = { rows: labels.stock, columns: labels.cutOfChina }
  return {
    name: 'japan-cover',
    ...inBothWidths((width) =>
      width === WIDTH.wide
        ? heatGrid(width, { titles, rows: stocks, columns: cutHeads, cells, names: 252 })
        : heatGrid(width, {
            titles: { rows: labels.cut, columns: titles.rows },
            rows: cutHeads,
            columns: stocks,
            cells: across,
            names: 56,
          }),
    ),
    alternative: language.alternative.cover(bands),
    table: {
      columns: [
        { name: titles.rows },
        { name: labels.stockIs },
        ...cutHeads.map(({ title }) => ({ name: labels.atCut(title), unit: 'days' as const })),
      ],
      rows: bands.map(({ cells, label }, row) => [
        { text: stocks[row]?.title ?? '' },
        { text: label },
        ...cells.map(({ days }) => ({ value: days })),
      ]),
    },
    sources: sourcesOf([share]),
  }
}
