// Months that no source gives, as what they are: a dotted place on the baseline and the words for it, upright where there is
// no room to write across. Never a bar, a point or a line.
import { monthRange } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import { type LabelPlaces, labelSize } from './label-places.ts'
import type { MonthsAcross } from './month-axis.ts'
import type { Slot } from './published-slots.ts'
import { type Layer, type Plot, positions, textLayer, valueAt } from './plot.ts'
import { COLOUR, SIZE } from './theme.ts'

/** Height of the dotted line above the baseline, and of the words' lower edge, in CSS pixels. */
const DOTS = 4
const WORDS = 9

/** The runs of months, whose words are the first to be placed. */
export function unknownMonths(
  { labels: { notKnown } }: Language,
  plot: Plot,
  { slot, left, middle }: MonthsAcross,
  runs: readonly Slot[],
  places: LabelPlaces,
): Layer[] {
  const { x, x2, y } = positions(plot)
  const words = runs.flatMap((run) => {
    const { width, height } = labelSize(notKnown, SIZE.label)
    const upright = monthRange(run.first, run.last).length * slot < width
    const size = upright ? { width: height, height: width } : { width, height }
    const candidates = [0, 2, -2].map((shift) => ({ x: middle(run) + shift, y: WORDS + size.height / 2 }))
    const at = places.place(size, candidates)
    return at ? [{ upright, x: at.x, value: valueAt(plot, at.y), text: notKnown }] : []
  })
  const type = { fontSize: SIZE.label, color: COLOUR.muted }
  return [
    {
      name: 'unknown',
      rows: runs.map((run) => ({
        x: left(run.first) + 2,
        x2: left(run.last) + slot - 2,
        value: valueAt(plot, DOTS),
      })),
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
