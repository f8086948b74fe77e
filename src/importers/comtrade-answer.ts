// How many rows an answer of the UN Comtrade service has in; whether it is likely to be cut out.
import type { Problem } from '../errors.ts'

/** The most rows of an answer without a key, and with one: both of the latter are documented. */
const limits: readonly number[] = [500, 100_000, 250_000]

/** The service does not say that it cuts. `where` is the file, or the place of the rows in it. */
export function cutProblem(rows: number, where: string): Problem | undefined {
  if (!limits.includes(rows)) return undefined
  return {
    where,
    message: `found exactly as many rows as the service gives at most, ${rows}, so that the answer is likely to be cut`,
    hint: 'ask for fewer codes, periods or partners, or set COMTRADE_KEY',
  }
}
