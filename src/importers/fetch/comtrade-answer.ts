// The JSON that UN Comtrade served in; how many rows it has and of which codes out, or a BriefingError if it is no whole answer.
import { z } from 'zod'
import { BriefingError } from '../../errors.ts'
import { KEY_ROWS, PREVIEW_ROWS } from '../comtrade/cut-problem.ts'
import { excerpt } from './excerpt.ts'

/** Only the envelope is judged here; the importer reads the rows. */
const envelope = z.object({
  count: z.number(),
  data: z.array(z.object({ cmdCode: z.union([z.string(), z.number()]).optional() })),
  error: z.string().nullish(),
})

export interface ComtradeAnswer {
  rows: number
  /** The HS codes that its rows are of. */
  codes: ReadonlySet<string>
}

export function comtradeAnswer(json: unknown, label: string): ComtradeAnswer {
  const parsed = envelope.safeParse(json)
  // A server that fails may send nothing but the error.
  const error = parsed.data?.error ?? z.object({ error: z.string() }).safeParse(json).data?.error
  if (error) {
    const message = `UN Comtrade answers with an error: "${excerpt(error)}"`
    throw BriefingError.at(label, message, 'give the same command again later')
  }
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const message = `found another answer than {count, data, error}: ${issue?.path.join('.') || 'all of it'}, ${issue?.message}`
    throw BriefingError.at(label, message, 'see whether COMTRADE_URL names a server of this kind')
  }
  const { count, data } = parsed.data
  if (count !== data.length) {
    const message = `the answer was cut: found ${data.length} rows, expected the ${count} that it counts`
    throw BriefingError.at(label, message, 'give the same command again later')
  }
  return { rows: data.length, codes: new Set(data.map(({ cmdCode }) => String(cmdCode))) }
}

/** Whether rows may be missing after the last. */
export function isCut({ rows }: ComtradeAnswer, withKey: boolean): boolean {
  return withKey ? KEY_ROWS.includes(rows) : rows >= PREVIEW_ROWS
}
