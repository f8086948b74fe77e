// Shares in per cent by measure in; panels on one scale and one axis of years out: side by side, on a phone one above the other.
import { type Day, lastDay } from '../dataset/period.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { alongTime } from './along-time.ts'
import type { Drawing } from './chart.ts'
import { isFirm, printedRange } from './doubt.ts'
import { layered, rules, words } from './layered.ts'
import { namedYears } from './named-years.ts'
import { placeOnTime, withGaps } from './place-on-time.ts'
import { pathBoxes, placeLabels } from './place-labels.ts'
import { placedWords } from './placed-words.ts'
import { pointOf, points } from './points.ts'
import { runLines } from './run-lines.ts'
import { shareLabels } from './share-labels.ts'
import { COLOUR, SIZE, type Width, WIDTH } from './theme.ts'
import { labelWidth } from './wrap-text.ts'

interface Panels {
  panels: readonly { name: string; known: readonly [Observed, ...Observed[]] }[]
  /** The first and the last year of the axis. */
  first: string
  last: string
  ceiling: Observed | undefined
}

const TICKS = [0, 25, 50, 75, 100]
const HEAD = 26
const FOOT = 20
const BETWEEN = 20
const PLOT = { beside: 120, above: 106 }

export function sharePanels(
  vintage: Vintage,
  language: Language,
  width: Width,
  { panels, first, last, ceiling }: Panels,
): Drawing {
  const beside = width === WIDTH.wide
  const scaleWidth = labelWidth('100', SIZE.label)
  const free = width - scaleWidth - 7 - 4
  const plotWidth = beside ? (free - BETWEEN * (panels.length - 1)) / panels.length : free
  const plotHeight = beside ? PLOT.beside : PLOT.above
  const step = HEAD + plotHeight + FOOT
  const open = !panels.every(({ known }) => known.every(isFirm))
  const height = (beside ? step : step * panels.length) + (open ? 15 : 0)
  const size = { width, height }
  const axis = [`${first}-01-01`, `${last}-12-31`] as const
  const ticks = namedYears(first, last, plotWidth)
  const drawn = panels.map(({ name, known }, index) => {
    const left = scaleWidth + 7 + (beside ? index * (plotWidth + BETWEEN) : 0)
    const top = HEAD + (beside ? 0 : index * step)
    const x = alongTime(axis, [left, left + plotWidth])
    const y = (value: number) => top + (1 - value / 100) * plotHeight
    const at = ({ period, value }: Observed) => ({ x: x(placeOnTime(period)), y: y(value) })
    const aim = ceiling && {
      ...{ x: x(lastDay(ceiling.period)), toX: left + plotWidth },
      ...{ y: y(ceiling.value), toY: y(ceiling.value) },
    }
    const runs = joined(known).map((run) => run.map(({ at, value }) => ({ x: x(at), y: y(value) })))
    const taken = [
      ...runs.flatMap((run) => pathBoxes(run)),
      ...(aim ? pathBoxes([aim, { x: aim.toX, y: aim.toY }], 1) : []),
    ]
    const frame = { left: left - 1, right: left + plotWidth + 4, top: top - 8, bottom: top + plotHeight }
    const named =
      ceiling && aim && index === 0
        ? { ...aim, text: language.labels.ceilingAt(language.quantity(ceiling.value, '%')) }
        : undefined
    const grid = TICKS.map((tick) => ({ x: left, toX: left + plotWidth, y: y(tick), toY: y(tick) }))
    const whiskers = known.flatMap((one) => {
      const [range, place] = [printedRange(vintage, one), at(one)]
      return range ? [{ x: place.x, toX: place.x, y: y(range.high), toY: y(range.low) }] : []
    })
    const latest = known.at(-1)
    return {
      runs,
      grid,
      whiskers,
      aim,
      title: { x: left, y: top - HEAD + 8, text: name },
      points: known.map((one) => ({ ...pointOf(one, at(one)), latest: one === latest })),
      placed: placeLabels(shareLabels(language, known, at, named, left + plotWidth / 2), taken, frame),
      years: ticks.map((year) => ({ x: x(`${year}-07-01`), y: top + plotHeight + 11, text: String(year) })),
      scale:
        beside && index > 0
          ? []
          : TICKS.filter((tick) => tick % 50 === 0).map((tick) => ({
              ...{ x: scaleWidth, y: y(tick) },
              text: language.digits(tick, 'count'),
            })),
    }
  })
  const all = <Item>(pick: (panel: (typeof drawn)[number]) => readonly Item[]) => drawn.flatMap(pick)
  const runs = all((panel) => panel.runs)
  const paler = { fontSize: SIZE.label, color: COLOUR.muted }
  const note = { x: 0, y: height - 8, text: language.labels.openPoints }
  return layered(width, height, [
    rules(
      'grid',
      all(({ grid }) => grid),
      size,
    ),
    words(
      'scale',
      all(({ scale }) => scale),
      size,
      { ...paler, align: 'right' },
    ),
    words(
      'years',
      all(({ years }) => years),
      size,
      { ...paler, align: 'center' },
    ),
    words(
      'titles',
      all(({ title }) => [title]),
      size,
      { fontWeight: 600 },
    ),
    rules(
      'ceiling',
      all(({ aim }) => (aim ? [aim] : [])),
      size,
      { strokeDash: [4, 3], color: COLOUR.muted },
    ),
    rules(
      'whiskers',
      all(({ whiskers }) => whiskers),
      size,
      { color: COLOUR.accent },
    ),
    runLines(runs, size),
    ...points(
      all((panel) => panel.points),
      size,
    ),
    words('notes', open ? [note] : [], size, paler),
    ...placedWords(
      all(({ placed }) => placed),
      size,
    ),
  ])
}

/** Runs of values that a line may join. */
function joined(known: readonly Observed[]): { at: Day; value: number }[][] {
  const runs: { at: Day; value: number }[][] = [[]]
  for (const { at, value } of withGaps(known)) {
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ at, value })
  }
  return runs
}
