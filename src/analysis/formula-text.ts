// A formula in, its printed form out: in signs and numbers as a reviewer would check it, or with the leaves named.
import type { Formula } from './formula.ts'

/** Prints one leaf; undefined prints it as a number. */
export type NameLeaf = (leaf: Exclude<Formula, { sign: string }>) => string | undefined

/** Of a median no more terms than these are written out: sixty changes in a row are no reading. */
const MOST_TERMS = 12

/** How tightly a sign binds: sums least, then products, then what stands at a single term. */
const strength = { '+': 1, '−': 1, '×': 2, '÷': 2 } as const

/** `280 ÷ 305 − 1`. A number stands as data has it, with at most four decimals and no grouping. */
export function formulaText(formula: Formula, name: NameLeaf = () => undefined): string {
  const print = (one: Formula, within = 0): string => {
    if (!('sign' in one)) return name(one) ?? leafText(one, print)
    const { sign, terms } = one
    const [a] = terms
    switch (sign) {
      case '+':
      case '×':
      case '−':
      case '÷': {
        const own = strength[sign]
        // What stands after a minus or a division sign needs brackets where a sum or a product as such would not.
        const loose = sign === '−' || sign === '÷' ? own + 1 : own
        const parts = terms.map((part, index) => print(part, index === 0 ? own : loose))
        const text = parts.join(` ${sign} `)
        return own < within ? `(${text})` : text
      }
      case 'in %':
        return a ? print(a, within) : ''
      case '%':
        return a ? `${print(a, 3)} %` : ''
      case '²':
        return a ? `${print(a, 3)}²` : ''
      case 'abs':
        return a ? `|${print(a)}|` : ''
      case 'median':
        return terms.length > MOST_TERMS
          ? `median of ${terms.length} (${a ? print(a) : ''}, …)`
          : `median(${terms.map((part) => print(part)).join(', ')})`
      default:
        return a ? `${sign}(${print(a)})` : ''
    }
  }
  return print(formula)
}

function leafText(leaf: Exclude<Formula, { sign: string }>, print: (one: Formula) => string): string {
  switch (leaf.leaf) {
    case 'observed':
      return plain(leaf.observed.value)
    case 'choice':
      return plain(leaf.choice.value)
    case 'records':
      return `n(${leaf.records.map(({ id }) => id).join(', ')})`
    case 'terms':
      return `n = ${leaf.terms.length}`
    case 'at least': {
      const [bar, ...others] = leaf.terms
      return `n of ${others.length} (≥ ${bar ? print(bar) : ''})`
    }
    default:
      return plain(leaf.value)
  }
}

/** A number as formulas print it: at most four decimals, no grouping. */
export function plain(value: number): string {
  return String(Math.round(value * 10_000) / 10_000).replace('-', '−')
}
