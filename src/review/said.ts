// The text of an edition's findings.json in; what a review repeats of it out, and the figures that it names as they are printed.
import { z } from 'zod'
import { snapshot } from '../dataset/edition.ts'
import { unit } from '../dataset/schema.ts'
import type { Language } from '../languages/language.ts'

const named = z.object({ text: z.string() })
const figure = z.object({ figure: z.string() })
const some = figure.nullable()
/** `further` is how many of them the edition has no room for. */
const list = <Row extends z.ZodType>(row: Row) => z.object({ count: some, rows: z.array(row), further: some })
const verdict = z.object({ verdict: z.string(), change: some })
const level = z.object({ level: z.string() })
/** What was judged: the test of a change, a confidence, a claim, the explanations that lead. */
const side = z.union([verdict, level, z.string(), z.array(named)]).nullable()
export type Side = z.infer<typeof side>

const changes = z.object({
  previous: z.object({ month: z.string(), asOf: z.string() }),
  flips: z.array(
    z.object({ kind: z.string(), reason: z.string(), name: named.nullish(), then: side, now: side }),
  ),
  added: list(z.object({ name: named, count: some, period: z.string(), newest: figure })),
  revised: list(
    z.object({
      ...{ name: named, period: z.string(), then: figure, now: figure, difference: figure },
      arrival: z.string(),
    }),
  ),
  withdrawn: z.array(z.object({ name: named, period: z.string(), then: figure })),
  measures: list(z.object({ name: named, who: named, status: z.string(), then: z.string().nullable() })),
  events: list(z.object({ date: z.string(), title: named, actor: named })),
  conflicts: list(
    z.object({
      ...{ name: named, period: z.string(), rule: z.string(), settlement: z.string() },
      ...{ chosen: figure, other: figure },
    }),
  ),
})
export type Changes = z.infer<typeof changes>

const key = z.object({
  name: named.extend({ id: z.string() }),
  ...{ value: some, onMonth: some, onYear: some },
  signal: z.object({ verdict: z.string() }),
  confidence: level.nullable(),
  gap: z.object({ reason: z.string(), due: z.string().nullish() }).nullable(),
})
export type Key = z.infer<typeof key>

const file = z.object({
  snapshot: z.object({ conflicts: snapshot.shape.conflicts }),
  sections: z.object({
    summary: z.object({ keys: z.array(key) }).optional(),
    /** The first issue of an archive has nothing to compare with. */
    changes: z.union([changes, z.object({ previous: z.null() })]).optional(),
  }),
  figures: z.array(
    z.object({
      ...{ id: z.string(), value: z.number(), unit, step: z.number().nullable() },
      ...{ weak: z.boolean(), contested: z.boolean() },
    }),
  ),
})

export interface Said {
  keys: Key[]
  conflicts: z.infer<typeof snapshot>['conflicts']
  /** Null for an issue that is compared with none. */
  changes: Changes | null
  /** As the pages print it; a dash where there is none. A move has its sign. */
  print: (of: z.infer<typeof some>, move?: 'move') => string
  /** What the pages mark it with: that it rests on weak evidence, that another source disputes it. */
  marks: (of: z.infer<typeof some>) => string[]
}

/** The text is that of an intact edition of this program, so that anything else in it is a bug and throws. */
export function saidIn(findings: string, { quantity, signed }: Language): Said {
  const { snapshot, sections, figures } = file.parse(JSON.parse(findings))
  const byId = new Map(figures.map((one) => [one.id, one]))
  const { summary, changes } = sections
  return {
    keys: summary?.keys ?? [],
    conflicts: snapshot.conflicts,
    changes: changes === undefined || changes.previous === null ? null : changes,
    print(of, move) {
      const found = of && byId.get(of.figure)
      if (!found) return '–'
      return (move ? signed : quantity)(found.value, found.unit, found.step)
    },
    marks(of) {
      const found = of && byId.get(of.figure)
      return [...(found?.weak ? ['weak evidence'] : []), ...(found?.contested ? ['disputed'] : [])]
    },
  }
}
