// Each relation of a claim against invented figures: what supports it, what contradicts it, what leaves it open, and why.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimVerdict } from '../src/analysis/claim-verdict.ts'
import { type Claim, claim } from '../src/dataset/claim-schema.ts'
import { addMonths } from '../src/dataset/period.ts'
import type { Vintage } from '../src/dataset/vintage.ts'
import { monthly, type Rest, type Rows, thresholds, vintageOf } from './world.ts'

/** A claim by a paper of its own, with the check as claims.yaml would hold it. */
const claimOf = (check: object): Claim & { check: NonNullable<Claim['check']> } => {
  const read = claim.parse({ id: 'it', text: 'It.', who: 'Paper', said: '2030', sources: ['paper'], check })
  if (read.check === undefined) throw new Error('no check')
  return { ...read, check: read.check }
}

const paper: Rest = { sources: { paper: {} } }

function judged(check: object, rows: Rows, rest: Rest = {}) {
  return judgedIn(vintageOf(rows, { ...paper, ...rest, sources: { paper: {}, ...rest.sources } }), check)
}

function judgedIn(vintage: Vintage, check: object) {
  const { check: parsed, sources } = claimOf(check)
  return claimVerdict(vintage, parsed, sources, thresholds)
}

/** Verdict, then caveats or reason: `supported`, `supported-with-caveat weak`, `cannot-be-checked gaps`. */
function told(check: object, rows: Rows, rest: Rest = {}): string {
  const { verdict, caveats, reason } = judged(check, rows, rest)
  return [verdict, ...caveats.map(({ kind }) => kind), ...(reason ? [reason.kind] : [])].join(' ')
}

const value = (rest: object) => ({
  relation: 'value',
  series: 'ore',
  period: '2030',
  is: 'equals',
  value: 1000,
  unit: 't',
  tolerance: 5,
  ...rest,
})
const ore = (cell: Rows[string][string]): Rows => ({ ore: { '2030': cell } })

describe('value', () => {
  test.each<[string, object, Rows, string]>([
    ['the same', {}, ore(1000), 'supported'],
    ['within half of its last digit', {}, ore(1005), 'supported'],
    ['one digit fewer', {}, ore(1049), 'supported-with-caveat rounded'],
    ['further off', {}, ore(1051), 'contradicted'],
    ['not known', {}, { ore: { '2029': 1000 } }, 'cannot-be-checked not-known'],
    ['at least, and more', { is: 'at-least' }, ore(2000), 'supported'],
    ['at least, and less by more than its tolerance', { is: 'at-least' }, ore(990), 'contradicted'],
    ['at most, and less', { is: 'at-most' }, ore(500), 'supported'],
    ['at most, and more', { is: 'at-most' }, ore(1006), 'contradicted'],
    ['weak', {}, ore({ value: 1000, mark: 'weak' }), 'supported-with-caveat weak'],
    ['derived', {}, ore({ value: 1000, basis: 'derived' }), 'supported-with-caveat derived'],
    ['its own print', {}, ore({ value: 1000, source: 'paper' }), 'cannot-be-checked own-source'],
    [
      'its own print beside another',
      {},
      ore([{ value: 1000 }, { value: 1000, source: 'paper' }]),
      'supported',
    ],
    [
      'disputed by a third',
      {},
      ore([{ value: 1000 }, { value: 1300, source: 'post' }]),
      'supported-with-caveat contested',
    ],
    [
      'disputed by itself and by a third',
      {},
      ore([{ value: 1300 }, { value: 1000, source: 'paper' }, { value: 1600, source: 'post' }]),
      'contradicted contested-own',
    ],
    ['disputed by itself', {}, ore([{ value: 1300 }, { value: 1000, source: 'paper' }]), 'contradicted'],
    [
      'disputed by itself alone, though it fits roughly',
      {},
      ore([{ value: 1040 }, { value: 1000, source: 'paper' }]),
      'supported-with-caveat rounded own-print',
    ],
    ['contradicted by its own print', {}, ore({ value: 1300, source: 'paper' }), 'contradicted own-values'],
    ['rounded more than two digits can be', { tolerance: 50 }, ore(1051.1), 'contradicted'],
    [
      'a print known to be wrong is no dispute',
      {},
      ore([{ value: 1000 }, { value: 1300, source: 'post', mark: 'rejected' }]),
      'supported',
    ],
  ])('%s', (_, check, rows, expected) => {
    const rest = {
      sources: { post: { kind: 'aggregator' as const }, paper: { kind: 'aggregator' as const } },
    }
    expect(told(value(check), rows, rest)).toBe(expected)
  })

  test('the tolerance of the series counts where it is wider', () => {
    expect(told(value({}), ore(1020), { series: { ore: { tolerance: 20 } } })).toBe('supported')
  })

  const months = (count: number) => ({ ore: monthly('2030-01', Array<number>(count).fill(100)) })
  test('a year that nobody printed is the sum of its months', () => {
    expect(told(value({ value: 1200 }), months(12))).toBe('supported')
    expect(judged(value({ value: 1200 }), months(12)).beside[0]?.quantity).toMatchObject({
      value: 1200,
      basis: 'derived',
    })
  })

  test('January and February may be known as a pair only', () => {
    const rows = { ore: { '2030-01/2030-02': 200, ...monthly('2030-03', Array<number>(10).fill(100)) } }
    expect(told(value({ value: 1200 }), rows)).toBe('supported')
  })

  test('what is less than the known part of a year is refuted; more is open', () => {
    expect(told(value({ value: 800 }), months(11))).toBe('contradicted')
    expect(judged(value({ value: 800 }), months(11)).beside).toMatchObject([
      { what: 'part', quantity: { value: 1100 } },
    ])
    expect(told(value({ value: 1200 }), months(11))).toBe('cannot-be-checked not-known')
    expect(told(value({ value: 800, is: 'at-least' }), months(11))).toBe('cannot-be-checked not-known')
  })

  test('rates do not add up to a year', () => {
    const rest = { series: { ore: { unit: '%' as const } } }
    expect(told(value({ unit: '%', value: 1200 }), months(12), rest)).toBe('cannot-be-checked not-known')
  })
})

describe('a share of which the measure is not named', () => {
  const check = value({ series: 'weight', measures: ['worth'], value: 60, tolerance: 1, unit: '%' })
  const both = (weight: number | null, worth: number | null): Rows => ({
    weight: weight === null ? {} : { '2030': weight },
    worth: worth === null ? {} : { '2030': worth },
  })
  const rest = { series: { weight: { unit: '%' as const }, worth: { unit: '%' as const } } }
  test.each<[string, number | null, number | null, string]>([
    ['both fit', 60, 60.5, 'supported'],
    ['both above', 70, 80, 'contradicted'],
    ['both below', 40, 30, 'contradicted'],
    ['one above, one below', 70, 40, 'cannot-be-checked measure'],
    ['one fits', 60, 40, 'cannot-be-checked measure'],
    ['one known, and above', 70, null, 'cannot-be-checked measure'],
    ['one known, and it fits', 60, null, 'cannot-be-checked measure'],
    ['none known', null, null, 'cannot-be-checked not-known'],
  ])('%s', (_, weight, worth, expected) => expect(told(check, both(weight, worth), rest)).toBe(expected))
  test('all known values stand beside it', () => {
    const { beside, reason } = judged(check, both(70, null), rest)
    expect(beside).toMatchObject([{ series: 'weight', quantity: { value: 70 } }])
    expect(reason).toMatchObject({ missing: [{ series: 'worth', period: '2030' }] })
  })
})

describe('a claim that names another series than its figure fits', () => {
  const check = value({ series: 'goods', named: 'ore' })
  test.each<[string, Rows, string]>([
    [
      'fits the other',
      { goods: { '2030': 1000 }, ore: { '2030': 700 } },
      'supported-with-caveat other-series',
    ],
    [
      'fits the other, the named one unknown',
      { goods: { '2030': 1000 }, ore: {} },
      'supported-with-caveat other-series',
    ],
    ['fits the named one', { goods: { '2030': 700 }, ore: { '2030': 1000 } }, 'supported'],
    ['fits neither', { goods: { '2030': 700 }, ore: { '2030': 500 } }, 'contradicted'],
    ['fits neither, the named one unknown', { goods: { '2030': 700 }, ore: {} }, 'contradicted'],
    ['neither known', { goods: {}, ore: {} }, 'cannot-be-checked not-known'],
  ])('%s', (_, rows, expected) => expect(told(check, rows)).toBe(expected))

  test('carries both figures', () => {
    const { beside, caveats } = judged(check, { goods: { '2030': 1000 }, ore: { '2030': 700 } })
    expect(beside).toMatchObject([{ series: 'goods', quantity: { value: 1000 } }])
    expect(caveats).toMatchObject([{ named: 'ore', beside: [{ series: 'ore', quantity: { value: 700 } }] }])
  })
})

describe('change', () => {
  const change = (rest: object) => ({
    relation: 'change',
    series: 'ore',
    from: '2030-04',
    period: '2030-05',
    is: 'equals',
    value: -20,
    tolerance: 0.5,
    ...rest,
  })
  const fell = (now: number) => ({ ore: { '2030-04': 100, '2030-05': now } })
  test.each<[string, object, Rows, string]>([
    ['the same', {}, fell(80.4), 'supported'],
    ['one digit fewer', {}, fell(79.1), 'supported-with-caveat rounded'],
    ['one digit fewer, but off by more than a twentieth', {}, fell(76), 'contradicted'],
    ['another', {}, fell(90), 'contradicted'],
    ['the other way', {}, fell(120), 'contradicted'],
    ['at most', { is: 'at-most' }, fell(50), 'supported'],
    ['base unknown', {}, { ore: { '2030-05': 80 } }, 'cannot-be-checked not-known'],
    ['base zero', {}, { ore: { '2030-04': 0, '2030-05': 80 } }, 'cannot-be-checked not-known'],
  ])('%s', (_, check, rows, expected) => expect(told(change(check), rows)).toBe(expected))

  test.each([
    ['2030', '2029'],
    ['2030-05', '2030-04'],
    ['2030-05', '2029-05'],
    ['2030-01/2030-02', '2029-01/2029-02'],
  ])(
    '%s against %s: where the base was derived from a published rate, that rate is taken',
    (period, from) => {
      const against = from.slice(0, 4) === '2030' ? ('month' as const) : ('year' as const)
      const rows = {
        ore: { [period]: 80, [from]: { value: 99, basis: 'derived' as const } },
        rate: { [period]: -20 },
      }
      const rest = { series: { rate: { unit: '%' as const, rate: { of: 'ore', against } } } }
      expect(judged(change({ period, from }), rows, rest).beside[0]?.quantity).toMatchObject({
        value: -20,
        basis: 'reported',
      })
    },
  )
})

describe('share', () => {
  const share = { relation: 'share', series: 'ore', of: 'goods', period: '2030', value: 50, tolerance: 0.5 }
  test.each<[string, string, number, string]>([
    ['most', 'at-least', 80, 'supported'],
    ['not most', 'at-least', 40, 'contradicted'],
    ['half', 'equals', 50, 'supported'],
    ['more than the whole is no part of it', 'at-least', 120, 'contradicted'],
  ])('%s', (_, is, part, expected) =>
    expect(told({ ...share, is }, { ore: { '2030': part }, goods: { '2030': 100 } })).toBe(expected),
  )
  test('what is no part of the whole is shown as that, and not as a share', () => {
    const { beside } = judged({ ...share, is: 'at-least' }, { ore: { '2030': 120 }, goods: { '2030': 100 } })
    expect(beside).toMatchObject([{ what: 'apart', series: 'ore', of: 'goods' }])
  })
  test('the whole unknown', () => {
    const { reason } = judged({ ...share, is: 'equals' }, { ore: { '2030': 1 }, goods: {} })
    expect(reason).toMatchObject({ kind: 'not-known', missing: [{ series: 'goods', period: '2030' }] })
  })
})

describe('direction', () => {
  const direction = (is: string) => ({
    relation: 'direction',
    series: 'ore',
    from: '2029',
    period: '2030',
    is,
  })
  test.each<[string, string, number, string]>([
    ['fell', 'fell', 80, 'supported'],
    ['rose instead', 'fell', 120, 'contradicted'],
    ['rose', 'rose', 120, 'supported'],
    ['fell by next to nothing', 'fell', 99.5, 'supported-with-caveat little-changed'],
    ['stood still', 'fell', 100, 'contradicted little-changed'],
  ])('%s', (_, is, now, expected) =>
    expect(told(direction(is), { ore: { '2029': 100, '2030': now } })).toBe(expected),
  )
  test('not known', () =>
    expect(told(direction('fell'), { ore: { '2029': 1 } })).toBe('cannot-be-checked not-known'))
})

describe('signal', () => {
  const signal = (is: string) => ({ relation: 'signal', series: 'ore', period: '2031-12', is })
  /** Months that swing by five per cent up to November, then December. */
  const swings = (months: number, last: number) => {
    const before = Array.from({ length: months }, (_, index) => (index % 2 === 0 ? 100 : 105))
    return { ore: monthly(addMonths('2031-12', -months), [...before, last]) }
  }
  test.each<[string, string, number, number, string]>([
    ['far outside', 'fell', 40, 50, 'supported'],
    ['within the ordinary', 'fell', 40, 97, 'contradicted'],
    ['far outside, the other way', 'rose', 40, 50, 'contradicted'],
    ['a short history', 'fell', 14, 50, 'supported-with-caveat short-history'],
    ['too little history', 'fell', 4, 50, 'cannot-be-checked too-little-history'],
    ['too little history, but the other way', 'rose', 4, 50, 'contradicted'],
  ])('%s', (_, is, months, last, expected) => expect(told(signal(is), swings(months, last))).toBe(expected))
  test('not known', () => {
    const { reason } = judged(signal('fell'), { ore: { '2031-11': 100 } })
    expect(reason).toMatchObject({ kind: 'not-known', missing: [{ series: 'ore', period: '2031-12' }] })
  })
})

describe('extreme', () => {
  const extreme = (rest: object) => ({
    relation: 'extreme',
    series: 'ore',
    period: '2030',
    is: 'lowest',
    ...rest,
  })
  const years = (...values: (number | null)[]) => ({
    ore: Object.fromEntries(
      values.flatMap((one, index) => (one === null ? [] : [[String(2031 - values.length + index), one]])),
    ),
  })
  test.each<[string, object, Rows, string]>([
    ['lowest of a full record', {}, years(9, 8, 7, 5), 'supported'],
    ['not the lowest', {}, years(9, 4, 7, 5), 'contradicted'],
    ['not the lowest, whatever the gaps', {}, years(4, null, null, null, null, 5), 'contradicted'],
    ['half known', {}, years(9, null, null, 5), 'supported-with-caveat gaps'],
    ['less than half known', {}, years(9, null, null, null, 5), 'cannot-be-checked gaps'],
    [
      'lower after it, and the stretch goes on',
      { period: '2029', until: '2030' },
      years(9, 5, 4),
      'contradicted',
    ],
    ['lowest up to the end of the stretch', { period: '2029', until: '2030' }, years(9, 4, 5), 'supported'],
    ['lower before the stretch', { since: '2028' }, years(4, 8, 7, 5), 'supported'],
    [
      'the record begins later than the stretch',
      { since: '2025' },
      years(8, 7, 5),
      'supported-with-caveat gaps',
    ],
    ['highest', { is: 'highest' }, years(1, 2, 3), 'supported'],
    ['second', { is: 'highest', rank: 2 }, years(9, 2, 5), 'supported'],
    ['first where second is claimed', { is: 'highest', rank: 2 }, years(1, 2, 5), 'contradicted'],
    [
      'first so far where second is claimed',
      { is: 'highest', rank: 2 },
      years(1, 2, null, 5),
      'cannot-be-checked gaps',
    ],
    ['third where second is claimed', { is: 'highest', rank: 2 }, years(9, 8, null, null, 5), 'contradicted'],
    ['unknown itself', {}, { ore: { '2029': 1 } }, 'cannot-be-checked not-known'],
    [
      'weak rivals matter only where they go beyond',
      {},
      { ore: { '2029': { value: 9, mark: 'weak' }, '2030': 5 } },
      'supported',
    ],
  ])('%s', (_, check, rows, expected) => expect(told(extreme(check), rows)).toBe(expected))

  test('a print within the tolerance of the series does not go beyond', () => {
    expect(told(extreme({}), years(9, 4.5, 5), { series: { ore: { tolerance: 1 } } })).toBe('supported')
  })

  test('over months, with the furthest beside it and how many go beyond', () => {
    const rows = { ore: monthly('2030-01', [9, 7, 5, 8, 6]) }
    const { verdict, beside } = judged(extreme({ period: '2030-05', is: 'highest', rank: 2 }), rows)
    expect(verdict).toBe('contradicted')
    expect(beside).toMatchObject([
      { what: 'value', period: '2030-05', quantity: { value: 6 } },
      { what: 'surpassing', quantity: { value: 3, unit: 'count' } },
      { what: 'furthest', period: '2030-01', quantity: { value: 9 } },
    ])
  })

  test('where none goes beyond it, the one that comes nearest stands beside it', () => {
    const { beside } = judged(extreme({ since: '2027' }), years(9, 7, 8, 5))
    expect(beside).toMatchObject([
      { what: 'value', period: '2030' },
      { what: 'next', is: 'lowest', period: '2028', quantity: { value: 7 } },
    ])
    expect(judged(extreme({}), years(5)).beside).toHaveLength(1)
  })

  test('gaps are told with both numbers', () => {
    const { caveats } = judged(extreme({ since: '2027' }), { ore: { '2027': 9, '2029': 8, '2030': 5 } })
    expect(caveats).toMatchObject([
      { kind: 'gaps', known: { value: 3 }, all: { value: 4 }, first: '2027', last: '2030' },
    ])
  })
})

describe('trend', () => {
  const trend = (is: string) => ({ relation: 'trend', series: 'ore', period: '2030-04/2030-08', is })
  const months = (...values: (number | null)[]) => ({ ore: monthly('2030-04', values) })
  test.each<[string, string, Rows, string]>([
    ['every month', 'fell', months(9, 8, 7, 6, 5), 'supported'],
    ['one month the other way', 'fell', months(9, 8, 8.5, 6, 5), 'contradicted'],
    ['one month unchanged', 'fell', months(9, 8, 8, 6, 5), 'contradicted'],
    ['half of the changes known', 'fell', months(9, 8, 7, null, 5), 'supported-with-caveat gaps'],
    ['less than half known', 'fell', months(9, 8, null, 6, null), 'cannot-be-checked gaps'],
    ['less than half known, one the other way', 'fell', months(8, 9, null, 6, null), 'contradicted'],
    ['no change known', 'rose', months(9, null, 8, null, 7), 'cannot-be-checked not-known'],
  ])('%s', (_, is, rows, expected) => expect(told(trend(is), rows)).toBe(expected))

  test('shows the largest move against it, or the change over the whole', () => {
    expect(judged(trend('fell'), months(9, 9.1, 4, 5, 4)).beside).toMatchObject([
      { from: '2030-06', period: '2030-07', quantity: { value: 25 } },
    ])
    expect(judged(trend('fell'), months(10, 8, 7, 6, 5)).beside).toMatchObject([
      { from: '2030-04', period: '2030-08', quantity: { value: -50 } },
    ])
  })
})

describe('steepest', () => {
  const steepest = (is = 'fell') => ({ relation: 'steepest', series: 'ore', period: '2030-06', is })
  const months = (...values: (number | null)[]) => ({ ore: monthly('2030-03', values) })
  test.each<[string, Rows, string]>([
    ['the steepest', months(10, 9, 10, 5), 'supported'],
    ['a steeper one before', months(10, 4, 10, 5), 'contradicted'],
    ['a steeper one after', months(10, 9, 10, 5, 2), 'contradicted'],
    ['a steeper rise is none', months(2, 9, 10, 5), 'supported'],
    ['it rose', months(10, 9, 5, 10), 'contradicted'],
    ['as far as known', months(10, null, 10, 9, 8.9, 8.8), 'supported-with-caveat gaps'],
    ['the month unknown', months(10, 9, 10, null), 'cannot-be-checked not-known'],
  ])('%s', (_, rows, expected) => expect(told(steepest(), rows)).toBe(expected))
})

describe('dated', () => {
  const talks = {
    id: 'talks',
    date: '2030-05-10',
    actor: 'A',
    kind: 'truce' as const,
    title: 'Talks',
    label: 'Talks',
    text: 'Talks.',
    effect: 'neutral' as const,
    scheduled: false,
    sources: ['customs'],
  }
  const rest: Rest = { events: [talks] }
  test.each([
    ['in the stretch', '2030-05', '2030-05', 'supported'],
    ['before it', '2030-05-11', '2030-06', 'contradicted'],
    ['after it', '2030-04', '2030-05-09', 'contradicted'],
  ])('%s', (_, first, last, expected) =>
    expect(told({ relation: 'dated', event: 'talks', first, last }, { ore: {} }, rest)).toBe(expected),
  )
  test('an event of which no source was public yet', () => {
    const later = { ...rest, sources: { customs: { known: '2040-01-01' }, paper: {} } }
    const check = { relation: 'dated', event: 'talks', first: '2030', last: '2030' }
    expect(told(check, { ore: {} }, later)).toBe('cannot-be-checked event-not-known')
  })
})

describe('buffers', () => {
  const store = {
    id: 'store',
    name: 'Store',
    kind: 'stockpile',
    since: '2030',
    text: 'A store.',
    weak: false,
  } as const
  const of = (rest: object) => ({ buffers: [{ ...store, sources: ['customs'], ...rest }] })
  const check = (is: string) => ({ relation: 'buffers', kinds: ['stockpile'], is })
  test.each<[string, string, Rest, string]>([
    ['some', 'some', of({}), 'supported'],
    ['not none', 'none', of({}), 'contradicted'],
    ['none of the kind', 'none', of({ kind: 'project' }), 'supported'],
    ['weak ones do not count', 'none', of({ weak: true }), 'supported'],
    ['none yet', 'some', of({ since: '2041' }), 'contradicted'],
  ])('%s', (_, is, rest, expected) => expect(told(check(is), { ore: {} }, rest)).toBe(expected))
})

test('a value equals a claim exactly where it lies within its tolerance, and roughly within ten times that', () => {
  const cases = fc.tuple(fc.integer({ min: -80, max: 80 }), fc.integer({ min: 1, max: 5 }))
  fc.assert(
    fc.property(cases, ([off, tolerance]) => {
      const size = Math.abs(off)
      const expected =
        size <= tolerance ? 'supported' : size <= 10 * tolerance ? 'supported-with-caveat' : 'contradicted'
      expect(judged(value({ tolerance }), ore(1000 + off)).verdict).toBe(expected)
    }),
  )
})

test('one cell changed turns the verdict', () => {
  const check = { relation: 'trend', series: 'ore', period: '2030-04/2030-06', is: 'fell' }
  expect(told(check, { ore: monthly('2030-04', [9, 8, 7]) })).toBe('supported')
  expect(told(check, { ore: monthly('2030-04', [9, 8, 8.1]) })).toBe('contradicted')
})
