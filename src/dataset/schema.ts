// What each file of a data set may say. Types are inferred from here and written nowhere else.
// Rules that need more than one record (a source that must exist, months against totals) live in integrity.ts.
import { z } from 'zod'
import { prediction } from './driver-tests.ts'
import { periodKind } from './period.ts'

/** Lower-case words joined by hyphens: `magnets-japan`. Ids become HTML ids and file names, so nothing else may enter. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
/** Text for the reader. Control characters never belong in it, and it must not be blank. */
export const text = z
  .string()
  .regex(
    /^(?=.*\S)[^\p{Cc}\p{Zl}\p{Zp}]*$/u,
    'text that is not blank, without line breaks or control characters',
  )
const day = z.string().refine((value) => periodKind(value) === 'day', 'a day that exists, such as 2026-01-25')
const year = z.string().refine((value) => periodKind(value) === 'year', 'a year such as 2025')
/** Events may be known by year or month only. */
export const date = z
  .string()
  .refine(
    (value) => ['day', 'month', 'year'].includes(periodKind(value) ?? ''),
    'a date that exists, such as 2026-01-25, 2026-01 or 2026',
  )
export const period = z
  .string()
  .refine(
    (value) => periodKind(value) !== undefined,
    'a year, a month, a day that exists, or a span from an earlier month to a later, such as 2025-01/2025-12',
  )
export const sourceIds = z.array(id).min(1)

/** Units the briefing can print. A new one needs its words in every language. */
export const unit = z.enum([
  't',
  'kg',
  '%',
  'pp',
  'USD million',
  'USD/kg',
  'CNY/t',
  'AUD/kg',
  'JPY billion',
  '% of GDP',
  'days',
  't/year',
  'index',
  'ratio',
  'count',
])
export type Unit = z.infer<typeof unit>

/** From the most to the least trusted; the order is rule 3 of the vintage. */
export const sourceKind = z.enum([
  'official-statistics',
  'official-statement',
  'company',
  'wire',
  'newspaper',
  'trade-press',
  'think-tank',
  'aggregator',
])
export type SourceKind = z.infer<typeof sourceKind>

export const source = z.strictObject({
  id,
  publisher: text,
  /** Whose reporting it is. Copies of one wire share an origin and so corroborate nothing. */
  origin: text,
  title: text,
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** False where the address was not kept in full: printed as such, and never the only support of a summary figure. */
  complete: z.boolean().default(true),
  /** As exactly as the page gave it. */
  published: date.optional(),
  /** The day by which it was public at the latest. */
  known: day,
  kind: sourceKind,
  /** What was imported: the files as they were downloaded, on the day by which the source is known. */
  files: z
    .array(
      z.strictObject({ name: text, sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits') }),
    )
    .min(1)
    .optional(),
})
export type Source = z.infer<typeof source>

export const series = z.strictObject({
  id,
  name: text,
  /** For labels inside charts and tables: at most three words. */
  short: text.max(32),
  unit,
  definition: text,
  hs: z.array(z.string().regex(/^\d{4}(?:\.\d{2}){0,3}(?:\.\d{1,2})?$/)).optional(),
  /** Prints that lie no further apart than this, in the unit of the series, are the same figure. */
  tolerance: z.number().nonnegative(),
  /** Figures outside are taken for typing errors. */
  plausible: z.tuple([z.number(), z.number()]),
  /** Which release publishes it (briefing.yaml, calendar). */
  release: id.optional(),
  /** Published growth rates that belong to another series: `{ of: magnets-japan, against: year }`. */
  rate: z.strictObject({ of: id, against: z.enum(['month', 'year']) }).optional(),
  /** The series of which it is a part, in the same unit: magnets of products. */
  partOf: id.optional(),
  /** Sums that are known not to fit, each with its reason. */
  mismatches: z.array(z.strictObject({ period, reason: text })).default([]),
})
export type Series = z.infer<typeof series>

/** One printed figure by one source. Append-only: a revision is a new row of a later source. */
export const observation = z.strictObject({
  series: id,
  period,
  value: z.number(),
  unit,
  source: id,
  basis: z.enum(['reported', 'derived']),
  /** The step to which the print was rounded or cut: 10 for "about 5,950". Empty: its last digit. */
  precision: z.number().positive().optional(),
  /** `rejected`: known to be wrong, kept for the ledger. `weak`: usable, and marked wherever it is printed. */
  mark: z.enum(['rejected', 'weak']).optional(),
  note: text.optional(),
})
export type Observation = z.infer<typeof observation>

/**
 * What a record was from a day on, and who says so. The first of a step's sources to become public tells all of it, the others
 * confirm it; what only a later one tells is a step of its own. A detail holds until a later step gives another.
 */
const dated = <Status extends z.ZodType<string>, Details extends z.ZodRawShape>(
  status: Status,
  details: Details,
) => z.array(z.strictObject({ date, status, ...details, sources: sourceIds })).min(1)

/**
 * Text of a record may name observations as `[[magnets 2025-05]]`: series and period. The page prints the value
 * that the vintage holds, so that no number is typed twice. Words that follow from two observations are named in the
 * same way, `[[verb magnets 2025-04 2025-05]]` (prose.ts says which there are), so that no word contradicts its figures.
 */
const prose = text

/**
 * Sentences that only some of a record's sources tell, in the order in which they follow its text. Each is printed from the
 * day on which the first of its own sources was known; the text itself is told by the first source of the record.
 */
const more = z
  .array(z.strictObject({ text: prose, sources: sourceIds }))
  .min(1)
  .optional()

export const event = z.strictObject({
  id,
  date,
  actor: text,
  kind: z.enum([
    'export-control',
    'licensing',
    'quota',
    'truce',
    'diplomatic',
    'environment',
    'domestic-demand',
    'price',
    'response',
    'project',
  ]),
  /** For the reader, at most a line. */
  title: text.max(110),
  /** For a chart, at most a few words. */
  label: text.max(28),
  text: prose,
  more,
  effect: z.enum(['tightens', 'eases', 'neutral', 'unknown']),
  /** Announced ahead: may lie after the day of the issue. */
  scheduled: z.boolean().default(false),
  sources: sourceIds,
})
export type Event = z.infer<typeof event>

/** An explanation of why exports moved, to be held against the others. */
export const driver = z.strictObject({
  id,
  name: text,
  /** Head of its column in a table. */
  short: text.max(10),
  /** Day on which it began: what lies wholly before it speaks neither for it nor against it. */
  since: day.optional(),
  /** What would be seen if this driver moved exports. */
  expects: text,
  /** What would change our mind: something that can be observed. */
  changes: text,
  /** What the tests of the month would mean for it. */
  predicts: z.array(prediction).default([]),
})
export type Driver = z.infer<typeof driver>

/** How an item of evidence bears on an explanation: `inconsistent` if it would be unlikely were that the main reason. */
const rating = z.enum(['consistent', 'inconsistent', 'neutral'])
export type Rating = z.infer<typeof rating>

export const evidence = z.strictObject({
  id,
  /** When the thing happened; an issue shows only what had happened by its day. */
  date,
  text: prose,
  more,
  /** What the computed words of the text said when it was rated, in their order: other figures are other evidence. */
  directions: z.array(z.enum(['up', 'down', 'flat'])).default([]),
  /** One for each driver, by its id. */
  ratings: z.record(id, rating),
  sources: sourceIds,
})
export type Evidence = z.infer<typeof evidence>

export const measure = z.strictObject({
  id,
  name: text,
  who: text,
  /** G7 member (ISO code), `G7` itself, or `partner`. */
  member: z.enum(['G7', 'US', 'JP', 'EU', 'DE', 'FR', 'GB', 'IT', 'CA', 'partner']),
  instruments: z
    .array(z.enum(['price floor', 'offtake', 'subsidy', 'stockpile', 'export credit', 'tariff', 'standard']))
    .min(1),
  history: dated(z.enum(['announced', 'agreed', 'in force', 'delivered', 'ended']), {
    text: prose.optional(),
    /** In whole currency units. */
    amount: z
      .strictObject({
        value: z.number().positive(),
        currency: z.enum(['USD', 'EUR', 'JPY', 'CAD', 'AUD', 'INR', 'GBP']),
      })
      .optional(),
    /** Series that holds its price floor, where it sets one. */
    floor: id.optional(),
    /** What the status hides: "non-binding", "letter of intent". */
    qualifier: text.optional(),
  }),
})
export type Measure = z.infer<typeof measure>

export const buffer = z.strictObject({
  id,
  name: text,
  kind: z.enum(['stockpile', 'budget', 'offtake', 'processing', 'project', 'recycling', 'substitute']),
  since: date,
  text: prose,
  more,
  /** Not confirmed by a source of weight; printed with that warning. */
  weak: z.boolean().default(false),
  sources: sourceIds,
})
export type Buffer = z.infer<typeof buffer>

export const plant = z.strictObject({
  id,
  company: text,
  project: text,
  country: text,
  stage: z.enum(['mine', 'separation', 'metal', 'magnet']),
  product: text,
  history: dated(z.enum(['planned', 'building', 'operating', 'stopped']), {
    /** Absent where no source gives it. Increments only: a plant inside another's total is not counted twice. */
    capacity: z
      .strictObject({
        /** Of the product. */
        tonnesPerYear: z.number().positive(),
        /** `plan` until output proves it. */
        basis: z.enum(['plan', 'output', 'nameplate']),
      })
      .optional(),
    start: year.optional(),
    note: prose.optional(),
  }),
})
export type Plant = z.infer<typeof plant>

const lossEstimate = z.strictObject({
  id,
  author: text,
  /** How long the halt lasts; left out where the source does not say. */
  months: z.number().int().positive().optional(),
  /** Series that holds the loss in per cent of GDP. */
  series: id,
  period,
  assumption: prose,
  more,
  /** The halt takes in other metals too, so the loss belongs in no range with the others. */
  wider: z.boolean().default(false),
  sources: sourceIds,
})

/** Words of a record's text that look like typed data and are none, with the reason. */
export const phrase = z.strictObject({ phrase: text, reason: text })

/** A choice that the analysis depends on, with the reason for it. */
const threshold = z.strictObject({ value: z.number(), reason: text })
/** A threshold that counts something, of which there must be one at least. */
const countThreshold = z.strictObject({ value: z.number().int().min(1), reason: text })
const thresholdList = z.strictObject({ values: z.array(z.number().positive()).min(1), reason: text })

export const scenarios = z.strictObject({
  losses: z.array(lossEstimate),
  /** Supply cuts in per cent. */
  cuts: thresholdList,
  /** Stock in days of use. */
  stocks: z.array(z.strictObject({ days: z.number().positive(), label: text, sources: sourceIds })).min(1),
  /** Lengths of a halt in months. */
  lengths: thresholdList,
})
export type Scenarios = z.infer<typeof scenarios>

/**
 * An address of mail that can stand in a header as it is: nothing in it needs quotes (so that the dots before the @ stand between other
 * characters), and nothing can end the line.
 */
export const address = z
  .email({
    error: 'an address such as desk@example.org, of which nothing needs quotes',
    pattern:
      /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z0-9-]{2,}$/,
  })
  .max(254)
/** An address on the web. */
const web = z.url({ protocol: /^https?$/ })

/** How the issue is mailed. */
const mail = z.strictObject({
  /** Whose mail it is. Answers go to the contact where that is an address, else here. */
  from: address,
  /** Where a reader leaves the list: an address of mail, or one on the web. */
  unsubscribe: z.union([address, web]),
  /** The address under which reports/ is published; without it a mail can only carry the issue, not lead to it. */
  web: web.optional(),
  /** Size in megabytes from which on a message leads to the issue instead of carrying it. */
  largest: threshold,
})

export const briefing = z.strictObject({
  title: text,
  publisher: text,
  /** Whom to ask: an address of mail becomes a link. */
  contact: text,
  /** What the publisher's lawyers want said. */
  legal: text.optional(),
  /** The one colour of the page and its charts, instead of the house's. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'a colour such as #00667a')
    .optional(),
  /** A file beside briefing.yaml: SVG or PNG. */
  logo: z
    .string()
    .regex(/^[A-Za-z0-9_-]+\.(?:svg|png)$/, 'a file name such as logo.svg or logo.png')
    .optional(),
  language: z.enum(['en']),
  sections: z
    .array(
      z.enum([
        'summary',
        'trend',
        'drivers',
        'japan-exposure',
        'g7-response',
        'claims',
        'changes',
        'sources',
      ]),
    )
    .min(1),
  /** Series without which no issue of a month is complete; the first is the headline. */
  required: z.array(id).min(1),
  thresholds: z.strictObject({
    /** Changes below this, in per cent, are "little changed". */
    littleChanged: threshold,
    /** Robust z beyond which a change is a signal, with a long and with a short history. */
    signalLongHistory: threshold,
    signalShortHistory: threshold,
    /** Usable changes that make a history long, and the fewest that make one at all. */
    longHistory: countThreshold,
    shortestHistory: countThreshold,
    /** An extreme is printed only if it reaches back at least this many months. */
    extremeReach: countThreshold,
    /** Partners whose shares lie below this by both measures, in per cent, are not shown. */
    smallestShare: threshold,
    /** HHI above which a market is called highly concentrated. */
    highlyConcentrated: threshold,
    /** Independent publishers of a value that support high confidence. */
    independentPublishers: countThreshold,
    /** Months by which a value may be older than the issue and still support moderate confidence. */
    freshMonths: countThreshold,
    /** Per cent of a year's trade by which goods under way may part what two customs offices count. */
    mirrorTiming: threshold,
    /** Per cent by which freight and insurance may raise the value of an import over that of the export. */
    mirrorFreight: threshold,
  }),
  /** When each release of a month comes out. */
  calendar: z
    .array(
      z.strictObject({
        id,
        name: text,
        /** Day of the following month by which it was out in every observed case. */
        day: z.number().int().min(1).max(28),
        /** January comes only with February. */
        pairsJanuary: z.boolean().default(true),
        reason: text,
      }),
    )
    .min(1),
  /** The days after the last release that a required series waits for, by which the issue has to be out. */
  deadline: z
    .strictObject({ days: z.number().int().min(0), reason: text })
    .default({ days: 7, reason: 'One week, unless briefing.yaml says otherwise.' }),
  /** Without it an issue can be built, but not released. */
  mail: mail.optional(),
})
export type Briefing = z.infer<typeof briefing>
