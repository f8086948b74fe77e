// A change in, the way it points out: what any verb or comparative may say of it.
import type { Unit } from '../dataset/schema.ts'

/**
 * Up, down, or flat where a change or a distance in per cent or percentage points is smaller than the bar, in the same
 * unit. Values of other units are flat only at zero: what is little depends on what they are of.
 */
export function direction(
  { value, unit }: { value: number; unit: Unit },
  littleChangedPercent: number,
): 'up' | 'down' | 'flat' {
  const bar = unit === '%' || unit === 'pp' ? littleChangedPercent : 0
  if (value === 0 || Math.abs(value) < bar) return 'flat'
  return value > 0 ? 'up' : 'down'
}
