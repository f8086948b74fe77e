// What a view shows and the chart's table of values in; nothing out, or a reason to refuse it: a line drawn across a period
// of which the table knows nothing, as though the values beside it were neighbours. A rule between two points is a line too.

import { covers, holds, isOf, type KnownValues, periodIn } from './known-values.ts'
import { type Reading, readerOf } from './readings.ts'
import type { Refuse } from './refuse.ts'
import type { SceneItem, ScenePoint } from './scene.ts'
import type { Unit } from './units.ts'

/** Distance in px within which the end of a line belongs to a point: a line may stop short of a hollow one. */
const NEAR = 6
const LEVEL = 0.75

interface Anchor extends Reading {
  x: number
  y: number
}

/** Refuses lines that leave out what the table holds as not known. */
export function checkGaps(
  scene: readonly SceneItem[],
  units: readonly Unit[],
  table: KnownValues,
  refuse: Refuse,
): void {
  const anchors = anchorsOf(scene, units, table)
  const hasPeriods = table.rows.some(
    ([first, ...cells]) => periodIn(first) !== undefined && cells.includes(null),
  )
  if (hasPeriods && anchors.length === 0) {
    refuse(
      'nothing that it draws can be found in its table of values, so that its gaps cannot be checked',
      'let the rows of its points or bars hold `period` and `value`',
    )
  }
  for (const { mark, points } of scene) {
    if (mark === undefined) continue
    for (const [index, end] of points.entries()) {
      const start = points[index - 1]
      if (start === undefined || !end.joined) continue
      // A level rule may be an axis or a grid line that passes by.
      const reach = { x: NEAR, y: start.y === end.y ? LEVEL : NEAR }
      for (const from of nearest(anchors, start, reach)) {
        for (const to of nearest(anchors, end, reach)) checkPart(mark, from, to, table, refuse)
      }
    }
  }
}

/** Where the known values stand in the drawing. */
function anchorsOf(scene: readonly SceneItem[], units: readonly Unit[], table: KnownValues): Anchor[] {
  const readers = new Map(units.map((unit) => [unit.name, readerOf(unit, table)]))
  return scene.flatMap(({ mark = '', points }) =>
    points.flatMap(({ x, y, row }) => {
      const reading = readers.get(mark)?.(row)
      return reading?.at === undefined || reading.value === undefined ? [] : [{ x, y, ...reading }]
    }),
  )
}

/** The anchors that are closest to a point; several where lines cross. */
function nearest(
  anchors: readonly Anchor[],
  { x, y }: ScenePoint,
  reach: { x: number; y: number },
): Anchor[] {
  const near = anchors
    .filter((anchor) => Math.abs(anchor.x - x) <= reach.x && Math.abs(anchor.y - y) <= reach.y)
    .map((anchor) => ({ anchor, distance: Math.hypot(anchor.x - x, anchor.y - y) }))
  const least = Math.min(...near.map(({ distance }) => distance))
  return near.filter(({ distance }) => distance < least + 0.5).map(({ anchor }) => anchor)
}

/** No period of which a column that holds both values knows nothing may lie between them. */
function checkPart(mark: string, one: Anchor, other: Anchor, table: KnownValues, refuse: Refuse): void {
  const [from, to] = [one, other]
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
    .map(({ at }) => at ?? '')
  if (from === undefined || to === undefined) return
  const columns = (table.rows[0] ?? []).map((_, column) => column)
  for (const column of columns.filter((column) =>
    [one, other].every((anchor) => isIn(table, column, anchor)),
  )) {
    for (const cells of table.rows) {
      const period = periodIn(cells[0])
      if (period === undefined || cells[column] !== null || !(period > from && period < to)) continue
      if ([from, to].some((at) => covers(period, at) || covers(at, period))) continue
      refuse(
        `a line of "${mark}" runs from ${from} to ${to} across ${period}, which the table of values does not know`,
        'break it there: give it a row with null, or end it at the last value before',
      )
    }
  }
}

function isIn(table: KnownValues, column: number, { at = '', value = Number.NaN }: Anchor): boolean {
  return table.rows.some((cells) => isOf(cells[0], at) && holds(cells[column], value))
}
