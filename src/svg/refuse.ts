// What the checks of a chart share: how they refuse, and what a row of data is.

/** Throws a BriefingError that names the chart. */
export type Refuse = (reason: string, hint?: string) => never

/** One row of inline data. */
export type Row = Record<string, unknown>

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
