// Where a cell stands in, the same in words out: `file:line` for a table, `file: path` for JSON.
import type { Trace } from './flow.ts'

/** `label` is the file as the operator knows it, for messages; notes and sources give its name alone. */
export function placeOf(at: Trace, label = at.file): string {
  return 'line' in at ? `${label}:${at.line}` : `${label}: ${at.path}`
}
