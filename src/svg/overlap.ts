// Two shapes with straight edges and no dents in; how deep they lie in each other out, in px.

import type { Box, Point } from './scene.ts'

export function cornersOf({ left, right, top, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** The edges of what has these corners. */
export function boxAround(corners: readonly Point[]): Box {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** Whether two boxes share no more than an edge: quick to tell, and so of nearly all that a drawing holds. */
export function areApart(a: Box, b: Box): boolean {
  return a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom
}

/** The shortest way that would part the two; 0 where they are apart (separating axis theorem). */
export function depthOfOverlap(one: readonly Point[], other: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const axis of [...normalsOf(one), ...normalsOf(other)]) {
    const [a, b] = [span(one, axis), span(other, axis)]
    least = Math.min(least, a.high - b.low, b.high - a.low)
    if (least <= 0) return 0
  }
  return least
}

/** Whether all of `inner` lies in `outer`, give or take `slack` px. */
export function liesIn(inner: readonly Point[], outer: Box, slack: number): boolean {
  return inner.every(
    ({ x, y }) =>
      x >= outer.left - slack &&
      x <= outer.right + slack &&
      y >= outer.top - slack &&
      y <= outer.bottom + slack,
  )
}

/** Unit vectors at right angles to the edges. */
function normalsOf(corners: readonly Point[]): Point[] {
  return corners.flatMap(({ x, y }, index) => {
    const next = corners[(index + 1) % corners.length] ?? { x, y }
    const length = Math.hypot(next.x - x, next.y - y)
    return length === 0 ? [] : [{ x: (y - next.y) / length, y: (next.x - x) / length }]
  })
}

function span(corners: readonly Point[], axis: Point): { low: number; high: number } {
  const along = corners.map(({ x, y }) => x * axis.x + y * axis.y)
  return { low: Math.min(...along), high: Math.max(...along) }
}
