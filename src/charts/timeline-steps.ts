// The steps above a timeline: a line on each day with a mark at its top and a name beside it. On a phone the name is the
// number alone, and the names stand in a list below.
import type { Event } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { type Layer, points, rules, words } from './drawing.ts'
import { nameOf, rowsOfSteps, type Step } from './place-steps.ts'
import type { Plot } from './plot.ts'
import { COLOUR, SIZE } from './theme.ts'
import { type MonthsAcross, MONTH_AXIS } from './time-axis.ts'

/** Height of a row of names and of a line of the list, in CSS pixels. */
const ROW = 16
const LIST_LINE = 17
const AREA = 44

/** The shape says whether a step tightens or eases; the colour only repeats it. */
const LOOKS: Record<Event['effect'], { layer: string; shape: string; colour: string }> = {
  tightens: { layer: 'tightening', shape: 'triangle-down', colour: COLOUR.accent },
  eases: { layer: 'easing', shape: 'triangle-up', colour: COLOUR.ink },
  neutral: { layer: 'other', shape: 'circle', colour: COLOUR.muted },
  unknown: { layer: 'other', shape: 'circle', colour: COLOUR.muted },
}

/** A step at its place across the plot, in its row. */
interface PlacedStep extends Step {
  x: number
  text: string
  row: number
}

export function placedSteps(
  steps: readonly Step[],
  { at }: MonthsAcross,
  numbersOnly: boolean,
): PlacedStep[] {
  const placed = steps.map((step) => ({
    ...step,
    x: at(step.day),
    text: numbersOnly ? String(step.number) : nameOf(step.number, step.event),
  }))
  const rows = rowsOfSteps(placed)
  return placed.map((step, index) => ({ ...step, row: rows[index] ?? 0 }))
}

/** Height that the rows of names need above the bars. */
export function heightOfRows(placed: readonly PlacedStep[]): number {
  return Math.max(0, ...placed.map(({ row }) => row + 1)) * ROW
}

/** Height that the list needs below the axis. */
export function heightOfList(steps: readonly Step[]): number {
  return steps.length * LIST_LINE + 6
}

/** The lines run from the baseline to the rows, which begin at `from` and go upwards. */
export function stepLayers({ bottom }: Plot, placed: readonly PlacedStep[], from: number): Layer[] {
  const marks = placed.map(({ x, text, row, event }) => ({
    ...{ x, y: from - (row + 0.5) * ROW, text },
    effect: event.effect,
  }))
  return inLooks(marks, ({ layer, colour }, own) => [
    rules(
      `${layer}days`,
      own.map(({ x, y }) => ({ x, y, toX: x, toY: bottom })),
      { strokeWidth: 0.8, color: colour },
    ),
    words(
      `${layer}names`,
      own.map(({ x, y, text }) => ({ x: x - 8, y, text })),
      { align: 'right', fontSize: SIZE.label, color: colour },
    ),
  ])
}

/** Mark, number, name and day of each step, a line each, below the axis. */
export function stepList(language: Language, { bottom }: Plot, steps: readonly Step[]): Layer[] {
  const lines = steps.map(({ number, event }, index) => ({
    ...{ x: 7, y: bottom + MONTH_AXIS + 6 + (index + 0.5) * LIST_LINE, effect: event.effect },
    text: `${nameOf(number, event)}, ${language.shortPeriod(event.date)}`,
  }))
  return [
    ...inLooks(lines, () => []),
    words(
      'list',
      lines.map(({ x, y, text }) => ({ x: x + 9, y, text })),
      { align: 'left', fontSize: SIZE.label },
    ),
  ]
}

/** A mark for each step, and what else its look asks for. */
function inLooks<Row extends { x: number; y: number; effect: Event['effect'] }>(
  rows: readonly Row[],
  more: (look: (typeof LOOKS)['eases'], own: readonly Row[]) => Layer[],
): Layer[] {
  // Two effects share one look.
  const looks = [LOOKS.tightens, LOOKS.eases, LOOKS.neutral]
  return looks.flatMap((look) => {
    const own = rows.filter(({ effect }) => LOOKS[effect].layer === look.layer)
    const marks = own.map(({ x, y }) => ({ x, y, hollow: false }))
    return [...more(look, own), ...points(look.layer, marks, { ...look, area: AREA })]
  })
}
