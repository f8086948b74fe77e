// What mapping.yaml may say: which rows of the official tables make which series. Rules across records: integrity-mapping.ts.
import { z } from 'zod'
import { id, text, unit } from './schema.ts'

/** The customs offices whose tables can be imported. */
export const reporter = z.enum(['china', 'japan'])
export type Reporter = z.infer<typeof reporter>

export const direction = z.enum(['export', 'import'])
export type Direction = z.infer<typeof direction>

/** What a customs office counts in: weight in kilograms, value in one of these currencies. */
export const countedIn = z.enum(['kg', 'USD', 'CNY', 'JPY thousand'])
export type CountedIn = z.infer<typeof countedIn>

/** A country, and what each publisher calls it: their codes are not alike. */
const partner = z.strictObject({
  id: id.refine((name) => name !== 'world', 'another id than "world", which is the sum of all partners'),
  name: text,
  /** Chinese customs: its own code and name, which have to agree in every row. */
  gacc: z.strictObject({ code: z.string().regex(/^\d{3}$/, 'three digits'), name: text }).optional(),
  /** Japan's ministry of finance. */
  mof: z
    .string()
    .regex(/^\d{3}$/, 'three digits')
    .optional(),
  /** UN Comtrade: more than one where the sets of data differ. */
  comtrade: z
    .array(z.string().regex(/^[1-9]\d{0,2}$/, 'digits without leading zeros'))
    .min(1)
    .optional(),
})
export type Partner = z.infer<typeof partner>

/** One series of one customs office: which codes, which way, with whom, what is counted. */
const rule = z
  .strictObject({
    series: id,
    reporter,
    direction,
    /** HS codes without points; a code stands for all tariff lines that begin with it. */
    codes: z.array(z.string().regex(/^\d{4}(?:\d{2}){0,2}$/, 'four, six or eight digits')).min(1),
    /** The id of a partner, or `world` for the sum of all. */
    partner: id,
    measure: z.enum(['weight', 'value']),
    /** The series is the partner’s share of the world, in per cent. */
    share: z.boolean().default(false),
  })
  .refine(({ reporter, codes }) => reporter !== 'japan' || codes.every((code) => code.length === 6), {
    path: ['codes'],
    message: 'six digits for Japan, whose further digits are national and change each year',
  })
export type Rule = z.infer<typeof rule>

export const mapping = z.strictObject({
  partners: z.array(partner).min(1),
  /** A value of the publisher, divided by this, is one of the series. */
  conversions: z.array(z.strictObject({ from: countedIn, to: unit, divideBy: z.number().positive() })).min(1),
  rules: z.array(rule).min(1),
  /** Codes near those of the rules that are left out, with the reason. */
  leaveOut: z
    .array(
      z.strictObject({
        code: z.string().regex(/^\d{4}(?:\d{2}){0,2}$/, 'four, six or eight digits'),
        reason: text,
      }),
    )
    .default([]),
})
export type Mapping = z.infer<typeof mapping>
