// Periods that no source gives, as what they are: a dotted place on the baseline and the words for it, upright where there is
// no room to write across. Never a bar, a point or a line.
import type { Language } from '../languages/language.ts'
import { type Layer, rules, words } from './drawing.ts'
import { type LabelPlaces, labelSize } from './label-places.ts'
import { COLOUR, QUIET } from './theme.ts'

/** Height of the dotted line above the baseline, and of the words' lower edge, in CSS pixels. */
const DOTS = 4
const WORDS = 9

/** Stretches across the plot, whose lower edge is `floor`. Their words are placed here, so before all other labels. */
export function unknownPlaces(
  { labels: { notKnown } }: Language,
  floor: number,
  stretches: readonly { from: number; to: number }[],
  places: LabelPlaces,
): Layer[] {
  const placed = stretches.flatMap(({ from, to }) => {
    const { width, height } = labelSize(notKnown)
    const upright = to - from < width
    const size = upright ? { width: height, height: width } : { width, height }
    const middles = [0, 2, -2].map((shift) => (from + to) / 2 + shift)
    const at = places.place(
      size,
      middles.map((x) => ({ x, y: floor - WORDS - size.height / 2 })),
    )
    return at ? [{ ...at, upright, text: notKnown }] : []
  })
  return [
    rules(
      'unknown',
      stretches.map(({ from, to }) => ({ x: from + 2, toX: to - 2, y: floor - DOTS, toY: floor - DOTS })),
      { color: COLOUR.other, strokeWidth: 1.5, strokeDash: [1.5, 3] },
    ),
    words(
      'gaps',
      placed.filter(({ upright }) => upright),
      { ...QUIET, angle: 270 },
    ),
    words(
      'notes',
      placed.filter(({ upright }) => !upright),
      QUIET,
    ),
  ]
}
