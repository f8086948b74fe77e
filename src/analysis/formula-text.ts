// A derivation in, its printed form out: in numbers as a reviewer would check it, or in words, as the names of its leaves say.
import type { Derivation } from './derivation.ts'

/** How the leaves are printed, and what takes the place of terms too many to write out. */
export interface Names {
  input: (place: number) => string
  choice: (place: number) => string
  record: (place: number, value: number) => string
  records: (places: readonly number[]) => string
  count: (terms: number, first: string) => string
  atLeast: (terms: number, bar: string) => string
  median: (terms: number, first: string) => string
  /** A sum of inputs; undefined writes its terms out. */
  sum?: (places: readonly number[]) => string | undefined
}

/** Of a median no more terms than these are written out: sixty changes in a row are no reading. */
const MOST_TERMS = 12

/** How tightly a sign binds: sums least, then products, then what stands at a single term. */
const strength: Record<string, number> = { '+': 1, '−': 1, '×': 2, '÷': 2 }

/** `280 ÷ 305 − 1`. Constants stand with at most four decimals and no grouping. */
export function formulaText(derivation: Derivation, names: Names): string {
  const print = (one: Derivation, within = 0): string => {
    if (typeof one === 'number') return names.input(one)
    if (!Array.isArray(one)) return leaf(one)
    const [sign, ...terms] = one as [string, ...Derivation[]]
    const [a = 0] = terms
    const own = strength[sign]
    if (own !== undefined) {
      const places = terms.filter((part) => typeof part === 'number')
      const short = sign === '+' && places.length === terms.length ? names.sum?.(places) : undefined
      if (short !== undefined) return short
      // What stands after a minus or a division sign needs brackets where a sum or a product as such would not.
      const loose = sign === '−' || sign === '÷' ? own + 1 : own
      const text = terms.map((part, index) => print(part, index === 0 ? own : loose)).join(` ${sign} `)
      return own < within ? `(${text})` : text
    }
    if (sign === 'in %') return print(a, within)
    if (sign === '%') return `${print(a, 3)} %`
    if (sign === '²') return `${print(a, 3)}²`
    if (sign === 'abs') return `|${print(a)}|`
    if (sign !== 'median') return `${sign}(${print(a)})`
    if (terms.length > MOST_TERMS) return names.median(terms.length, print(a))
    return `median(${terms.map((part) => print(part)).join(', ')})`
  }
  const leaf = (one: Exclude<Derivation, number | unknown[]>): string => {
    if ('constant' in one) return plain(one.constant)
    if ('choice' in one) return names.choice(one.choice)
    if ('record' in one) return names.record(one.record, one.value)
    if ('records' in one) return names.records(one.records)
    if ('count' in one) return names.count(one.count.length, print(one.count[0] ?? { constant: 0 }))
    const [bar = 0, ...others] = one.atLeast
    return names.atLeast(others.length, print(bar))
  }
  return print(derivation)
}

/** A number as formulas print it: at most four decimals, no grouping. */
export function plain(value: number): string {
  return String(Math.round(value * 10_000) / 10_000).replace('-', '−')
}
