// How many rows an answer of the UN Comtrade service has in; whether it is likely to be cut out.
import type { Problem } from '../../errors.ts'

/** The most rows of an answer without a key. */
export const PREVIEW_ROWS = 500
/** With one; both numbers are documented. */
export const KEY_ROWS: readonly number[] = [100_000, 250_000]

/** The service does not say that it cuts. `where` is the file, or the place of the rows in it. */
export function cutProblem(rows: number, where: string): Problem | undefined {
  if (rows !== PREVIEW_ROWS && !KEY_ROWS.includes(rows)) return undefined
  return {
    where,
    message: `found exactly as many rows as the service gives at most, ${rows}, so that the answer is likely to be cut`,
    hint: 'ask for fewer codes, periods or partners, or set COMTRADE_KEY',
  }
}
