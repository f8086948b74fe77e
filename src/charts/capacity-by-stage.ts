// One bar for each stage and product: what operates, what has a start year, what has none. Nothing is added across bars.
import { PARTS, type ProductCapacity } from '../analysis/capacity.ts'
import type { Language } from '../languages/language.ts'
import type { Chart } from './chart.ts'
import { COLOUR, SIZE, themed, WIDTH } from './theme.ts'

/** Height of a bar and the line above it, in CSS pixels. */
const ROW = 31
const TONES = [COLOUR.accent, COLOUR.accentMid, COLOUR.accentPale, COLOUR.otherPale]

/** Undefined when no plant has a tonnage. */
export function capacityByStage(language: Language, rows: readonly ProductCapacity[]): Chart | undefined {
  if (rows.length === 0) return undefined
  const label = ({ stage, product }: ProductCapacity) =>
    language.labels.stageProduct(language.stages[stage], product)
  const rank = (row: ProductCapacity) => rows.indexOf(row)
  const bars = rows.flatMap((row) => {
    let base = 0
    return PARTS.flatMap((part) => {
      const from = base
      base += row.tonnes[part]
      return row.tonnes[part] === 0 ? [] : [{ row: rank(row), part, from, to: base }]
    })
  })
  const values = rows.map((row) => ({
    row: rank(row),
    zero: 0,
    label: label(row),
    text: PARTS.filter((part) => row.tonnes[part] > 0)
      .map((part) => language.labels.capacityPart(language.digits(row.tonnes[part], 't'), part))
      .join(', '),
  }))
  const y = { field: 'row', type: 'ordinal', axis: null }
  const x = {
    type: 'quantitative',
    scale: { zero: true, nice: true },
    axis: { title: null, grid: true, tickCount: 6, format: ',d' },
  }
  const text = (name: 'label' | 'text', align: 'left' | 'right') => ({
    name: `${name}s`,
    data: { values },
    mark: {
      type: 'text',
      align,
      dy: -8,
      fontSize: SIZE.direct,
      color: name === 'label' ? COLOUR.ink : COLOUR.muted,
    },
    encoding: {
      y,
      x: align === 'left' ? { field: 'zero', ...x } : { value: 'width' },
      text: { field: name, type: 'nominal' },
    },
  })
  const spec = themed(WIDTH.wide, ROW * rows.length + 28, {
    layer: [
      {
        name: 'capacity',
        data: { values: bars },
        mark: { type: 'bar', height: 9, yOffset: 5 },
        encoding: {
          y,
          x: { field: 'from', ...x },
          x2: { field: 'to' },
          color: { field: 'part', type: 'nominal', scale: { domain: [...PARTS], range: TONES } },
        },
      },
      text('label', 'left'),
      text('text', 'right'),
    ],
  })
  return {
    name: 'capacity-by-stage',
    wide: { spec, marks: { capacity: bars.length, labels: values.length, texts: values.length } },
    alternative: language.alternative.rows(values),
    sources: [...new Set(rows.flatMap(({ sources }) => sources))],
  }
}
