// Shares in per cent by measure in; panels on one scale and one axis of years out: side by side, on a phone one above the other.
import { addMonths, type Day, lastDay, periodKind, yearOf } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import type { Drawing } from './chart.ts'
import { drawing, type Layer, words } from './drawing.ts'
import { linePanel } from './line-panel.ts'
import { baseline, gridAt, plotWithin } from './plot.ts'
import { hollowNotes, stepOfPrint } from './prints.ts'
import { SIZE, type Width, WIDTH } from './theme.ts'
import { monthsAcross, YEAR_AXIS, yearAxis } from './time-axis.ts'
import { labelWidth } from './wrap-text.ts'

interface Panels {
  panels: readonly { name: string; known: readonly [Observed, ...Observed[]] }[]
  /** The first and the last year of the axis. */
  first: string
  last: string
  ceiling: Observed | undefined
}

const TICKS = [0, 25, 50, 75, 100]
/** In the first panel of a row. */
const NAMED = [0, 50, 100]
const HEAD = 26
const BETWEEN = 20
const PLOT = { beside: 120, above: 106 }

export function sharePanels(
  vintage: Vintage,
  language: Language,
  width: Width,
  { panels, first, last, ceiling }: Panels,
): Drawing {
  const beside = width === WIDTH.wide
  const left = labelWidth('100', SIZE.label) + 7
  const free = width - left - 4
  const plotWidth = beside ? (free - BETWEEN * (panels.length - 1)) / panels.length : free
  const step = HEAD + (beside ? PLOT.beside : PLOT.above) + YEAR_AXIS
  const size = { width, height: beside ? step : step * panels.length }
  const from: Day | undefined = ceiling && lastDay(ceiling.period)
  const layers = panels.flatMap(({ name, known }, index): Layer[] => {
    const start = left + (beside ? index * (plotWidth + BETWEEN) : 0)
    const [top, bottom] = beside ? [0, step] : [index * step, (index + 1) * step]
    const room = {
      ...{ left: start, right: width - start - plotWidth },
      ...{ top: top + HEAD, bottom: size.height - bottom + YEAR_AXIS },
    }
    const plot = plotWithin(size, room, 100)
    const across = monthsAcross(`${first}-01`, `${last}-12`, plot)
    const named =
      index === 0 &&
      ceiling &&
      language.labels.ceilingAt(language.quantity(ceiling.value, '%', stepOfPrint(ceiling)))
    const level = ceiling && from ? { value: ceiling.value, from, text: named || undefined } : undefined
    return [
      ...gridAt(language, plot, TICKS, !beside || index === 0 ? NAMED : []),
      baseline(plot),
      yearAxis(across, plot.bottom),
      words('titles', [{ x: plot.left, y: plot.top - HEAD + 8, text: name }], {
        align: 'left',
        fontWeight: 600,
      }),
      ...linePanel(
        vintage,
        language,
        { plot, across, right: plot.right + 4 },
        { known, unit: '%', joins: areNeighbours, level },
      ),
    ]
  })
  return drawing(
    size,
    layers,
    hollowNotes(
      language,
      'points',
      panels.flatMap(({ known }) => known),
    ),
  )
}

/** Months that follow one another; of longer periods, those of one kind and of the same year or the next. */
function areNeighbours(before: Observed, next: Observed): boolean {
  const kind = periodKind(next.period)
  if (kind !== periodKind(before.period)) return false
  if (kind === 'month') return next.period === addMonths(before.period, 1)
  return Number(yearOf(next.period)) - Number(yearOf(before.period)) <= 1
}
