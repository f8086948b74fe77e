// What an edition keeps in its findings.json so that a later one can be compared with it without the data of then: the
// values that its vintage held, the records that it knew and what it judged. Text of a file in, the edition or problems out.
import { z } from 'zod'
import { BriefingError } from '../errors.ts'
import { explain } from './explain.ts'
import { rules } from './observed.ts'
import { event, measure, observation, series, unit } from './schema.ts'

/** Counts up whenever editions of before could no longer be read. */
export const FORMAT = 1

const { id } = series.shape
const { period } = observation.shape
const print = z.strictObject({
  value: z.number(),
  source: id,
  /** The step to which it was rounded, where that is coarser than its last digit. */
  precision: z.number().positive().optional(),
})
export type Print = z.infer<typeof print>

/** What an issue judged. Texts stand elsewhere: here only what can be set against the next issue. */
export const judgement = z.discriminatedUnion('kind', [
  /** The signal test of a series in a month; the change that it tested, in per cent. */
  z.strictObject({
    kind: z.literal('signal'),
    id,
    about: period,
    verdict: z.enum(['signal', 'ordinary', 'too-little-history', 'unknown']),
    change: z.number().nullable(),
    /** Usable changes in the history. */
    sample: z.number().int().nonnegative(),
  }),
  /** How much weight a key judgement bears, and the period that it speaks of. */
  z.strictObject({
    kind: z.literal('confidence'),
    id,
    about: period,
    level: z.enum(['high', 'moderate', 'low']),
    /** What keeps it from being high, as the table of confidence names it. */
    weakest: z.array(z.string()),
  }),
  /** A public statement in its words, and what the data said to it. */
  z.strictObject({
    kind: z.literal('claim'),
    id,
    text: z.string(),
    verdict: z.enum(['supported', 'supported-with-caveat', 'contradicted', 'cannot-be-checked']),
  }),
  /** The explanations that the least speaks against, the tests of the month among it. */
  z.strictObject({ kind: z.literal('lead'), about: period, leaders: z.array(id) }),
])
export type Judgement = z.infer<typeof judgement>

export const snapshot = z.strictObject({
  /** The settled values by series and period. */
  values: z.record(id, z.strictObject({ unit, periods: z.record(period, print) })),
  events: z.array(event.shape.id),
  measures: z.record(measure.shape.id, measure.shape.history.element.shape.status),
  conflicts: z.array(
    z.strictObject({ series: id, period, chosen: z.number(), other: z.number(), rule: z.enum(rules) }),
  ),
  judgements: z.array(judgement),
})
export type Snapshot = z.infer<typeof snapshot>

const edition = z.object({ format: z.literal(FORMAT), month: period, asOf: period, snapshot })
/** An archived edition: the month it is about, the day as of which it was made, and what it held. */
export type ArchivedEdition = Omit<z.infer<typeof edition>, 'format'>

/** Reads a findings.json. `hint` says how to mend a file that cannot be read. Throws a BriefingError with the first problem. */
export function readEdition(file: string, text: string, hint: string): ArchivedEdition {
  const parsed = edition.safeParse(parse(file, text, hint))
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues.flatMap((issue) => explain(issue, parse(file, text, hint), () => file))
  throw BriefingError.at(file, `cannot be compared with: ${first?.message ?? 'nothing'}`, hint)
}

function parse(file: string, text: string, hint: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw BriefingError.at(
      file,
      `is no JSON: ${error instanceof Error ? error.message : String(error)}`,
      hint,
    )
  }
}
