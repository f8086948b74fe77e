// What of a row of UN Comtrade is needed, with the types it is served in; rows of text are given those types first.
import { z } from 'zod'
import { explain } from '../../dataset/explain.ts'
import type { Trace } from '../flow.ts'
import type { ProblemList } from '../problem-list.ts'

const amount = z.number().min(0).nullable()
const flag = z.boolean().nullish()
const code = z.int()
/** Not `2.8469E+05`, as spreadsheets write it. */
const CODE = /^[\dA-Z]+$/

/** Names are those of the JSON; the many further fields of a row are not looked at. */
export const comtradeRecord = z.object({
  typeCode: z.literal('C'),
  freqCode: z.enum(['A', 'M']),
  refMonth: z.int().nullish(),
  period: z
    .union([z.string(), z.int()], { error: 'a period such as "2025" or 202503' })
    .transform(String)
    .refine((text) => /^\d{4}(?:0[1-9]|1[0-2])?$/.test(text), {
      error: 'a period such as "2025" or "202503"',
    }),
  reporterCode: code,
  flowCode: z.string(),
  partnerCode: code,
  partner2Code: code,
  classificationCode: z.string().regex(/^H[S\d]$/, 'the Harmonized System (HS, H0 to H6)'),
  /** Some end in letters, such as 9999AA. */
  cmdCode: z.string().regex(CODE, 'a code such as 284690 or TOTAL'),
  customsCode: z.string(),
  mosCode: z.union([z.string(), z.int()], { error: 'a code' }).transform(String),
  motCode: code,
  qtyUnitCode: z.int().nullish(),
  qty: amount.optional(),
  isQtyEstimated: flag,
  altQtyUnitCode: z.int().nullish(),
  altQty: amount.optional(),
  isAltQtyEstimated: flag,
  /** In kilograms. */
  netWgt: amount,
  isNetWgtEstimated: flag,
  /** In US dollars, as are the next two. */
  cifvalue: amount.optional(),
  fobvalue: amount.optional(),
  primaryValue: amount,
  /** 0 nothing, 2 the quantity, 4 the net weight, 6 both are estimates of the UN. */
  legacyEstimationFlag: z.int().nullish(),
})
export type ComtradeRecord = z.infer<typeof comtradeRecord>
export type ComtradeField = keyof ComtradeRecord

/** A row, and where its cells stand. */
export interface Located {
  record: ComtradeRecord
  at: (field: ComtradeField) => Trace
}

const texts: ReadonlySet<string> = new Set<ComtradeField>([
  ...(['typeCode', 'freqCode', 'period', 'flowCode', 'classificationCode'] as const),
  ...(['cmdCode', 'customsCode', 'mosCode'] as const),
])

/** Of a row that is not wanted and was only counted: itself, or its chapter as `85…`. */
export function isCode(name: string): boolean {
  return CODE.test(name.replace(/…$/, ''))
}

/** The fields of a record, and whether a table may lack them. */
export const comtradeFields = Object.entries(comtradeRecord.shape).map(([name, shape]) => ({
  name,
  optional: shape.safeParse(undefined).success,
}))

/** A cell as the JSON would have it; one that is of no such type stays text, so that the record is refused for it. */
export function comtradeCell(name: string, text: string): string | number | boolean | null {
  if (text === '') return null
  if (texts.has(name)) return text
  if (name.startsWith('is'))
    return { true: true, 1: true, false: false, 0: false }[text.toLowerCase()] ?? text
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : text
}

/** Adds what is wrong with the types of a row, each with its cell. */
export function explainRecord(
  error: z.ZodError,
  row: unknown,
  place: (field: PropertyKey | undefined) => string,
  problems: ProblemList,
): void {
  const hint = 'ask for goods (C) by the Harmonized System (HS), and download it again'
  for (const issue of error.issues) {
    const [field] = issue.path
    for (const problem of explain(issue, row, () => place(field)))
      problems.add(String(field), { ...problem, hint })
  }
}
