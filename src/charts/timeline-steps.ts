// The steps above a timeline: a line on each day with a mark at its top and a name beside it. On a phone the name is the
// number alone, and the names stand in a list below.
import type { Event } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'
import { MONTH_AXIS } from './month-axis.ts'
import { nameOf, rowsOfSteps, type Step } from './place-steps.ts'
import { type Layer, type Plot, positions, textLayer, valueAt } from './plot.ts'
import { COLOUR, SIZE } from './theme.ts'

/** Height of a row of names and of a line of the list, in CSS pixels. */
const ROW = 16
const LIST_LINE = 17

/** The shape says whether a step tightens or eases; the colour only repeats it. */
const LOOKS: Record<Event['effect'], { layer: string; shape: string; color: string }> = {
  tightens: { layer: 'tightening', shape: 'triangle-down', color: COLOUR.accent },
  eases: { layer: 'easing', shape: 'triangle-up', color: COLOUR.ink },
  neutral: { layer: 'other', shape: 'circle', color: COLOUR.muted },
  unknown: { layer: 'other', shape: 'circle', color: COLOUR.muted },
}

/** A step at its place across the plot, in its row. */
export interface PlacedStep extends Step {
  x: number
  text: string
  row: number
}

/** `across` gives the place of a step. */
export function placedSteps(
  steps: readonly Step[],
  across: (step: Step) => number,
  numbersOnly: boolean,
): PlacedStep[] {
  const placed = steps.map((step) => ({
    ...step,
    x: across(step),
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

/** `above` is the height of the bars in pixels, over which the rows begin. */
export function stepLayers(plot: Plot, placed: readonly PlacedStep[], above: number): Layer[] {
  const { x, y, y2 } = positions(plot)
  const marks = placed.map((step) => ({
    x: step.x,
    value: valueAt(plot, above + (step.row + 0.5) * ROW),
    value2: 0,
    text: step.text,
    look: LOOKS[step.event.effect],
  }))
  return Object.values(LOOKS).flatMap((look, index, looks) => {
    // Two effects share one look.
    if (looks.findIndex(({ layer }) => layer === look.layer) !== index) return []
    const { layer, shape, color } = look
    const rows = marks
      .filter((mark) => mark.look.layer === layer)
      .map(({ x: at, value, value2, text }) => ({ x: at, value, value2, text }))
    const names = textLayer(plot, `${layer}names`, rows, {
      align: 'right',
      dx: -8,
      fontSize: SIZE.label,
      color,
    })
    return [
      {
        name: `${layer}days`,
        rows,
        mark: { type: 'rule', strokeWidth: 0.8, color },
        encoding: { x, y, y2 },
      },
      {
        name: layer,
        rows,
        mark: { type: 'point', shape, filled: true, size: 44, opacity: 1, color },
        encoding: { x, y },
      },
      names,
    ]
  })
}

/** Number, name and day of each step, a line each, below the axis. */
export function stepList(language: Language, plot: Plot, steps: readonly Step[]): Layer[] {
  const rows = steps.map(({ number, event }, index) => ({
    x: -plot.room.left + 2,
    value: valueAt(plot, -(MONTH_AXIS + 6 + (index + 0.5) * LIST_LINE)),
    text: `${nameOf(number, event)}, ${language.shortPeriod(event.date)}`,
  }))
  return [textLayer(plot, 'list', rows, { align: 'left', fontSize: SIZE.label, color: COLOUR.ink })]
}
