// What must hold before an edition leaves, each check on a few invented rows: staleness by the calendar, gaps, disputes without a note; and
// what an operator may write after the flags of an approval.
import { describe, expect, test } from 'vitest'
import { awaitedReleases, newestDueMonth, lastReleaseDay } from '../src/analysis/calendar.ts'
import { describeProblem } from '../src/errors.ts'
import type { Check } from '../src/release/check.ts'
import { embargoMoment } from '../src/release/embargo.ts'
import { freshness, promised } from '../src/release/freshness.ts'
import { headlineConflicts } from '../src/release/headline-conflicts.ts'
import { oneLine } from '../src/release/one-line.ts'
import { requiredKnown } from '../src/release/required-known.ts'
import { datasetOf, monthly, type Print, type Rest, type Rows, vintageOf } from './world.ts'

const said = ({ holds, said, problems }: Check) =>
  [`${holds ? 'ok' : 'RED'} ${said}`, ...problems.map(describeProblem)].join('\n')

const release = (id: string, day: number, pairsJanuary = true) => ({
  ...{ id, name: id, day, pairsJanuary, reason: 'test' },
})
const rest: Rest = {
  series: { exports: { release: 'headline' }, magnets: { release: 'detail' }, japan: { release: 'late' } },
  briefing: {
    required: ['exports', 'magnets'],
    calendar: [release('detail', 20), release('headline', 14), release('late', 28)],
  },
}
const rows: Rows = {
  exports: monthly('2030-01', [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]),
  magnets: monthly('2030-01', [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]),
}

describe('the newest month that is due', () => {
  const dataset = datasetOf(rows, rest)

  test('waits for the releases that a required series waits for, and for no other', () => {
    expect(awaitedReleases(dataset).map(({ id }) => id)).toEqual(['detail', 'headline'])
    expect(lastReleaseDay(promised(dataset), '2030-11')).toBe('2030-12-20')
  })

  test.each([
    ['2030-12-19', '2030-10'],
    ['2030-12-20', '2030-11'],
    ['2031-01-19', '2030-11'],
    ['2031-01-20', '2030-12'],
    // January comes with February, in March.
    ['2031-02-28', '2030-12'],
    ['2031-03-19', '2030-12'],
    ['2031-03-20', '2031-02'],
    ['2031-04-20', '2031-03'],
  ])('by %s is %s', (day, month) => expect(newestDueMonth(promised(dataset), day)).toBe(month))

  test('is January in February where it comes alone', () => {
    expect(newestDueMonth([release('alone', 20, false)], '2031-02-20')).toBe('2031-01')
  })

  test('cannot be told where no required series waits for a release', () => {
    const idle = datasetOf(rows, { briefing: { required: ['exports'] } })
    expect(() => promised(idle)).toThrow('no required series waits for a release of the calendar')
  })
})

describe('stale data', () => {
  test.each([
    ['2030-12', '2031-01-20', 'ok up to date: by 2031-01-20 the newest month due is 2030-12'],
    ['2030-12', '2031-03-19', 'ok up to date: by 2031-03-19 the newest month due is 2030-12'],
    // Figures that came before their day are news all the more.
    ['2030-12', '2031-01-19', 'ok up to date: by 2031-01-19 the newest month due is 2030-11'],
    [
      '2030-12',
      '2031-03-20',
      'RED stale: by 2031-03-20 the newest month due is 2031-02\nrelease 2030-12: by 2031-03-20 the figures of 2031-02 were due; as of 2039-12-31 the newest complete month in the data is 2030-12\n    mend: import them, or the issue would be old news on its day',
    ],
    [
      '2030-11',
      '2031-02-01',
      'RED stale: by 2031-02-01 the newest month due is 2030-12\nrelease 2030-11: by 2031-01-20 the figures of 2030-12 were due; as of 2039-12-31 the newest complete month in the data is 2030-12\n    mend: release 2030-12: an issue of 2030-11 would be old news on its day',
    ],
  ])('of %s on %s', (month, today, expected) => {
    expect(said(freshness(vintageOf(rows, rest), month, today))).toBe(expected)
  })
})

describe('a required series', () => {
  const known = (values: Rows, month: string, asOf?: string) =>
    said(requiredKnown(vintageOf(values, rest, asOf), month))

  test('is known', () => expect(known(rows, '2030-12')).toBe('ok exports, magnets known for 2030-12'))

  test('is missing, and was due', () => {
    const gap = known({ ...rows, magnets: { '2030-11': 5 } }, '2030-12')
    expect(gap).toContain('RED 1 of 2 not known for 2030-12\ndata/world/observations: no source known by')
    expect(gap).toContain('gives magnets in 2030-12, which was due by 2031-01-20\n    mend: import it')
  })

  test('is not out yet by the day of the edition', () => {
    const gap = known({ ...rows, exports: { '2030-11': 5 } }, '2030-12', '2031-01-13')
    expect(gap).toContain(
      'gives exports in 2030-12, which is due by 2031-01-14\n    mend: wait for the release',
    )
  })

  test.each([
    ['2031-02', 'ok exports, magnets known for 2031-02; with January only: exports'],
    ['2031-01', 'RED 1 of 2 not known for 2031-01'],
  ])('that is known as a pair is known for February alone: %s', (month, expected) => {
    const pair = { exports: { '2031-01/2031-02': 9 }, magnets: monthly('2031-01', [5, 5]) }
    expect(known(pair, month)).toContain(expected)
  })
})

describe('a dispute on a headline figure', () => {
  const sources: Rest['sources'] = {
    ...{
      wire: { kind: 'wire' },
      later: { known: '2029-02-01' },
      'later-wire': { kind: 'wire', known: '2029-02-01' },
    },
  }
  const series: Rest['series'] = Object.fromEntries(
    ['exports', 'products', 'magnets', 'magnets-japan', 'us'].map((id) => [id, {}]),
  )
  const checked = (values: Rows) =>
    said(
      headlineConflicts(
        vintageOf({ exports: { '2030-12': 900 }, ...values }, { series, sources }),
        '2030-12',
      ),
    )
  const two = (chosen: Partial<Print>, other: Partial<Print>) => [
    { value: 1234.5, ...chosen },
    { value: 1500, source: 'wire', ...other },
  ]
  const explained = 'ok 1 on a headline figure, explained: exports 2030-11 1234.5, not 1500'

  test('without a note is open, and the row that was taken is named', () => {
    const file = 'observations/a.csv'
    const rows = two({ file, line: 3 }, { file, line: 4 })
    expect(checked({ exports: { '2030-12': 900, '2030-11': rows } })).toBe(
      'RED 1 on a headline figure, of which 1 without a note\n' +
        'data/world/observations/a.csv:3: exports of 2030-11 is 1234.5 by customs, but 1500 by wire (data/world/observations/a.csv:4); the step "kind" took the former\n' +
        '    mend: find out which is right and write into the note of the row why, naming 1500; or mark the wrong row',
    )
  })

  test.each<[string, Partial<Print>, Partial<Print>, string]>([
    [
      'a note of the one taken, which names the other',
      { note: 'Not 1,500, which adds up twice.' },
      {},
      explained,
    ],
    ['a note of the other, which names the one taken', {}, { note: 'Customs has 1,234.5 t.' }, explained],
    ['a note without commas', {}, { note: 'Customs: 1234.50' }, explained],
    ['a mark, whose reason stands in the note', {}, { mark: 'weak', note: 'A copy.' }, explained],
    ['a note that names neither', { note: 'Lines 2 to 4 of a.csv: sum.' }, {}, 'RED 1 on'],
    ['a note of a derivation', {}, { basis: 'derived', note: 'From 1,200 t less 5.' }, 'RED 1 on'],
    ['a note that names a longer number', {}, { note: '21234.5 or 1234.56' }, 'RED 1 on'],
    ['a wrong row that is marked as rejected', {}, { mark: 'rejected', note: 'x' }, 'ok none'],
    ['a revision by the statistics themselves', { source: 'later' }, { source: 'customs' }, explained],
    ['a wire that a later wire contradicts', { source: 'later-wire' }, { source: 'wire' }, 'RED 1 on'],
  ])('with %s', (_, chosen, other, expected) => {
    expect(checked({ exports: { '2030-12': 900, '2030-11': two(chosen, other) } })).toContain(expected)
  })

  test.each([
    ['the value itself', { exports: { '2030-12': two({}, {}) } }, 'RED 1'],
    ['the year before', { magnets: { '2030-12': 5, '2029-12': two({}, {}) } }, 'RED 1'],
    [
      'a month that no headline figure rests on',
      { exports: { '2030-12': 900, '2030-10': two({}, {}) } },
      'ok none',
    ],
    ['a series that is none of the headline', { us: { '2030-12': two({}, {}) } }, 'ok none'],
  ])('of %s', (_, values, expected) => expect(checked(values)).toContain(expected))
})

describe('an embargo', () => {
  const now = new Date('2031-02-12T12:00:00Z')

  test.each([
    ['2031-02-13T08:00Z', '2031-02-13T08:00:00Z'],
    ['2031-02-13T08:00:30Z', '2031-02-13T08:00:30Z'],
    ['2031-02-13T09:30+01:30', '2031-02-13T08:00:00Z'],
    ['2031-02-12T23:00:00-05:00', '2031-02-13T04:00:00Z'],
    ['2031-02-12T12:01Z', '2031-02-12T12:01:00Z'],
  ])('%s', (text, utc) => expect(embargoMoment(text, now)).toBe(utc))

  test.each([
    ['2031-02-13T08:00', 'expected a moment with its zone'],
    ['2031-02-13', 'expected a moment with its zone'],
    ['tomorrow', 'expected a moment with its zone'],
    ['2031-02-30T08:00Z', 'expected a moment with its zone'],
    ['2031-02-13T24:00Z', 'expected a moment with its zone'],
    ['2031-02-13T08:00CET', 'expected a moment with its zone'],
    ['2031-02-13T08:00+15:00', 'expected a moment with its zone'],
    ['2031-02-12T12:00Z', 'found 2031-02-12T12:00:00Z, which has passed'],
    ['2031-02-12T12:30+01:00', 'found 2031-02-12T11:30:00Z, which has passed'],
  ])('%s is refused', (text, message) => expect(() => embargoMoment(text, now)).toThrow(message))
})

test('a name or a reason is one line that says something', () => {
  expect(oneLine('--approve', ' Ada Lumen ', 10)).toBe('Ada Lumen')
  const refusal = (text: string) => () => oneLine('--reason', text, 10)
  expect(refusal(' \n')).toThrow('--reason: found nothing, expected one line of at most 10 characters')
  expect(refusal('a\nb')).toThrow('found more than one line')
  expect(refusal('a\u2028b')).toThrow('found more than one line')
  expect(refusal('12345678901')).toThrow('found 11 characters')
})
