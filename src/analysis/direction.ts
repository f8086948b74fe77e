// Which way a change went, as the words that speak of it must say it.

export type Direction = 'up' | 'down' | 'flat'

/** `flat` where the size is below `least`, in the unit of the change. */
export function directionOf(change: number, least: number): Direction {
  if (Math.abs(change) < least || change === 0) return 'flat'
  return change > 0 ? 'up' : 'down'
}
