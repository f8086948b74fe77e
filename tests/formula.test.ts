// Formulas: what they give, how they are printed, what they rest on; and that the printed form gives the value.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derived } from '../src/analysis/quantity.ts'
import {
  absolute,
  change,
  chosen,
  constant,
  countAtLeast,
  countRecords,
  countTerms,
  evaluate,
  exponential,
  type Formula,
  inPercent,
  leavesOf,
  logarithm,
  median,
  minus,
  ofRecord,
  over,
  percent,
  plus,
  roundedUp,
  squared,
  sumOf,
  times,
} from '../src/analysis/formula.ts'
import { vintageOf } from './world.ts'

const vintage = vintageOf({ exports: { '2030-01': 8, '2030-02': 2, '2030-03': 5 } })
const of = (month: string) => vintage.at('exports', month) ?? constant(Number.NaN)
const [eight, two, five] = ['2030-01', '2030-02', '2030-03'].map(of)
const plant = { kind: 'plant' as const, id: 'quarry', sources: ['customs'] }

describe('a formula', () => {
  test.each<[string, Formula, number]>([
    ['8 ÷ 2 − 1', change(eight ?? 0, two ?? 0), 300],
    ['8 − 2 − 5', minus(minus(8, 2), 5), 1],
    ['8 − (2 − 5)', minus(8, minus(2, 5)), 11],
    ['8 − (2 + 5)', minus(8, plus(2, 5)), 1],
    ['8 + 2 − 5', minus(plus(8, 2), 5), 5],
    ['8 ÷ (2 × 4)', over(8, times(2, 4)), 1],
    ['8 × 2 ÷ 4', over(times(8, 2), 4), 4],
    ['(8 + 2) ÷ (5 − 3)', over(plus(8, 2), minus(5, 3)), 5],
    ['(8 − 2)²', squared(minus(8, 2)), 36],
    ['60 ÷ (50 % × 40 %)', over(60, times(percent(50), percent(40))), 300],
    ['8 ÷ 5', inPercent(over(8, 5)), 160],
    ['|ln(2 ÷ 8)|', absolute(logarithm(over(2, 8))), Math.log(4)],
    ['exp(0)', exponential(0), 1],
    ['round up(8 ÷ 5)', roundedUp(over(8, 5)), 2],
    ['round up(8 ÷ 2) + 1', plus(roundedUp(over(8, 2)), 1), 5],
    ['median(8, 2, 5)', median(8, 2, 5), 5],
    ['median(8, 2)', median(8, 2), 5],
    ['8 + 2 + 5', sumOf([8, 2, 5]), 15],
    ['8', sumOf([8]), 8],
    ['n(quarry)', countRecords([plant]), 1],
    ['n = 3', countTerms([8, 2, 5]), 3],
    ['n of 3 (at least 5)', countAtLeast(5, [8, 2, 5]), 2],
    ['1800', chosen('thresholds.highlyConcentrated', 1800), 1800],
    ['50', ofRecord(plant, 50), 50],
    ['0.3333 × 3', times(1 / 3, 3), 1],
  ])('%s', (text, formula, value) => {
    const quantity = derived('t', '2030-01', formula)
    expect(quantity.formula).toBe(text)
    expect(quantity.value).toBeCloseTo(value, 12)
  })

  test('writes a long median out by its number and its first term', () => {
    const changes = Array.from({ length: 40 }, (_, index) => absolute(minus(index, 20)))
    expect(derived('t', '2030', median(...changes)).formula).toBe('median of 40 (|0 − 20|, …)')
  })

  test('names each row, record and choice once, in the order in which it needs them', () => {
    const bar = chosen('thresholds.bar', 3)
    const formula = plus(
      two ?? 0,
      times(eight ?? 0, two ?? 0),
      bar,
      bar,
      ofRecord(plant, 1),
      countRecords([plant]),
    )
    const { inputs, records, choices } = leavesOf(formula)
    expect(inputs.map(({ period }) => period)).toEqual(['2030-02', '2030-01'])
    expect(records).toEqual([plant])
    expect(choices).toEqual([{ id: 'thresholds.bar', value: 3 }])
    expect(leavesOf(plus(five ?? 0, 1)).choices).toEqual([])
  })

  test('rounds up nothing that is whole but for the last bit', () => {
    expect(evaluate(roundedUp(times(100, percent(7))))).toBe(7)
  })

  test('counts as equal what differs only in the last bit', () => {
    expect(evaluate(countAtLeast(absolute(logarithm(1.1)), [absolute(logarithm(over(1, 1.1)))]))).toBe(1)
  })
})

test('brackets never change a value: the printed form, read by JavaScript, gives it', () => {
  const leaf = fc.integer({ min: 1, max: 9 }).map((value): Formula => constant(value))
  const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc
        .tuple(fc.constantFrom(plus, minus, times, over), tie('formula'), tie('formula'))
        .map(([make, a, b]) => make(a, b)),
    ),
  }))
  fc.assert(
    fc.property(formula, (one) => {
      const signs: Record<string, string> = { '×': '*', '÷': '/', '−': '-' }
      const text = derived('t', '2030', one).formula?.replace(/[×÷−]/g, (sign) => signs[sign] ?? sign) ?? ''
      const value = evaluate(one)

      const read: number = new Function(`return ${text}`)()
      if (Number.isFinite(value))
        expect(Math.abs(read - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
    }),
    { seed: 3 },
  )
})
