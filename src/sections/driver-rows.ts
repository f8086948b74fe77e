// What is held against every explanation: the items of evidence.yaml and the tests of the month, as rows of one kind.
import type { RatedItem } from '../analysis/competing.ts'
import { figureSources } from '../analysis/figure.ts'
import { countRecords, countTerms, type Formula, plus, type RecordRef } from '../analysis/formula.ts'
import { figuresIn, type RichText, saidIn, toldText } from '../analysis/prose.ts'
import { compareLastDay } from '../dataset/order.ts'
import { lastDay, type Month, type Period } from '../dataset/period.ts'
import type { Driver, Evidence } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { MadeTest } from './driver-tests.ts'
import type { SectionInput } from './section.ts'

/** A dated item, with its sources and those of the figures in its text. */
export interface EvidenceFinding {
  id: string
  date: Period
  text: RichText
  sources: string[]
  /** Its figures no longer say what they said when it was rated, so that its ratings are void. */
  turned: boolean
}

interface TestRow extends RatedItem {
  made: MadeTest
}

interface ItemRow extends RatedItem {
  item: EvidenceFinding
  record: RecordRef
}

export type Row = TestRow | ItemRow

/** The explanations that had begun by the day of the issue. */
export function begun({ dataset, asOf }: Vintage): Driver[] {
  return dataset.drivers.filter(({ since }) => since === undefined || since <= asOf)
}

/** The tests that could be made, rated by what came of them. A month before an explanation began tells nothing of it. */
export function testRows(
  made: readonly (MadeTest | null)[],
  drivers: readonly Driver[],
  month: Month,
): TestRow[] {
  return made.flatMap((test): TestRow[] => {
    if (test === null || test.outcome === 'unknown') return []
    const ratings = drivers.flatMap(({ id, since, predicts }) => {
      if (since !== undefined && lastDay(month) < since) return []
      const rating = predicts.find((one) => one.test === test.test)?.outcomes[test.outcome]
      return rating === undefined ? [] : [[id, rating] as const]
    })
    return [{ id: test.test, ratings: Object.fromEntries(ratings), made: test }]
  })
}

/** The items that had happened and were known by the day of the issue, and all figures of whose text were known; oldest first. */
export function itemRows({ vintage, figures }: SectionInput): ItemRow[] {
  return vintage.dataset.evidence
    .filter(({ date }) => lastDay(date) <= vintage.asOf)
    .flatMap((item): ItemRow[] => {
      const told = toldText(vintage, figures, `drivers.evidence.${item.id}`, item)
      if (told === undefined) return []
      const { id, date } = item
      const { text, sources: known } = told
      const sources = [...new Set([...known, ...figuresIn(text).flatMap(figureSources)])]
      const turned = hasTurned(item, told.own)
      return [
        {
          id,
          ratings: turned ? {} : item.ratings,
          record: { kind: 'evidence', id, sources: known },
          item: { id, date, text, sources, turned },
        },
      ]
    })
    .sort((a, b) => compareLastDay(a.item.date, b.item.date))
}

function hasTurned({ directions }: Evidence, text: RichText): boolean {
  return saidIn(text).some(({ says }, index) => says !== directions[index])
}

/** How many rows there are: items are counted by their records, tests by the arithmetic that they rest on. */
export function countOf(rows: readonly Row[]): Formula {
  const records = rows.flatMap((row) => ('record' in row ? row.record : []))
  const terms = rows.flatMap((row) => ('made' in row ? row.made.rests : []))
  if (terms.length === 0) return countRecords(records)
  return records.length === 0 ? countTerms(terms) : plus(countRecords(records), countTerms(terms))
}
