// Shares of one measure and where they stand in; the labels of its panel out: the latest, the ceiling, the highest, the lowest.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import type { Label } from './place-labels.ts'

/** In the order in which they are placed. `ceiling` is the line drawn across, with what it is; `middle` that of the panel. */
export function shareLabels(
  language: Language,
  known: readonly [Observed, ...Observed[]],
  at: (share: Observed) => { x: number; y: number },
  ceiling: { toX: number; y: number; text: string } | undefined,
  middle: number,
): Label[] {
  const latest = known.at(-1) ?? known[0]
  const [highest, lowest] = [extreme(known, 1), extreme(known, -1)]
  const label = (share: Observed, strong: boolean): Label => {
    const { x, y } = at(share)
    const before = [
      { x: x + 6, y: y - 13, align: 'right' as const },
      { x: x + 6, y: y + 14, align: 'right' as const },
      { x: x - 8, y, align: 'right' as const },
    ]
    const after = [
      { x: x - 6, y: y - 13, align: 'left' as const },
      { x: x - 6, y: y + 14, align: 'left' as const },
      { x: x + 8, y, align: 'left' as const },
    ]
    return {
      lines: [`${language.quantity(share.value, '%')}, ${language.shortPeriod(share.period)}`],
      strong,
      // Towards the middle of the panel first.
      places: x < middle ? [...after, ...before] : [...before, ...after],
    }
  }
  const others = [highest, lowest].filter((share) => share !== latest)
  return [
    label(latest, true),
    ...(ceiling
      ? [
          {
            lines: [ceiling.text],
            places: [11, -10].map((dy) => ({ x: ceiling.toX, y: ceiling.y + dy, align: 'right' as const })),
          },
        ]
      : []),
    ...[...new Set(others)].map((share) => label(share, false)),
  ]
}

function extreme([first, ...others]: readonly [Observed, ...Observed[]], sign: 1 | -1): Observed {
  return others.reduce((best, one) => (sign * one.value > sign * best.value ? one : best), first)
}
