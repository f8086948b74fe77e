// Units and the chart's table of values in; nothing out, or a reason to refuse them: a line drawn across a period of which
// the table knows nothing, as though the values beside it were neighbours.

import { covers, holds, isOf, type KnownValues, periodIn } from './known-values.ts'
import type { Refuse, Row } from './refuse.ts'
import { channelOf, numberAt, type Unit } from './units.ts'
import { drawsValues, PATHS } from './zero-check.ts'

interface PathPoint {
  at: string
  /** Undefined where the line breaks. */
  value: number | undefined
}

/** Refuses paths over time that leave out what the table holds as not known. */
export function checkGaps(units: readonly Unit[], table: KnownValues, refuse: Refuse): void {
  for (const unit of units) {
    const { type, field } = channelOf(unit, 'x') ?? {}
    if (!PATHS.includes(unit.mark) || type !== 'temporal' || typeof field !== 'string') continue
    if (!drawsValues(unit, 'y', table)) continue
    for (const rows of pathsOf(unit)) {
      const points = rows.map((row) => ({ at: String(row[field]), value: numberAt(unit, 'y', row) }))
      points.sort((a, b) => (a.at < b.at ? -1 : 1))
      checkPath(unit, points, table, refuse)
    }
  }
}

/** No period of which the table holds null may lie between two neighbours of the path. */
function checkPath(unit: Unit, points: readonly PathPoint[], table: KnownValues, refuse: Refuse): void {
  const column = columnOf(points, table)
  for (const cells of table.rows) {
    const period = periodIn(cells[0])
    const isUnknown =
      column === undefined ? cells.slice(1).every((cell) => cell === null) : cells[column] === null
    if (period === undefined || !isUnknown || points.some(({ at }) => covers(period, at))) continue
    const next = points.findIndex(({ at }) => at > period)
    const [from, to] = [points[next - 1], points[next]]
    if (from?.value === undefined || to?.value === undefined) continue
    refuse(
      `the ${unit.mark} "${unit.name}" runs from ${from.at} to ${to.at} across ${period}, which the table of values does not know`,
      'give the line a row with null there',
    )
  }
}

/** The rows of each path: Vega-Lite parts them by every field that is no place. */
function pathsOf({ channels, rows }: Unit): Row[][] {
  const fields = channels.flatMap(([channel, { field }]) =>
    typeof field === 'string' && !/^[xy]2?$/.test(channel) ? [field] : [],
  )
  const paths = new Map<string, Row[]>()
  for (const row of rows) {
    const key = JSON.stringify(fields.map((field) => row[field]))
    paths.set(key, [...(paths.get(key) ?? []), row])
  }
  return [...paths.values()]
}

/** The column of the table that a path draws: the one that holds most of its values in their periods. */
function columnOf(points: readonly PathPoint[], table: KnownValues): number | undefined {
  const hits = (column: number) =>
    points.filter(({ at, value }) =>
      table.rows.some((cells) => value !== undefined && isOf(cells[0], at) && holds(cells[column], value)),
    ).length
  const columns = (table.rows[0] ?? []).map((_, column) => ({ column, found: hits(column) }))
  const [best] = columns.sort((a, b) => b.found - a.found)
  return best !== undefined && best.found > 0 ? best.column : undefined
}
