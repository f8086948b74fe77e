// Units and the chart's table of values in; nothing out, or a reason to refuse them: what is not known drawn as zero.

import { isOf, type KnownValues, valueIn } from './known-values.ts'
import { readerOf } from './readings.ts'
import type { Refuse } from './refuse.ts'
import type { Unit } from './units.ts'

/** Refuses gaps that Vega-Lite would close, and zeros that the table does not hold where they are drawn. */
export function checkZeros(units: readonly Unit[], table: KnownValues | undefined, refuse: Refuse): void {
  for (const unit of units) checkNulls(unit, refuse)
  if (table !== undefined) for (const unit of units) checkUnit(unit, table, refuse)
}

/** Vega-Lite can be told to draw null as zero, or to leave it out and join what stands beside it. */
function checkNulls({ name, mark, properties: { invalid }, channels, rows }: Unit, refuse: Refuse): void {
  const fields = channels.flatMap(([channel, { field }]) => (/^[xy]/.test(channel) ? [String(field)] : []))
  const hasGap = rows.some((row) => fields.some((field) => row[field] === null))
  const isKept = invalid === undefined || String(invalid).startsWith('break-paths')
  const isPath = mark === 'line' || mark === 'area'
  if (!hasGap || isKept || (invalid === 'filter' && !isPath)) return
  refuse(
    `the ${mark} "${name}" closes its gaps by \`invalid: ${JSON.stringify(invalid)}\``,
    "use 'break-paths-show-domains'",
  )
}

function checkUnit(unit: Unit, table: KnownValues, refuse: Refuse): void {
  const read = readerOf(unit, table)
  for (const row of unit.rows) {
    const { at, value } = read?.(row) ?? {}
    if (value !== 0) continue
    const rows = table.rows.filter((cells) => cells.some((cell) => at !== undefined && isOf(cell, at)))
    const cells = (rows.length > 0 ? rows : table.rows).flat()
    if (cells.some((cell) => valueIn(cell) === 0)) continue
    refuse(
      `the ${unit.mark} "${unit.name}" draws 0${at === undefined ? '' : ` at ${at}`}, where the table of values holds no 0`,
      'leave out what is not known, or give a line null there',
    )
  }
}
