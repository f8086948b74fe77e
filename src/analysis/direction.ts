// Which way a change went, as the words that speak of it must say it.
import type { Unit } from '../dataset/schema.ts'

export type Direction = 'up' | 'down' | 'flat'

/** `flat` where the size is below `least`, in the unit of the change. */
export function directionOf(change: number, least: number): Direction {
  if (Math.abs(change) < least || change === 0) return 'flat'
  return change > 0 ? 'up' : 'down'
}

/**
 * The way of a change or a distance. What is little is set in per cent, which holds for percentage points as well; values
 * of other units are flat only at zero, for what is little depends on what they are of.
 */
export function figureDirection(
  { value, unit }: { value: number; unit: Unit },
  littleChanged: number,
): Direction {
  return directionOf(value, unit === '%' || unit === 'pp' ? littleChanged : 0)
}
