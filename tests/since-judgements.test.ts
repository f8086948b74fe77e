// Judgements of an issue against those of the edition before it: which turned out otherwise, and for what reason.
import { describe, expect, test } from 'vitest'
import { changeOn } from '../src/analysis/change.ts'
import { Figures } from '../src/analysis/figure.ts'
import { testedAgainst, testSignal } from '../src/analysis/signal.ts'
import { flipsSince } from '../src/analysis/since-judgements.ts'
import type { Judgement } from '../src/dataset/edition.ts'
import type { Dataset } from '../src/dataset/read.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { archived, dataset, NOW, THEN } from './archived.ts'
import { monthly, type Rows, thresholds } from './world.ts'

describe('judgements', () => {
  const steady = [100, 110, 100, 110, 100, 110, 100, 110, 100]
  const history = { ...monthly('2028-04', steady), ...monthly('2029-04', steady) }

  /** What an issue on a month would have judged of exports. */
  function judge(data: Dataset, day: string, month: string): Judgement {
    const vintage = new Vintage(data, day)
    const { verdict, sample } = testSignal(vintage, 'exports', month, thresholds)
    const change = changeOn(vintage, 'exports', month, testedAgainst(month))?.percent.value ?? null
    return { kind: 'signal', id: 'exports', about: month, verdict, change, sample }
  }
  const weigh = (level: 'high' | 'low', about: string, weakest = 'single', id = 'share') => ({
    ...{ kind: 'confidence' as const, id, about, level },
    weakest: level === 'high' ? [] : [weakest],
  })
  function flips(before: Rows, after: Rows, month = '2029-12') {
    const [past, present] = [dataset(before), dataset(after)]
    const edition = archived(past, [judge(past, THEN, '2029-12')])
    return flipsSince(edition, [judge(present, NOW, month)], new Vintage(present, NOW))
  }
  const revised = (value: number) => ({ value, source: 'revision' })

  test('the same verdict and direction on the same month is no flip', () => {
    expect(flips({ exports: history }, { exports: { ...history, '2029-12': revised(101) } })).toEqual([])
  })

  test.each<[string, Rows[string], Rows[string], string, string, string]>([
    [
      'a revised value of the month',
      history,
      { ...history, '2029-12': revised(300) },
      'ordinary',
      'signal',
      'value-revised',
    ],
    [
      'a revised value of the month before',
      history,
      { ...history, '2029-11': revised(30) },
      'ordinary',
      'signal',
      'value-revised',
    ],
    [
      'a value that was not known',
      monthly('2028-04', [...steady, ...Array<null>(3).fill(null), ...steady.slice(0, -1)]),
      history,
      'unknown',
      'ordinary',
      'value-new',
    ],
    [
      'a longer history',
      monthly('2029-04', steady),
      history,
      'too-little-history',
      'ordinary',
      'longer-history',
    ],
  ])('%s', (_, before, after, verdict, now, reason) => {
    expect(flips({ exports: before ?? {} }, { exports: after ?? {} })).toMatchObject([
      { id: 'exports', reason, then: { month: '2029-12', verdict }, now: { month: '2029-12', verdict: now } },
    ])
  })

  test('a history that was revised', () => {
    const wild = Object.fromEntries(
      Object.entries(history).map(([month, value], index) => [
        month,
        month < '2029-11' ? revised(index % 2 === 0 ? 100 : 100.5) : value,
      ]),
    )
    expect(flips({ exports: history }, { exports: wild })).toMatchObject([
      { reason: 'history-revised', then: { verdict: 'ordinary' }, now: { verdict: 'signal' } },
    ])
  })

  test('a rule that changed', () => {
    const data = dataset({ exports: history })
    const stricter = {
      ...data.briefing,
      thresholds: { ...thresholds, shortestHistory: { value: 30, reason: 'test' } },
    }
    const present = { ...data, briefing: stricter }
    const edition = archived(data, [judge(data, THEN, '2029-12')])
    const now: Judgement = {
      kind: 'signal',
      id: 'exports',
      about: '2029-12',
      verdict: 'too-little-history',
      change: -9.1,
      sample: 15,
    }
    expect(flipsSince(edition, [now], new Vintage(present, NOW))).toMatchObject([{ reason: 'rules' }])
  })

  describe('of an issue on a later month', () => {
    const later = (value: number): Rows => ({
      exports: {
        ...history,
        ...monthly('2030-01', [null, null, null, 100]),
        '2030-05': revised(value),
        '2030-06': revised(110),
      },
    })
    test('are set against that month: verdict or direction', () => {
      expect(flips({ exports: history }, later(400), '2030-05')).toMatchObject([
        {
          reason: 'newer-period',
          then: { month: '2029-12', verdict: 'ordinary' },
          now: { month: '2030-05', verdict: 'signal' },
        },
      ])
      expect(flips({ exports: history }, later(110), '2030-05')).toMatchObject([
        {
          reason: 'newer-period',
          then: { change: { value: expect.closeTo(-9.09, 2) } },
          now: { change: { value: expect.closeTo(10, 9) } },
        },
      ])
    })
    test('are given no longer while the month is not known', () => {
      expect(flips({ exports: history }, { exports: history }, '2030-05')).toMatchObject([
        { reason: 'lapsed', then: { month: '2029-12', verdict: 'ordinary' }, now: { verdict: 'unknown' } },
      ])
      expect(flips({ exports: {} }, { exports: history }, '2030-05').map(({ reason }) => reason)).toEqual([
        'value-new',
      ])
    })
    test('take the confidence of the series with them', () => {
      const data = dataset({ exports: history })
      const edition = archived(data, [
        judge(data, THEN, '2029-12'),
        { ...weigh('high', '2029-12'), id: 'exports' },
      ])
      const now = flipsSince(edition, [judge(data, NOW, '2030-05')], new Vintage(data, NOW))
      expect(now.map(({ kind, reason }) => [kind, reason])).toEqual([['signal', 'lapsed']])
    })
    test('and the month of then is judged once more', () => {
      const twice: Rows = { exports: { ...later(400).exports, '2029-12': revised(500) } }
      expect(flips({ exports: history }, twice, '2030-05').map(({ reason }) => reason)).toEqual([
        'newer-period',
        'value-revised',
      ])
    })
    test('the change of then leads to the edition that printed it', () => {
      const [flip] = flips({ exports: history }, later(400), '2030-05')
      if (flip?.kind !== 'signal' || flip.then.change === undefined) throw new Error('no change')
      expect(new Figures().add('then', flip.then.change).records).toEqual([
        { kind: 'edition', id: '2029-12/2030-01-31', sources: ['customs'] },
      ])
    })
  })

  const vintage = new Vintage(dataset({ exports: history }), NOW)
  const lead = (about: string, ...leaders: string[]): Judgement => ({ kind: 'lead', about, leaders })
  const say = (verdict: 'supported' | 'contradicted', id = 'claim'): Judgement => ({
    ...{ kind: 'claim', id, text: 'Exports collapsed.', verdict },
  })
  test.each<[string, Judgement, Judgement, string | undefined]>([
    ['another verdict on a statement', say('supported'), say('contradicted'), 'evidence'],
    ['the same verdict on it', say('supported'), say('supported'), undefined],
    ['a statement that is not examined any more', say('supported'), say('contradicted', 'other'), 'dropped'],
    ['confidence on a newer period', weigh('high', '2028'), weigh('low', '2029'), 'newer-period'],
    ['confidence on the same period', weigh('high', '2029'), weigh('low', '2029'), 'evidence'],
    [
      'less confidence in the same value, which is old by now',
      weigh('high', '2028'),
      weigh('low', '2028', 'old'),
      'aged',
    ],
    ['more confidence in the same value', weigh('low', '2028', 'old'), weigh('high', '2028'), 'evidence'],
    ['a judgement that is not made any more', weigh('high', '2028'), lead('2029-12', 'a'), 'lapsed'],
    [
      'the year, which stands beside the heavy elements now',
      weigh('high', '2028', '', 'year'),
      weigh('low', '2028', 'single', 'heavy'),
      undefined,
    ],
    ['the same confidence', weigh('high', '2028'), weigh('high', '2029'), undefined],
    ['another leading explanation', lead('2029-12', 'a', 'b'), lead('2029-12', 'b'), 'evidence'],
    ['another with the tests of a newer month', lead('2029-11', 'a'), lead('2029-12', 'b'), 'newer-period'],
    ['the same ones in another order', lead('2029-12', 'a', 'b'), lead('2029-12', 'b', 'a'), undefined],
    ['a judgement that was not made then', lead('2029-12', 'a'), weigh('low', '2029'), undefined],
  ])('%s', (_, then, now, reason) => {
    const found = flipsSince(archived(dataset({}), [then]), [now], vintage)
    expect(found.map((flip) => flip.reason)).toEqual(reason === undefined ? [] : [reason])
  })
})
