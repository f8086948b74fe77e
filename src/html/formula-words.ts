// A figure in; how it was worked out, in words, out: its rows by series and month, and counts and long sums as what they are.
import type { RecordRef } from '../analysis/formula.ts'
import type { Figure } from '../analysis/figure.ts'
import { formulaText, plain } from '../analysis/formula-text.ts'
import type { Content } from './page.ts'

/** Of records that are counted no more than these are named. */
const FEW = 4

export function formulaWords(
  { derivation, inputs, records, choices, formula }: Figure,
  page: Content,
): string {
  const { language } = page
  const words = language.formula
  const shortName = (series: string) => page.series.get(series)?.short ?? series
  const named = (place: number): string => {
    const input = inputs[place]
    if (input === undefined) return ''
    return `${shortName(input.series)}, ${language.shortPeriod(input.period)}`
  }
  const recordNames = records.map((one) => recordText(one, page))
  const record = (place: number) => recordNames[place] ?? ''
  // A row that was itself derived says in its note how.
  if (typeof derivation === 'number') return formula ?? named(derivation)
  return formulaText(derivation, {
    input: named,
    choice: (place) =>
      `${choiceText(choices[place]?.id ?? '', page)} (${plain(choices[place]?.value ?? Number.NaN)})`,
    record,
    records: (places) => words.records(places.slice(0, FEW).map(record), places.length),
    count: (terms, first) => {
      // The figures of a correction alone are counted by what an edition printed.
      if (inputs.length === 0 && records[0]?.kind === 'edition') return words.corrected(terms)
      const [from, to] = [inputs[0], inputs.at(-1)]
      const changes =
        typeof derivation === 'object' && 'count' in derivation && Array.isArray(derivation.count[0])
      if (!changes || !from || !to) return words.count(terms, first)
      return words.changes(
        shortName(from.series),
        language.shortPeriod(from.period),
        language.shortPeriod(to.period),
      )
    },
    atLeast: words.atLeast,
    median: words.median,
    sum: (places) => {
      const terms = places.map((place) => inputs[place]).filter((input) => input !== undefined)
      const [first] = terms
      const last = terms.at(-1)
      const alike = terms.every(({ series }) => series === first?.series)
      if (!first || !last || terms.length < 3 || !alike) return undefined
      return words.sum(
        shortName(first.series),
        language.shortPeriod(first.period),
        language.shortPeriod(last.period),
      )
    },
  })
}

/** A choice of the house by its name. */
export function choiceText(id: string, { language }: Content): string {
  const names: Readonly<Record<string, string>> = language.choices
  return names[id] ?? id
}

/** A record by its name, or by its id where it has none; an archived edition as a reader knows it. */
export function recordText({ kind, id }: RecordRef, { language, recordNames, issue }: Content): string {
  const [month = '', asOf = ''] = id.split('/')
  if (kind === 'edition')
    return month === issue['month'] ? language.replacedEdition : language.edition(month, asOf)
  return recordNames.get(`${kind} ${id}`) ?? id
}
