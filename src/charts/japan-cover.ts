// How many days a stock covers a cut of supply: a grid of stocks and cuts with the days in every cell.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { COLOUR, SIZE, themed, WIDTH } from './theme.ts'

interface CoverBand {
  stockDays: number
  /** What the stock is: a standard, a claim. */
  label: string
  cells: readonly { cutPercent: number; days: number }[]
}

/** Room for the names of the stocks, height of the head and of a row, in CSS pixels. */
const NAMES = 236
const HEAD = 38
const ROW = 44

/** `steps` are the lengths in days at which the shade changes, the shortest first. Undefined without stocks. */
export function japanCover(
  language: Language,
  bands: readonly CoverBand[],
  steps: readonly number[],
  share: Observed,
): Chart | undefined {
  const columns = bands[0]?.cells.length ?? 0
  if (columns === 0) return undefined
  const width = WIDTH.wide - 8
  const height = HEAD + ROW * bands.length
  const left = (column: number) => NAMES + (column * (width - NAMES)) / columns
  const cells = bands.flatMap(({ cells }, row) =>
    cells.map(({ days }, column) => ({
      left: left(column) + 1.5,
      right: left(column + 1) - 1.5,
      top: HEAD + row * ROW + 1.5,
      bottom: HEAD + (row + 1) * ROW - 1.5,
      middle: (left(column) + left(column + 1)) / 2,
      line: HEAD + row * ROW + ROW / 2,
      text: language.quantity(days, 'days'),
      // The fewer of the lengths a stock outlasts, the darker.
      shade: Math.min(steps.filter((step) => days >= step).length, SHADES.length - 1),
    })),
  )
  const names = bands.flatMap(({ stockDays, label }, row) => [
    { at: 0, line: HEAD + row * ROW + ROW / 2 - 7, text: language.quantity(stockDays, 'days'), tone: 'name' },
    { at: 0, line: HEAD + row * ROW + ROW / 2 + 8, text: label, tone: 'note' },
  ])
  const heads = (bands[0]?.cells ?? []).map(({ cutPercent }, column) => ({
    at: (left(column) + left(column + 1)) / 2,
    line: 28,
    text: `${language.digits(cutPercent, 'count')}%`,
  }))
  const titles = [
    { at: 0, line: 28, text: language.labels.stock },
    { at: NAMES + 2, line: 9, text: language.labels.cutOfChina },
  ]
  const x = { type: 'quantitative', scale: { domain: [0, width], nice: false, zero: false }, axis: null }
  const y = {
    type: 'quantitative',
    scale: { domain: [0, height], nice: false, zero: false, reverse: true },
    axis: null,
  }
  const text = (name: string, values: object[], mark: object, field = 'at') => ({
    name,
    data: { values },
    mark: { type: 'text', fontSize: SIZE.direct, ...mark },
    encoding: { x: { ...x, field }, y: { ...y, field: 'line' }, text: { field: 'text', type: 'nominal' } },
  })
  const onDark = cells.filter(({ shade }) => shade <= 1)
  const onPale = cells.filter(({ shade }) => shade > 1)
  const spec = themed(WIDTH.wide, height + 6, {
    layer: [
      {
        name: 'cells',
        data: { values: cells },
        mark: { type: 'rect' },
        encoding: {
          x: { ...x, field: 'left' },
          x2: { field: 'right' },
          y: { ...y, field: 'top' },
          y2: { field: 'bottom' },
          color: {
            field: 'shade',
            type: 'ordinal',
            scale: { domain: SHADES.map((_, index) => index), range: SHADES },
          },
        },
      },
      ...(onDark.length === 0 ? [] : [text('dark', onDark, { color: '#ffffff', fontWeight: 600 }, 'middle')]),
      ...(onPale.length === 0
        ? []
        : [text('pale', onPale, { color: COLOUR.ink, fontWeight: 600 }, 'middle')]),
      text(
        'stocks',
        names.filter(({ tone }) => tone === 'name'),
        { align: 'left', fontWeight: 600 },
      ),
      text(
        'notes',
        names.filter(({ tone }) => tone === 'note'),
        { align: 'left', fontSize: SIZE.label, color: COLOUR.muted },
      ),
      text('cuts', heads, { fontWeight: 600 }),
      text('titles', titles, { align: 'left', color: COLOUR.muted, fontSize: SIZE.label }),
    ],
  })
  return {
    name: 'japan-cover',
    wide: {
      spec,
      marks: {
        cells: cells.length,
        ...(onDark.length > 0 && { dark: onDark.length }),
        ...(onPale.length > 0 && { pale: onPale.length }),
        stocks: bands.length,
        notes: bands.length,
        cuts: columns,
        titles: titles.length,
      },
    },
    alternative: language.alternative.cover(bands),
    sources: sourcesOf([share]),
  }
}

/** From a cover that outlasts none of the lengths to one that outlasts all. */
const SHADES = [COLOUR.ink, COLOUR.accent, COLOUR.accentPale, '#cddfe4', COLOUR.band]
