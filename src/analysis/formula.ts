// The arithmetic behind a figure, as a tree: its leaves are observations, records, choices of the house and constants of the
// method. A value is worked out from its tree and so is its printed form, so that the two cannot part; a reviewer, or
// a test, can work it out again from the rows alone.
import type { Observed } from '../dataset/observed.ts'

/** A record of the data set other than an observation, and those of its sources that were public. */
export interface RecordRef {
  kind:
    'plant' | 'measure' | 'event' | 'evidence' | 'driver' | 'claim' | 'loss' | 'stock' | 'buffer' | 'edition'
  id: string
  sources: string[]
}

/** A number that the house chose, with its reason where it stands in the data set. */
export interface Choice {
  /** Where it is set: `thresholds.littleChanged`, `scenarios.cuts`. */
  id: string
  value: number
}

type Binary = '−' | '÷'
type Many = '+' | '×' | 'median'
/** `%`: a number in per cent as a part of one. `in %`: a part of one in per cent. */
type Unary = '²' | 'ln' | 'exp' | 'abs' | '%' | 'in %' | 'round up'

export type Formula =
  | { leaf: 'observed'; observed: Observed }
  | { leaf: 'record'; record: RecordRef; value: number }
  | { leaf: 'choice'; choice: Choice }
  | { leaf: 'constant'; value: number }
  /** How many there are. */
  | { leaf: 'records'; records: readonly RecordRef[] }
  | { leaf: 'terms'; terms: readonly Formula[] }
  /** How many of the terms are at least as large as the first. Equal to the last bit or two counts as equal. */
  | { leaf: 'at least'; terms: readonly Formula[] }
  | { sign: Unary | Binary | Many; terms: readonly Formula[] }

/** What a formula can be made of: a bare number is a constant of the method. */
export type Term = Formula | Observed | number

export const observation = (observed: Observed): Formula => ({ leaf: 'observed', observed })

function term(given: Term): Formula {
  if (typeof given === 'number') return constant(given)
  return 'refs' in given ? observation(given) : given
}

const node =
  (sign: Unary | Binary | Many) =>
  (...terms: readonly Term[]): Formula => ({ sign, terms: terms.map(term) })

export const plus = node('+')
export const times = node('×')
/** The middle of the terms, or the mean of the middle two. */
export const median = node('median')
export const minus = (a: Term, b: Term) => node('−')(a, b)
export const over = (a: Term, b: Term) => node('÷')(a, b)
export const squared = (a: Term) => node('²')(a)
export const logarithm = (a: Term) => node('ln')(a)
export const exponential = (a: Term) => node('exp')(a)
export const absolute = (a: Term) => node('abs')(a)
/** The next whole number, or the number itself where it is whole to the last bit or two. */
export const roundedUp = (a: Term) => node('round up')(a)
/** 70 per cent as 0.7. */
export const percent = (a: Term) => node('%')(a)
/** 0.7 as 70 per cent. Printed as its term, since `0.7 = 70 %`. */
export const inPercent = (a: Term) => node('in %')(a)
/** The change from the second to the first in per cent of the second, which must not be zero. */
export const change = (now: Term, base: Term) => inPercent(minus(over(now, base), 1))
export const sumOf = (terms: readonly Term[]) => (terms.length === 1 ? term(terms[0] ?? 0) : plus(...terms))
/** A number of the method, where a term must be a formula. */
export const constant = (value: number): Formula => ({ leaf: 'constant', value })
export const ofRecord = (record: RecordRef, value: number): Formula => ({ leaf: 'record', record, value })
export const chosen = (id: string, value: number): Formula => ({ leaf: 'choice', choice: { id, value } })
export const countRecords = (records: readonly RecordRef[]): Formula => ({ leaf: 'records', records })
/** How many of all there are. None is what is left of all when all are taken away: even a nought rests on something. */
export const countAmong = (some: readonly RecordRef[], all: readonly RecordRef[]): Formula =>
  some.length > 0 ? countRecords(some) : minus(countRecords(all), countRecords(all))
export const countTerms = (terms: readonly Term[]): Formula => ({ leaf: 'terms', terms: terms.map(term) })
export const countAtLeast = (bar: Term, terms: readonly Term[]): Formula => ({
  leaf: 'at least',
  terms: [bar, ...terms].map(term),
})

/** The number that a formula gives. */
export function evaluate(formula: Formula): number {
  if ('sign' in formula) return apply(formula.sign, formula.terms.map(evaluate))
  switch (formula.leaf) {
    case 'observed':
      return formula.observed.value
    case 'choice':
      return formula.choice.value
    case 'records':
      return formula.records.length
    case 'terms':
      return formula.terms.length
    case 'at least': {
      const [bar = 0, ...others] = formula.terms.map(evaluate)
      return others.filter((other) => other >= bar * (1 - 1e-12)).length
    }
    default:
      return formula.value
  }
}

function apply(sign: Unary | Binary | Many, values: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN] = values
  switch (sign) {
    case '+':
      return values.reduce((sum, value) => sum + value, 0)
    case '×':
      return values.reduce((product, value) => product * value, 1)
    case '−':
      return a - b
    case '÷':
      return a / b
    case '²':
      return a ** 2
    case 'ln':
      return Math.log(a)
    case 'exp':
      return Math.exp(a)
    case 'abs':
      return Math.abs(a)
    case '%':
      return a / 100
    case 'in %':
      return a * 100
    case 'round up':
      return Math.ceil(a * (1 - 1e-12))
    case 'median': {
      const sorted = [...values].sort((x, y) => x - y)
      const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
      return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? Number.NaN) + upper) / 2
    }
  }
}

/** What a formula rests on, each once, in the order in which it is named. */
export function leavesOf(formula: Formula): {
  inputs: Observed[]
  records: RecordRef[]
  choices: Choice[]
} {
  const observed = new Set<Observed>()
  const records = new Map<string, RecordRef>()
  const choices = new Map<string, Choice>()
  const visit = (one: Formula): void => {
    if ('terms' in one) one.terms.forEach(visit)
    else if (one.leaf === 'observed') observed.add(one.observed)
    else if (one.leaf === 'choice') choices.set(`${one.choice.id} ${one.choice.value}`, one.choice)
    else if (one.leaf !== 'constant') {
      for (const record of one.leaf === 'record' ? [one.record] : one.records)
        records.set(`${record.kind} ${record.id}`, record)
    }
  }
  visit(formula)
  return { inputs: [...observed], records: [...records.values()], choices: [...choices.values()] }
}
