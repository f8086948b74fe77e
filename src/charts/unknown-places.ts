// Periods that no source gives, as what they are: a dotted place on the baseline and the words for it, upright where there is
// no room to write across. Never a bar, a point or a line.
import type { Language } from '../languages/language.ts'
import { type LabelPlaces, labelSize } from './label-places.ts'
import { type Layer, type Plot, positions, textLayer, valueAt } from './plot.ts'
import { COLOUR, SIZE } from './theme.ts'

/** Height of the dotted line above the baseline, and of the words' lower edge, in CSS pixels. */
const DOTS = 4
const WORDS = 9

/** Stretches across the plot, in pixels. Their words are placed here, so before all other labels. */
export function unknownPlaces(
  { labels: { notKnown } }: Language,
  plot: Plot,
  stretches: readonly { from: number; to: number }[],
  places: LabelPlaces,
): Layer[] {
  const { x, x2, y } = positions(plot)
  const words = stretches.flatMap(({ from, to }) => {
    const { width, height } = labelSize(notKnown, SIZE.label)
    const upright = to - from < width
    const size = upright ? { width: height, height: width } : { width, height }
    const middles = [0, 2, -2].map((shift) => (from + to) / 2 + shift)
    const at = places.place(
      size,
      middles.map((middle) => ({ x: middle, y: WORDS + size.height / 2 })),
    )
    return at ? [{ upright, x: at.x, value: valueAt(plot, at.y), text: notKnown }] : []
  })
  const type = { fontSize: SIZE.label, color: COLOUR.muted }
  return [
    {
      name: 'unknown',
      rows: stretches.map(({ from, to }) => ({ x: from + 2, x2: to - 2, value: valueAt(plot, DOTS) })),
      mark: { type: 'rule', color: COLOUR.other, strokeWidth: 1.5, strokeDash: [1.5, 3] },
      encoding: { x, x2, y },
    },
    textLayer(
      plot,
      'gaps',
      words.filter(({ upright }) => upright),
      { ...type, angle: 270 },
    ),
    textLayer(
      plot,
      'notes',
      words.filter(({ upright }) => !upright),
      type,
    ),
  ]
}
