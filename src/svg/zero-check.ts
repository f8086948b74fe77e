// Units and the chart's table of values in; nothing out, or a reason to refuse them: what is not known drawn as zero.

import { holds, isOf, type KnownValues, valueIn } from './known-values.ts'
import type { Refuse, Row } from './refuse.ts'
import { channelOf, numberAt, type Unit } from './units.ts'

/** Marks whose place is a value. Rules and texts may stand at zero for another reason. */
const MEASURING = ['area', 'bar', 'circle', 'line', 'point', 'square', 'tick']
export const PATHS = ['area', 'line']

/** Refuses zeros that the table does not hold where they are drawn, and gaps that Vega-Lite would close. */
export function checkZeros(units: readonly Unit[], table: KnownValues | undefined, refuse: Refuse): void {
  for (const unit of units) {
    checkNulls(unit, refuse)
    if (table === undefined || !MEASURING.includes(unit.mark)) continue
    for (const axis of ['x', 'y'] as const) {
      if (drawsValues(unit, axis, table)) checkAxis(unit, axis, table, refuse)
    }
  }
}

/** Vega-Lite can be told to draw null as zero, or to leave it out and join what stands beside it. */
function checkNulls({ name, mark, properties: { invalid }, channels, rows }: Unit, refuse: Refuse): void {
  const fields = channels.flatMap(([channel, { field }]) => (/^[xy]/.test(channel) ? [String(field)] : []))
  const hasGap = rows.some((row) => fields.some((field) => row[field] === null))
  const isKept = invalid === undefined || String(invalid).startsWith('break-paths')
  if (!hasGap || isKept || (invalid === 'filter' && !PATHS.includes(mark))) return
  refuse(
    `the ${mark} "${name}" closes its gaps by \`invalid: ${JSON.stringify(invalid)}\``,
    "use 'break-paths-show-domains'",
  )
}

/** Whether most of what the channel draws, zeros aside, stands in the table: a place in the layout is no value. */
export function drawsValues(unit: Unit, axis: 'x' | 'y', table: KnownValues): boolean {
  if (channelOf(unit, axis)?.type !== 'quantitative') return false
  const drawn = unit.rows.flatMap((row) => endsAt(unit, axis, row)).filter((value) => value !== 0)
  const cells = table.rows.flat()
  const found = drawn.filter((value) => cells.some((cell) => holds(cell, value)))
  return drawn.length === 0 ? ['bar', ...PATHS].includes(unit.mark) : found.length * 2 > drawn.length
}

function checkAxis(unit: Unit, axis: 'x' | 'y', table: KnownValues, refuse: Refuse): void {
  const field = channelOf(unit, axis === 'x' ? 'y' : 'x')?.field
  for (const row of unit.rows) {
    const ends = endsAt(unit, axis, row)
    if (ends.length === 0 || ends.some((value) => value !== 0)) continue
    const at = typeof field === 'string' ? row[field] : undefined
    const rows = table.rows.filter((cells) => cells.some((cell) => typeof at === 'string' && isOf(cell, at)))
    const cells = (rows.length > 0 ? rows : table.rows).flat()
    if (cells.some((cell) => valueIn(cell) === 0)) continue
    refuse(
      `the ${unit.mark} "${unit.name}" draws 0${typeof at === 'string' ? ` at ${at}` : ''}, where the table of values holds no 0`,
      'leave out what is not known, or give a line null there',
    )
  }
}

/** Both ends, where the mark has two: a bar without length has them in one place. */
function endsAt(unit: Unit, axis: 'x' | 'y', row: Row): number[] {
  return [axis, `${axis}2`]
    .map((channel) => numberAt(unit, channel, row))
    .filter((value) => value !== undefined)
}
