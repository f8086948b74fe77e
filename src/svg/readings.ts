// A unit and the chart's table of values in; how to read a drawn value and its period from a row out. A chart that places
// its marks in pixels says both in its rows, as `value` and `period`.

import { holds, type KnownValues } from './known-values.ts'
import type { Row } from './refuse.ts'
import { channelOf, numberAt, type Unit } from './units.ts'

/** What a row draws: the value, and the category, day or period at which it stands. */
export interface Reading {
  at: string | undefined
  value: number | undefined
}

/** Marks whose place is a value. Rules and texts may stand at zero for another reason. */
const MEASURING = ['area', 'bar', 'circle', 'line', 'point', 'square', 'tick']

/** Undefined where the unit draws nothing that the table holds. */
export function readerOf(unit: Unit, table: KnownValues): ((row: Row) => Reading) | undefined {
  if (!MEASURING.includes(unit.mark)) return undefined
  const axis = (['y', 'x'] as const).find((one) => drawsValues(unit, one, table))
  if (axis !== undefined) {
    const across = channelOf(unit, axis === 'x' ? 'y' : 'x')
    return (row) => {
      const ends = endsAt(unit, axis, row)
      // A bar without length has both ends in one place.
      const value = ends.every((end) => end === 0) ? ends[0] : ends.find((end) => end !== 0)
      return { at: placeOf(row, across), value }
    }
  }
  const isNamed = unit.rows.some(({ period, value }) => period !== undefined && value !== undefined)
  if (!isNamed) return undefined
  return (row) => ({ at: placeOf(row), value: typeof row.value === 'number' ? row.value : undefined })
}

/** Whether most of what the channel draws, zeros aside, stands in the table: a place in the layout is no value. */
function drawsValues(unit: Unit, axis: 'x' | 'y', table: KnownValues): boolean {
  if (channelOf(unit, axis)?.type !== 'quantitative') return false
  const drawn = unit.rows.flatMap((row) => endsAt(unit, axis, row)).filter((value) => value !== 0)
  const cells = table.rows.flat()
  const found = drawn.filter((value) => cells.some((cell) => holds(cell, value)))
  const isLength = ['area', 'bar', 'line'].includes(unit.mark)
  return drawn.length === 0 ? isLength : found.length * 2 > drawn.length
}

function endsAt(unit: Unit, axis: 'x' | 'y', row: Row): number[] {
  return [axis, `${axis}2`]
    .map((channel) => numberAt(unit, channel, row))
    .filter((value) => value !== undefined)
}

/** Vega turns a day of a time axis into milliseconds. */
function placeOf({ period, ...row }: Row, { field, type }: Record<string, unknown> = {}): string | undefined {
  const at = period ?? (typeof field === 'string' ? row[field] : undefined)
  if (typeof at === 'number' && type === 'temporal') return new Date(at).toISOString().slice(0, 10)
  return typeof at === 'string' ? at : undefined
}
