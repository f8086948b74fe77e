// A figure in; how it was worked out, in words, out: its rows by series and month, and counts and long sums as what they are.
import type { RecordRef } from '../analysis/formula.ts'
import type { Figure } from '../analysis/figure.ts'
import { formulaText, plain } from '../analysis/formula-text.ts'
import type { Page } from './page.ts'

export function formulaWords({ derivation, inputs, records, choices, formula }: Figure, page: Page): string {
  const { language } = page
  const words = language.formula
  const named = (place: number): string => {
    const input = inputs[place]
    if (input === undefined) return ''
    return `${page.series.get(input.series)?.short ?? input.series}, ${language.shortPeriod(input.period)}`
  }
  const recordNames = records.map((one) => recordText(one, page))
  const record = (place: number) => recordNames[place] ?? ''
  // A row that was itself derived says in its note how.
  if (typeof derivation === 'number') return formula ?? named(derivation)
  return formulaText(derivation, {
    input: named,
    choice: (place) => `${choices[place]?.id ?? ''} (${plain(choices[place]?.value ?? Number.NaN)})`,
    record,
    records: (places) => words.records(places.map(record)),
    count: words.count,
    atLeast: words.atLeast,
    median: words.median,
    sum: (places) => {
      const terms = places.map((place) => inputs[place]).filter((input) => input !== undefined)
      const [first] = terms
      const last = terms.at(-1)
      const alike = terms.every(({ series }) => series === first?.series)
      if (!first || !last || terms.length < 3 || !alike) return undefined
      const name = page.series.get(first.series)?.short ?? first.series
      return words.sum(name, language.shortPeriod(first.period), language.shortPeriod(last.period))
    },
  })
}

/** Records are known by their ids; an archived edition is named as a reader knows it. */
export function recordText({ kind, id }: RecordRef, { language }: Page): string {
  const [month = '', asOf = ''] = id.split('/')
  return kind === 'edition' ? language.edition(month, asOf) : id
}
