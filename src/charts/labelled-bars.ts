// Named values as horizontal bars on a zero base, each with its text at the end, so that no axis is needed.
import { accentTone, nameAxis, SIZE, themed, WIDTH } from './theme.ts'

export interface LabelledBar {
  /** Unique among the bars. */
  label: string
  value: number
  /** Stands at the end of the bar. */
  text: string
  tone: 'accent' | 'other'
}

/** The drawing and the marks that it must have, in the order of the bars. The drawing makes room for the texts by itself. */
export function labelledBars(bars: readonly [LabelledBar, ...LabelledBar[]]): {
  spec: ReturnType<typeof themed>
  marks: Record<string, number>
} {
  const labels = bars.map(({ label }) => label)
  const values = bars.map((bar) => ({ ...bar, base: 0 }))
  const y = { field: 'label', type: 'nominal', sort: labels, scale: { paddingInner: 0.35 }, axis: nameAxis }
  const x = { field: 'value', type: 'quantitative', scale: { zero: true, nice: false }, axis: null }
  const spec = themed(WIDTH.wide, 26 * bars.length + 12, {
    data: { values },
    layer: [
      { name: 'bars', mark: { type: 'bar' }, encoding: { y, x, x2: { field: 'base' }, color: accentTone } },
      {
        name: 'texts',
        mark: { type: 'text', align: 'left', dx: 5, fontSize: SIZE.direct },
        encoding: { y, x, text: { field: 'text', type: 'nominal' } },
      },
    ],
  })
  return { spec, marks: { bars: bars.length, texts: bars.length } }
}
