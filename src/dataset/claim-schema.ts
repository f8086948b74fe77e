// What claims.yaml may say: statements made in public, each in a form that the figures can judge or with the reason why
// there is no such form. The vocabulary of relations is small, and each has the one meaning that stands beside it here.
import { z } from 'zod'
import { periodKind } from './period.ts'
import { buffer, date, id, period, sourceIds, text, unit } from './schema.ts'

const month = z.string().refine((value) => periodKind(value) === 'month', 'a month such as 2025-12')
const span = z
  .string()
  .refine((value) => periodKind(value) === 'span', 'a span of months such as 2025-09/2025-12')
const monthOrYear = z
  .string()
  .refine((value) => ['month', 'year'].includes(periodKind(value) ?? ''), 'a month or a year')

/** Half of the last digit that the statement gives: 500 for 74,000. What misses it by no more than ten times that may fit roughly. */
const tolerance = z.number().positive()
const compared = z.enum(['equals', 'at-least', 'at-most'])
const moved = z.enum(['rose', 'fell'])

/**
 * The series that the statement speaks of, and, where its figure was taken from another, the series that its words name:
 * what fits `series` but not `named` is supported with that caveat.
 */
const ofSeries = { series: id, named: id.optional() }

/** The words give no such number: the page says how they were read. */
const loose = z.boolean().default(false)

const relations = [
  /** The series had the value in the period. Where nobody printed a year or span, its months are added up. */
  z.strictObject({
    relation: z.literal('value'),
    ...ofSeries,
    period,
    is: compared,
    value: z.number(),
    unit,
    tolerance,
    /** Where the statement does not say by what measure: other series that measure the same thing. */
    measures: z.array(id).min(1).optional(),
    loose,
  }),
  /** From one period to a later one of the same length the series changed by this many per cent of the first. */
  z.strictObject({
    relation: z.literal('change'),
    ...ofSeries,
    from: period,
    period,
    is: compared,
    value: z.number(),
    tolerance,
    loose,
  }),
  /** In the period the series was this many per cent of the series `of`, or of the whole that the words name. */
  z.strictObject({
    relation: z.literal('share'),
    ...ofSeries,
    of: id,
    period,
    is: compared,
    value: z.number(),
    tolerance,
    loose,
  }),
  /** From one period to a later one of the same length the series rose or fell, by however little. */
  z.strictObject({ relation: z.literal('direction'), ...ofSeries, from: period, period, is: moved }),
  /** The month's change lies outside the ordinary variation of the series, and in this direction: the signal test. */
  z.strictObject({ relation: z.literal('signal'), ...ofSeries, period: month, is: moved }),
  /**
   * Among the months (or years) from `since` to the period, it was the highest (or lowest); with `rank` 2 the second highest,
   * and so on. Without `since`: since the record of the series begins. With `until`, up to that one and not to the period.
   */
  z.strictObject({
    relation: z.literal('extreme'),
    ...ofSeries,
    period: monthOrYear,
    is: z.enum(['highest', 'lowest']),
    since: monthOrYear.optional(),
    until: monthOrYear.optional(),
    rank: z.number().int().min(1).default(1),
  }),
  /** Every change from one month of the span to the next went in this direction. */
  z.strictObject({ relation: z.literal('trend'), ...ofSeries, period: span, is: moved }),
  /** The month's change on the month was the largest rise (or fall), in per cent, of all that the series has. */
  z.strictObject({ relation: z.literal('steepest'), ...ofSeries, period: month, is: moved }),
  /** The event happened in the stretch from the first to the last day named. */
  z.strictObject({ relation: z.literal('dated'), event: id, first: date, last: date }),
  /** Of Japan's buffers there was some (or none) of these kinds. */
  z.strictObject({
    relation: z.literal('buffers'),
    kinds: z.array(buffer.shape.kind).min(1),
    is: z.enum(['some', 'none']),
  }),
] as const

const names = relations.map(({ shape }) => shape.relation.value).join(', ')
const check = z.discriminatedUnion('relation', relations, { error: `one of ${names}` })
export type Check = z.infer<typeof check>
export type CheckOf<Relation extends Check['relation']> = Extract<Check, { relation: Relation }>
export type SeriesCheck = Exclude<Check, { relation: 'dated' | 'buffers' }>

export const claim = z
  .strictObject({
    id,
    /** The statement in our words, as direct as it was made. */
    text: text.max(150),
    /** Kind of publication, or person. */
    who: text.max(70),
    /** As exactly as it is known; an issue holds what had been said by its day. */
    said: date,
    /** Where it was said. What it is judged by are the observations, not these. */
    sources: sourceIds,
    check: check.optional(),
    /** Why no figure can judge it: opinion, forecast, motive, garbled text. */
    beyond: text.max(150).optional(),
  })
  .refine(({ check, beyond }) => (check === undefined) !== (beyond === undefined), {
    path: ['beyond'],
    message: 'a check, or the reason why there can be none: one of the two',
  })
export type Claim = z.infer<typeof claim>
