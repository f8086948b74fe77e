// What a view shows and the units behind it in; nothing out, or a reason to refuse it: marks that nobody can see, since they
// have no colour, that of the page, no size, or a place outside their plot.

import { contrast, mix } from '../dataset/colour.ts'
import type { Size } from './drawing-check.ts'
import { fillOf, strokeOf } from './paint.ts'
import type { Refuse } from './refuse.ts'
import type { Box, SceneItem } from './scene.ts'
import { channelOf, type Unit } from './units.ts'

/** Contrast with the page below which nothing is seen; the palest tone of the house has 1.16. */
const SEEN = 1.1
/** Smallest side of a bar, and how far a mark may reach over an edge, in px. */
const [THINNEST, OVER] = [0.5, 1]

/** `background` is the colour of the page behind the drawing. */
export function checkVisible(
  scene: readonly SceneItem[],
  units: readonly Unit[],
  { size, background }: { size: Size; background: string },
  refuse: Refuse,
): void {
  const marks = scene.flatMap((item) => {
    const unit = units.find(({ name }) => name === item.mark)
    return unit === undefined ? [] : [{ item, unit }]
  })
  const shown = marks.map(({ item: { item, mark }, unit }) => {
    const paints = [fillOf(item, refuse), strokeOf(item, refuse)].filter((paint) => paint !== undefined)
    if (paints.length === 0) refuse(`the mark "${mark}" has neither fill nor stroke`, 'give it a colour')
    const stands = paints.some(
      ({ colour, opacity }) => contrast(mix(background, colour, opacity), background) >= SEEN,
    )
    return { stands, isData: !['rect', 'rule', 'text'].includes(unit.mark) }
  })
  // Grid and labels show that there is a chart, and not what it says.
  const data = shown.filter(({ isData }) => isData)
  if ((data.length > 0 ? data : shown).every(({ stands }) => !stands))
    refuse(`every mark has the colour of the page, ${background}`, 'give them colours that stand out')
  const whole = { left: 0, right: size.width, top: 0, bottom: size.height }
  for (const { item, unit } of marks) {
    const { mark, shape, box } = item
    if (shape === 'text') continue
    checkInPlot(item, unit, refuse)
    const over = Math.max(overX(box, whole), overY(box, whole))
    // Pointed corners of a line count with the farthest that they could reach.
    if (over > OVER + (shape === 'line' ? 4 * (item.item.strokeWidth ?? 1) : 0))
      refuse(
        `the mark "${mark}" reaches ${over.toFixed(1)} px outside the drawing`,
        'widen its scale or its padding',
      )
    checkExtent(item, unit, scene, refuse)
  }
}

/** What the data place must stand in the plot: outside it is cut off, or stands where the axis says something else. */
function checkInPlot({ mark, shape, box, points, plot }: SceneItem, unit: Unit, refuse: Refuse): void {
  const places =
    shape === 'rect' ? [box] : points.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y }))
  for (const place of places) {
    const x = isPlaced(unit, 'x') ? overX(place, plot) : 0
    const y = isPlaced(unit, 'y') ? overY(place, plot) : 0
    if (Math.max(x, y) > OVER)
      refuse(
        `the mark "${mark}" reaches ${Math.max(x, y).toFixed(1)} px outside its plot`,
        'widen the domain of its scale',
      )
  }
}

function isPlaced(unit: Unit, axis: 'x' | 'y'): boolean {
  const { field, datum } = channelOf(unit, axis) ?? {}
  return field !== undefined || datum !== undefined
}

/** A bar has a thickness, a symbol a size, and a line two points; a line of one needs a symbol there. */
function checkExtent(
  { mark, shape, item, points }: SceneItem,
  unit: Unit,
  scene: readonly SceneItem[],
  refuse: Refuse,
): void {
  if (shape === 'rect') {
    const measured = (axis: 'x' | 'y') =>
      unit.mark === 'bar' && channelOf(unit, axis)?.type === 'quantitative'
    const sides = [measured('x') ? [] : [item.width ?? 0], measured('y') ? [] : [item.height ?? 0]].flat()
    if (sides.some((side) => !(side >= THINNEST)))
      refuse(
        `a bar of "${mark}" is ${Math.min(...sides).toFixed(2)} px thick`,
        'give it a width that can be seen',
      )
  }
  if (shape === 'symbol' && !((item.size ?? 64) >= 1)) refuse(`a symbol of "${mark}" has no size`)
  const [first, second] = points
  if ((shape !== 'line' && shape !== 'area') || second !== undefined) return
  const isDotted = scene.some(
    ({ shape: other, points: [at] }) =>
      other === 'symbol' && at && first && Math.hypot(at.x - first.x, at.y - first.y) < OVER,
  )
  if (!isDotted)
    refuse(`a ${shape} of "${mark}" has a single point, which nobody would see`, 'draw a point there')
}

function overX(box: Box, edge: Box): number {
  return Math.max(edge.left - box.left, box.right - edge.right)
}

function overY(box: Box, edge: Box): number {
  return Math.max(edge.top - box.top, box.bottom - edge.bottom)
}
