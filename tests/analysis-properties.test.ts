// What the arithmetic must do whatever the rows say: scale, mirror, add up, stop at gaps, and show its own working.
// Chance is seeded, so that every run tests the same cases.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseEffect } from '../src/analysis/base-effect.ts'
import { changeOn } from '../src/analysis/change.ts'
import { concentration } from '../src/analysis/concentration.ts'
import { againstRest, contribution } from '../src/analysis/decomposition.ts'
import { extreme, run } from '../src/analysis/extremes.ts'
import type { Quantity } from '../src/analysis/quantity.ts'
import { threeMonthMean, twelveMonthSum, yearToDateChange, yearToDateTotal } from '../src/analysis/level.ts'
import { daysOfCover } from '../src/analysis/scenario.ts'
import { isNewYear, type Signal, testSignal } from '../src/analysis/signal.ts'
import { boundedConcentration } from '../src/analysis/supplier-shares.ts'
import { unitValue } from '../src/analysis/unit-value.ts'
import { addMonths } from '../src/dataset/period.ts'
import type { Observed } from '../src/dataset/observed.ts'
import { monthly, type Rows, thresholds, vintageOf } from './world.ts'

fc.configureGlobal({ seed: 20301205, numRuns: 200 })

const FIRST = '2030-01'
const tonnes = fc.integer({ min: 1, max: 20_000 })
const decimal = fc.double({ min: 1, max: 20_000, noNaN: true })
/** Up to four years of months, some of them unknown: histories of every length. */
const gappy = fc.array(fc.option(tonnes, { freq: 10 }), { minLength: 2, maxLength: 48, size: 'max' })
const full = fc.array(tonnes, { minLength: 14, maxLength: 30, size: 'max' })
const lastOf = (values: readonly unknown[]) => addMonths(FIRST, values.length - 1)
const signalOf = (values: readonly (number | null)[]) =>
  testSignal(vintageOf({ exports: monthly(FIRST, values) }), 'exports', lastOf(values), thresholds)

const verdictOf = ({ against, verdict, sample, short, asLarge }: Signal) => ({
  against,
  verdict,
  sample,
  short,
  asLarge,
})

/** Nothing can be said of a z that lies on the bar to the last bit. */
const onTheBar = ({ z, bar }: Signal) => z !== undefined && Math.abs(Math.abs(z) - (bar ?? 0)) < 1e-9

describe('scale and mirror', () => {
  test('scaling a series leaves percentages, z and verdicts unchanged', () => {
    fc.assert(
      fc.property(gappy, fc.double({ min: 0.001, max: 1000, noNaN: true }), (values, factor) => {
        const scaled = values.map((value) => value && value * factor)
        const [before, after] = [signalOf(values), signalOf(scaled)]
        fc.pre(!onTheBar(before))
        expect(verdictOf(after)).toEqual(verdictOf(before))
        // A series that never moved has no spread; a scaled one may have one in the last bit.
        if (before.ordinaryPercent?.value !== 0) expect(after.z ?? 0).toBeCloseTo(before.z ?? 0, 6)
        for (const against of ['month', 'year'] as const) {
          const [a, b] = [values, scaled].map((rows) =>
            changeOn(vintageOf({ exports: monthly(FIRST, rows) }), 'exports', lastOf(rows), against),
          )
          if (a === undefined) expect(b).toBeUndefined()
          else expect((b?.percent.value ?? Number.NaN) / 100 + 1).toBeCloseTo(a.percent.value / 100 + 1, 6)
        }
      }),
    )
  })

  test('turning every change round flips z and leaves the verdict', () => {
    fc.assert(
      fc.property(gappy, (values) => {
        const [before, after] = [signalOf(values), signalOf(values.map((value) => value && 1 / value))]
        fc.pre(!onTheBar(before))
        expect(verdictOf(after)).toEqual(verdictOf(before))
        if (before.ordinaryPercent?.value !== 0) expect(after.z ?? 0).toBeCloseTo(-(before.z ?? 0), 6)
      }),
    )
  })

  test('the verdict is what z and the length of history say', () => {
    fc.assert(
      fc.property(gappy, (values) => {
        const { verdict, sample, short, z, bar, asLarge = 0 } = signalOf(values)
        expect(short).toBe(sample < 18)
        if (verdict === 'unknown') return
        expect(verdict === 'too-little-history').toBe(sample < 8)
        if (z === undefined) return
        expect(bar).toBe(short ? 3 : 2)
        expect(verdict).toBe(Math.abs(z) > (bar ?? 0) ? 'signal' : 'ordinary')
        expect(asLarge).toBeLessThanOrEqual(sample)
        // A change below the median of the others is matched by half of them at the least.
        if (Math.abs(z) * 1.4826 < 0.999) expect(asLarge).toBeGreaterThanOrEqual(sample / 2)
      }),
    )
  })
})

describe('parts and wholes', () => {
  test('contributions of parts that make up a total sum to 100 per cent', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 9000 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), (parts) => {
        const sum = (at: 0 | 1) => parts.reduce((left, part) => left + part[at], 0)
        fc.pre(sum(0) !== sum(1))
        const row = (before: number, now: number) => ({ '2030-04': before, '2030-05': now })
        const named = parts.map((part, index) => [`part-${index}`, row(...part)] as const)
        const vintage = vintageOf({ total: row(sum(0), sum(1)), ...Object.fromEntries(named) })
        const found = named.map(([id]) => contribution(vintage, id, 'total', '2030-05', 'month'))
        const added = (of: (one: NonNullable<(typeof found)[number]>) => Quantity) =>
          found.reduce((left, one) => left + (one ? of(one).value : Number.NaN), 0)
        expect(added(({ difference }) => difference)).toBe(sum(1) - sum(0))
        expect(added(({ share }) => share)).toBeCloseTo(100, 6)
      }),
    )
  })

  test('complete shares give an index between 10,000 ÷ n and 10,000', () => {
    fc.assert(
      fc.property(fc.array(tonnes, { minLength: 1, maxLength: 12 }), (sizes) => {
        const total = sizes.reduce((left, size) => left + size, 0)
        const found = concentration(observedOf(sizes.map((size) => (size / total) * 100)))
        expect(found?.index.value).toBeGreaterThan(10_000 / sizes.length - 1e-6)
        expect(found?.index.value).toBeLessThan(10_000 + 1e-6)
        expect(found?.lowerBound).toBe(false)
      }),
    )
  })

  test('leaving suppliers out only lowers the index, and the bounds hold the truth', () => {
    fc.assert(
      fc.property(fc.array(tonnes, { minLength: 2, maxLength: 12 }), fc.nat(10), (sizes, left) => {
        const total = sizes.reduce((sum, size) => sum + size, 0)
        const shares = sizes.map((size) => (size / total) * 100)
        const truth = concentration(observedOf(shares))?.index.value ?? 0
        const known = boundedConcentration(observedOf(shares.slice(0, 1 + (left % (shares.length - 1)))))
        expect(known?.index.value).toBeLessThanOrEqual(truth + 1e-6)
        // Without an upper bound next to nothing is unknown: half a per cent, a quarter of a point squared.
        expect(known?.upper?.value ?? (known?.index.value ?? 0) + 0.25).toBeGreaterThanOrEqual(truth - 1e-6)
      }),
    )
  })

  test('a twelve-month sum is the sum of the months, however January and February are given', () => {
    fc.assert(
      fc.property(
        fc.array(tonnes, { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 2, max: 12 }),
        (values, end) => {
          const last = `2031-${String(end).padStart(2, '0')}`
          const months = monthly(addMonths(last, -11), values)
          const { '2031-01': january = 0, '2031-02': february = 0, ...others } = months
          const pair = { '2031-01/2031-02': january + february }
          const ways = [months, { ...others, ...pair }, { ...months, ...pair }]
          const halves = [{ '2031-01': january }, { '2031-02': february }].map((half) => ({
            ...others,
            ...pair,
            ...half,
          }))
          const expected = values.reduce((left, value) => left + value, 0)
          for (const exports of [...ways, ...halves]) {
            expect(twelveMonthSum(vintageOf({ exports }), 'exports', last)?.value).toBe(expected)
          }
        },
      ),
    )
  })

  test('nothing is summed across a gap', () => {
    fc.assert(
      fc.property(full, fc.nat(11), (values, back) => {
        const exports = monthly(
          FIRST,
          values.with(values.length - 1 - back, Number.NaN).map((one) => (Number.isNaN(one) ? null : one)),
        )
        const vintage = vintageOf({ exports })
        expect(twelveMonthSum(vintage, 'exports', lastOf(values))).toBeUndefined()
        if (back < 3) expect(threeMonthMean(vintage, 'exports', lastOf(values))).toBeUndefined()
      }),
    )
  })
})

describe('extremes and runs stop at gaps', () => {
  // Small numbers make ties and runs frequent.
  const small = fc.array(fc.option(fc.integer({ min: 1, max: 6 }), { freq: 6 }), {
    minLength: 1,
    maxLength: 24,
    size: 'max',
  })

  test('an extreme claims only what the unbroken months say', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 6 }), (values, reach) => {
        const found = extreme(
          vintageOf({ exports: monthly(FIRST, values) }),
          'exports',
          lastOf(values),
          reach,
        )
        const now = values.at(-1) ?? null
        const unbroken = values.slice(values.lastIndexOf(null, -2) + 1, -1)
        const beaten = (beats: (one: number, other: number) => boolean) => {
          const stop = unbroken.findLastIndex((other) => other === null || now === null || !beats(now, other))
          return unbroken.length - 1 - stop
        }
        const [highest, lowest] = [beaten((a, b) => a > b), beaten((a, b) => a < b)]
        if (now === null || Math.max(highest, lowest) < reach) return void expect(found).toBeUndefined()
        const longest = Math.max(highest, lowest)
        const back = addMonths(lastOf(values), -longest - 1)
        expect(found).toMatchObject({
          kind: highest > lowest ? 'highest' : 'lowest',
          reach: longest,
          since: longest < unbroken.length ? back : null,
        })
        if (found?.since === null) expect(found.recordBegins).toBe(addMonths(back, 1))
        expect(found?.from).toHaveLength(Math.min(longest + 2, unbroken.length + 1))
      }),
    )
  })

  test('a run counts the same moves back to the first other one or gap', () => {
    fc.assert(
      fc.property(small, (values) => {
        const found = run(vintageOf({ exports: monthly(FIRST, values) }), 'exports', lastOf(values), 0)
        const moves = values.slice(1).map((value, index) => {
          const before = values[index] ?? null
          return value === null || before === null ? null : Math.sign(value - before)
        })
        const last = moves.at(-1) ?? null
        if (last === null || last === 0) return void expect(found).toBeUndefined()
        const length = moves.length - 1 - moves.findLastIndex((move) => move !== last)
        expect(found).toEqual({ direction: last > 0 ? 'rise' : 'fall', length })
      }),
    )
  })
})

describe('a formula gives its figure', () => {
  test.each<[string, number]>([
    ['280 ÷ 305 − 1', 280 / 305 - 1],
    ['(10 + 25) ÷ 3', 35 / 3],
    ['60 ÷ (50 % × 40 %)', 300],
    ['60² + 39.5²', 5160.25],
    ['5 − −3 × 2', 11],
    ['8 ÷ 2 ÷ 2', 2],
  ])('the reader of this test reads %s', (formula, value) => {
    const { low, high } = evaluate(formula, 0)
    expect([low, high]).toEqual([expect.closeTo(value, 10), expect.closeTo(value, 10)])
  })

  test('over any months', () => {
    fc.assert(
      fc.property(
        fc.array(decimal, { minLength: 27, maxLength: 27 }),
        fc.array(decimal, { minLength: 27, maxLength: 27 }),
        fc.boolean(),
        (part, rest, paired) => {
          const months = (values: number[]): Rows[string] => {
            const { '2031-01': january = 0, '2031-02': february = 0, ...others } = monthly(FIRST, values)
            return paired ? { ...others, '2031-01/2031-02': january + february } : monthly(FIRST, values)
          }
          const total = part.map((value, index) => value + (rest[index] ?? 0))
          const vintage = vintageOf({ part: months(part), total: months(total), value: months(rest) })
          for (const month of ['2030-05', '2031-03', '2031-07', '2032-03']) {
            const against = isNewYear(month) ? 'year' : 'month'
            const share = contribution(vintage, 'part', 'total', month, against)
            const compared = againstRest(vintage, 'part', 'total', month, thresholds)
            const base = baseEffect(vintage, 'part', month, thresholds)
            for (const quantity of [
              ...(['month', 'year'] as const).flatMap((one) => {
                const change = changeOn(vintage, 'part', month, one)
                return [change?.percent, change?.difference]
              }),
              threeMonthMean(vintage, 'part', month),
              twelveMonthSum(vintage, 'part', month),
              yearToDateTotal(vintage, 'part', month),
              yearToDateChange(vintage, 'part', month),
              ...[share?.difference, share?.share, compared?.destination, compared?.rest],
              ...[base?.baseGap, base?.onSurroundings],
              unitValue(vintage, 'value', 'part', month),
            ]) {
              if (quantity !== undefined) expectRecomputes(quantity)
            }
          }
        },
      ),
    )
  })

  test('over any shares', () => {
    const percent = fc.double({ min: 1, max: 100, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(percent, { minLength: 1, maxLength: 8 }),
        percent,
        fc.integer({ min: 1, max: 400 }),
        (sizes, cut, stock) => {
          const sum = sizes.reduce((left, size) => left + size, 0)
          const shares = observedOf(sizes.map((size) => (size / sum) * 90))
          const bounds = boundedConcentration(shares)
          for (const quantity of [bounds?.index, bounds?.upper]) if (quantity) expectRecomputes(quantity)
          const [first] = shares
          if (first !== undefined && first.value >= 1) expectRecomputes(daysOfCover(stock, cut, first))
        },
      ),
    )
  })
})

/** Each number as a share of one period. */
function observedOf(values: readonly number[]): Observed[] {
  const vintage = vintageOf(
    Object.fromEntries(values.map((value, index) => [`share-${index}`, { '2030': value }])),
  )
  return values.flatMap((_, index) => vintage.at(`share-${index}`, '2030') ?? [])
}

/** The formula's own result, which rounding leaves open by a little, must hold the value. */
function expectRecomputes({ value, unit, formula = '' }: Quantity): void {
  const { low, high } = evaluate(formula, 0.00005)
  const times = unit === '%' ? 100 : 1
  const slack = 1e-9 * Math.max(1, Math.abs(value))
  expect(low * times, `${formula} = ${value}`).toBeLessThanOrEqual(value + slack)
  expect(high * times, `${formula} = ${value}`).toBeGreaterThanOrEqual(value - slack)
}

interface Range {
  low: number
  high: number
}

/** Reads a formula of numbers, + − × ÷ ² % and brackets, each number off by the rounding at most. */
function evaluate(formula: string, rounding: number): Range {
  const tokens = formula.match(/\d+(?:\.\d+)?|[+−×÷²%()]/g) ?? []
  expect(tokens.join(''), 'a sign that no formula should have').toBe(formula.replaceAll(' ', ''))
  const combine = (a: Range, b: Range, of: (x: number, y: number) => number): Range => {
    const corners = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)]
    return { low: Math.min(...corners), high: Math.max(...corners) }
  }
  const divide = (a: Range, b: Range): Range =>
    b.low <= 0 && b.high >= 0
      ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
      : combine(a, b, (x, y) => x / y)
  const atom = (): Range => {
    const token = tokens.shift() ?? ''
    if (token === '−') {
      const { low, high } = atom()
      return { low: -high, high: -low }
    }
    const number = Number(token)
    let value = token === '(' ? sum() : { low: number - rounding, high: number + rounding }
    if (token === '(') expect(tokens.shift()).toBe(')')
    for (; tokens[0] === '²' || tokens[0] === '%'; tokens.shift()) {
      value =
        tokens[0] === '%'
          ? { low: value.low / 100, high: value.high / 100 }
          : combine(value, value, (x, y) => x * y)
    }
    return value
  }
  const product = (): Range => {
    let value = atom()
    while (tokens[0] === '×' || tokens[0] === '÷') {
      value = tokens.shift() === '÷' ? divide(value, atom()) : combine(value, atom(), (x, y) => x * y)
    }
    return value
  }
  const sum = (): Range => {
    let value = product()
    while (tokens[0] === '+' || tokens[0] === '−') {
      const minus = tokens.shift() === '−'
      value = combine(value, product(), (x, y) => (minus ? x - y : x + y))
    }
    return value
  }
  const result = sum()
  expect(tokens, 'read to its end').toEqual([])
  return result
}
