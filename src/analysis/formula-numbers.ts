// A derivation and what it rests on in, the arithmetic as a reviewer would check it out: `280 ÷ 305 − 1`.
import type { Derivation, Leaves } from './derivation.ts'
import { formulaText, plain } from './formula-text.ts'

/** The formula in numbers, as they stand in the data. */
export function formulaNumbers(derivation: Derivation, { inputs, records, choices }: Leaves): string {
  return formulaText(derivation, {
    input: (place) => plain(inputs[place]?.value ?? Number.NaN),
    choice: (place) => plain(choices[place]?.value ?? Number.NaN),
    record: (_, value) => plain(value),
    records: (places) => `n(${places.map((place) => records[place]?.id ?? '').join(', ')})`,
    count: (terms) => `n = ${terms}`,
    atLeast: (terms, bar) => `n of ${terms} (at least ${bar})`,
    median: (terms, first) => `median of ${terms} (${first}, …)`,
  })
}
