// No sentence contradicts its figure: whatever the data say, each word about a figure is held against that figure, or against
// the rows themselves by arithmetic of its own, and no such word stands on the page without a mark.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../src/dataset/period.ts'
import { en } from '../src/languages/en.ts'
import { type Changed, type Claim, dataset, type Issue, issueOf } from './words.ts'

/** What may be read for each way that a change can go. */
const WAYS: Record<string, string[]> = {
  up: ['rose', 'rise', 'above', 'stayed ahead of'],
  down: ['fell', 'fall', 'below', 'fell behind'],
  flat: ['was little changed', 'were little changed', 'small change', 'close to', 'kept pace with'],
}
const VERDICTS: Record<string, RegExp> = {
  signal:
    /^(signal|(likewise )?a signal beyond .*|.*lies outside (its|the) ordinary variation.*|The base was itself unusual.*|itself unusual|A change of this size asks for a cause)$/,
  ordinary:
    /^(ordinary|ordinary variation|.*within (its|the )?\s*ordinary variation.*|A change of this size needs no special cause)$/,
  'too-little-history': /too little history|history is too short/i,
  unknown: /cannot be|not known/,
}

/** The way of a number, by the threshold of the house: less than 1 per cent or percentage point is little. */
const wayOf = (value: number, unit: string): string =>
  value === 0 || (['%', 'pp'].includes(unit) && Math.abs(value) < 1) ? 'flat' : value > 0 ? 'up' : 'down'

/** What is wrong with a claim; undefined when it holds. */
function fault(issue: Issue, { says, text, of }: Claim): string | undefined {
  const [figure, ...others] = of
  if (figure === undefined) return 'of nothing'
  const { id, value, unit } = figure
  if (says in WAYS) {
    if (wayOf(value, unit) !== says) return `${says}, but ${id} is ${value}`
    return WAYS[says]?.includes(text) ? undefined : `"${text}" for ${says}`
  }
  const [kind = '', ...rest] = says.split(' ')
  if (['highest', 'lowest'].includes(kind)) return extremeFault(issue, kind, rest, of, text)
  if (['rise', 'fall'].includes(kind)) return runFault(issue, kind, Number(rest[0]), of, text)
  if (id.startsWith('drivers.season')) return differs(says, seasonOf(issue), text)
  if (id.includes('.mirror.')) return mirrorFault(issue, says, id, text)
  if (id.includes('.concentration.')) return differs(says, concentrationOf(issue, id), text)
  if (['apart', 'together', 'mixed'].includes(says)) {
    const same = others.filter((other) => wayOf(other.value, '%') === wayOf(value, '%')).length
    const words = { apart: 'did not follow', together: 'moved as', mixed: 'did not move alike' }[says] ?? '?'
    const expected = same === 0 ? 'apart' : same === others.length ? 'together' : 'mixed'
    return text.startsWith(words) ? differs(says, expected, text) : `"${text}" for ${says}`
  }
  if (says === 'widest') {
    const ratios = [...issue.figures.values()].filter((one) => /^drivers\.price\..*\.ratio$/.test(one.id))
    return ratios.every((one) => one.value <= value) ? undefined : `${id} is not the widest`
  }
  if (id.endsWith('.read')) {
    const check = dataset.claims.find((claim) => id === `claims.${claim.id}.read`)?.check
    if (check === undefined || !('value' in check) || check.value !== value) return `${id} is not as stated`
    const words = { equals: '', 'at-least': 'at least ', 'at-most': 'at most ' }[check.is]
    return text.startsWith(words) && /\d/.test(text.charAt(words.length))
      ? differs(says, check.is, text)
      : `"${text}" for ${check.is}`
  }
  const beyond = /^(furthest|next|months|years)-(above|below)$/.exec(says)
  if (beyond) return beyondFault(issue, beyond, id, value)
  if (id.endsWith('.margin')) return marginFault(issue, says, id, text)
  if (id.endsWith('.signal.sample')) {
    if (!VERDICTS[says]?.test(text)) return `"${text}" for ${says}`
    return differs(says, verdictOf(issue, id.replace(/\.signal\.sample$/, '')), text)
  }
  return `says "${says}" of ${id}, which this test does not know`
}

const differs = (says: string, expected: string, text: string) =>
  says === expected ? undefined : `"${text}" says ${says}, but it is ${expected}`

/** The value of a series in a month, read from the rows that were settled. */
const at = ({ vintage }: Issue, series: string, month: Month) => vintage.at(series, month)?.value

function extremeFault(issue: Issue, kind: string, says: string[], of: Claim['of'], text: string) {
  const [word, month = ''] = says
  const { value = Number.NaN, inputs = [], period = '' } = of[0] ?? {}
  const series = inputs[0]?.series ?? ''
  const beats = (other: number) => (kind === 'highest' ? value > other : value < other)
  // On record, the months from the first on are beaten and there is none before it; else all after the month, but not it.
  const before = at(issue, series, word === 'since' ? month : addMonths(month, -1))
  if (word === 'since' ? before === undefined || beats(before) : before !== undefined)
    return `"${text}": ${before}`
  let beaten = 0
  for (
    let one = addMonths(period, -1);
    one > month || (one === month && word === 'from');
    one = addMonths(one, -1)
  ) {
    const other = at(issue, series, one)
    if (other === undefined || !beats(other)) return `"${text}": ${one} had ${other}, this month ${value}`
    beaten++
  }
  if (beaten < 6) return `"${text}" reaches back ${beaten} months only`
  const expected =
    word === 'since' ? `the ${kind} since ` : `the ${kind} in the unbroken record, which begins in `
  return text === (expected + en.period(month)).replace(/\s+/g, ' ')
    ? undefined
    : `"${text}" for ${says.join(' ')}`
}

function runFault(
  issue: Issue,
  kind: string,
  length: number,
  of: Claim['of'],
  text: string,
): string | undefined {
  const series = of[0]?.id.split('.')[1] ?? ''
  const rates = [...dataset.series.values()].filter(
    ({ rate }) => rate?.of === series && rate.against === 'month',
  )
  const moved = (back: number): string | undefined => {
    const month = addMonths(issue.month, -back)
    const [now, before] = [month, addMonths(month, -1)].map((one) => issue.vintage.at(series, one))
    if (now === undefined || before === undefined) return undefined
    // A base that was worked out from a published rate leaves the rate as the change.
    const published = rates.flatMap(({ id }) => at(issue, id, month) ?? [])
    const [rate] = before.basis === 'derived' ? published : []
    return { up: 'rise', down: 'fall' }[wayOf(rate ?? (now.value / before.value - 1) * 100, '%')]
  }
  const moves = Array.from({ length: length + 1 }, (_, back) => moved(back))
  if (length < 3 || moves.slice(0, length).some((move) => move !== kind))
    return `"${text}": ${moves.join(', ')}`
  if (moves[length] === kind) return `"${text}" is longer than that`
  return text === `the ${en.ordinal(length)} monthly ${kind} in a row` ? undefined : `"${text}" for ${length}`
}

/** How many of a record go beyond the value that a public statement names, and which goes furthest. */
function beyondFault(
  { vintage, figures }: Issue,
  [says, what, way]: RegExpExecArray,
  id: string,
  value: number,
): string | undefined {
  const check = dataset.claims.find((claim) => id.startsWith(`claims.${claim.id}.`))?.check
  if (check?.relation !== 'extreme') return `${id} is beside no record`
  const { period, is, since = '', until = period } = check
  if ((is === 'highest') !== (way === 'above')) return `${id} says ${says} of the ${is}`
  const series = figures.get(id)?.inputs[0]?.series ?? ''
  const known = vintage.all(series, period.length === 4 ? 'year' : 'month')
  const values = known
    .filter((one) => one.period >= since && one.period <= until && (what !== 'next' || one.period !== period))
    .map((one) => one.value)
  if (what !== 'furthest' && what !== 'next') {
    if ((period.length === 4 ? 'years' : 'months') !== what) return `${id} counts ${what}`
    const { tolerance } = vintage.series(series)
    const own = known.find((one) => one.period === period)?.value ?? Number.NaN
    const far = values.filter((one) => (way === 'above' ? one - own : own - one) > tolerance)
    return far.length === value ? undefined : `${id} is ${value}, but there are ${far.length}`
  }
  return (is === 'highest' ? Math.max(...values) : Math.min(...values)) === value
    ? undefined
    : `${id} is not the furthest`
}

function marginFault(issue: Issue, says: string, id: string, text: string): string | undefined {
  const margin = issue.figures.get(id)?.value ?? Number.NaN
  const verdict = verdictOf(issue, id.replace(/\.margin$/, ''))
  const behind: Record<string, string> = { signal: 'behind-signal', ordinary: 'behind-ordinary' }
  const ahead = verdict === 'signal' ? 'ahead-signal' : 'not-behind'
  const ways: Record<string, string> = {
    ...{ up: ahead, flat: 'not-behind', down: behind[verdict] ?? 'behind-unjudged' },
  }
  const words: Record<string, RegExp> = {
    'behind-signal': /^behind by an unusual/,
    'behind-ordinary': /^behind by an ordinary/,
    'behind-unjudged': /^behind, with too little history/,
    'not-behind': /^not behind$/,
    'ahead-signal': /^ahead by an unusual/,
  }
  return words[says]?.test(text)
    ? differs(says, ways[wayOf(margin, 'pp')] ?? '', text)
    : `"${text}" for ${says}`
}

/** What a signal test is of: a series, or a series against another or against the rest of a total; and its month. */
function testedBy(issue: Issue, id: string): { series: string; other?: string; rest?: true; month: Month } {
  const { month } = issue
  const base = /^drivers\.base\.(.+)$/.exec(id)?.[1]
  if (base !== undefined) return { series: base, month: addMonths(month, -12) }
  const gap = /^(?:summary\.japan-rest|drivers\.magnets-(japan|us)|japan-exposure\.magnets)$/.exec(id)
  if (gap) return { series: `magnets-${gap[1] ?? 'japan'}`, other: 'magnets', rest: true, month }
  if (id === 'drivers.goods') return { series: 'magnets', other: 'exports', month }
  if (id === 'drivers.neodymium') return { series: 'price-neodymium', month }
  const check = dataset.claims.find((claim) => `claims.${claim.id}` === id)?.check
  if (check && 'series' in check && 'period' in check) {
    // Judged first by the series that its words name, where that is another.
    const [input] = issue.figures.get(`${id}.signal.sample`)?.inputs ?? []
    return { series: input?.series ?? check.series, month: check.period }
  }
  const named =
    /^(?:summary|trend|japan-exposure)\.(.+)$/.exec(id)?.[1] ??
    { 'drivers.headline': 'exports', 'drivers.magnets': 'magnets' }[id]
  if (named === undefined) throw new Error(`no test is known for ${id}`)
  return { series: named, month }
}

/** The signal test, worked out anew from the rows. */
function verdictOf(issue: Issue, id: string): string {
  const { series, other, rest, month } = testedBy(issue, id)
  // A price has no New Year.
  const newYear = (one: Month) => !series.startsWith('price') && Number(one.slice(5)) <= 3
  const back = newYear(month) ? 12 : 1
  const change = (name: string, one: Month, less?: string): number => {
    const [now, then] = [one, addMonths(one, -back)].map((when) => {
      const whole = at(issue, name, when) ?? Number.NaN
      return less === undefined ? whole : whole - (at(issue, less, when) ?? Number.NaN)
    })
    return now !== undefined && then !== undefined && now > 0 && then > 0 ? Math.log(now / then) : Number.NaN
  }
  const logOf = (one: Month): number =>
    back === 1 && newYear(one)
      ? Number.NaN
      : change(series, one) - (other === undefined ? 0 : change(other, one, rest && series))
  const months = issue.vintage.all(series, 'month').map(({ period }) => period)
  const others = months
    .filter((one) => one !== month)
    .map(logOf)
    .filter((one) => !Number.isNaN(one))
  if (Number.isNaN(logOf(month))) return 'unknown'
  if (others.length < 8) return 'too-little-history'
  const sizes = others.map(Math.abs).sort((a, b) => a - b)
  const median =
    ((sizes[Math.ceil(sizes.length / 2 - 1)] ?? 0) + (sizes[Math.floor(sizes.length / 2)] ?? 0)) / 2
  return Math.abs(logOf(month)) > (others.length < 18 ? 3 : 2) * 1.4826 * median ? 'signal' : 'ordinary'
}

function seasonOf(issue: Issue): string {
  const [years, same] = ['years', 'same-way'].map(
    (name) => issue.figures.get(`drivers.season.${name}`)?.value,
  )
  if (years === undefined || same === undefined) return 'nothing'
  if (years < 4) return 'too-little-history'
  return same / years >= 3 / 4 ? 'repeats' : same / years <= 1 / 4 ? 'differs' : 'no-pattern'
}

function concentrationOf({ figures }: Issue, id: string): string {
  const index = figures.get(id)?.value ?? Number.NaN
  const upper = figures.get(id.replace(/index$/, 'upper'))?.value ?? index
  return index > 1800 ? 'high' : upper > 1800 ? 'open' : 'not-high'
}

/** What may be read of one trade in two books, by the thresholds of the house: 10 per cent for timing and 10 for freight. */
const MIRROR: Record<string, RegExp> = {
  agree: /^within what timing explains/,
  wide: /^beyond what (timing|freight and timing) explains?$/,
  freight: /^as freight and insurance would have it$/,
  'with-timing': /^within what freight and timing explain$/,
  turned: /^the other way round/,
  'other-goods': /hardly count the same goods/,
  'more-goods': /count more of the same goods/,
  'other-values': /value the same goods differently/,
  alike: /^Neither weight nor value/,
  closes: /^so the gap closes/,
  stays: /^so the gap stays/,
  small: /no other code makes up for the gap$/,
  'too-short': /too short/,
}

function mirrorFault({ figures }: Issue, says: string, id: string, text: string): string | undefined {
  const [, flow = '', what = ''] = /\.mirror\.([a-z]+)(-value|-unit)?\./.exec(id) ?? []
  const values = (kind: string) =>
    ['china', 'japan'].map(
      (side) => figures.get(`japan-exposure.mirror.${kind}.${side}`)?.value ?? Number.NaN,
    )
  const weight = (kind: string) => {
    const [china = Number.NaN, japan = Number.NaN] = values(kind)
    return Math.abs(china / japan - 1) > 0.1 ? 'wide' : 'agree'
  }
  const value = (kind: string) => {
    const [china = Number.NaN, japan = Number.NaN] = values(kind)
    const excess = japan / china - 1
    if (excess > 0.2) return 'wide'
    return excess < -0.1 ? 'turned' : excess > 0.1 || excess < 0 ? 'with-timing' : 'freight'
  }
  const isWide = ['compounds', 'cerium', 'metals'].some((one) => weight(one) === 'wide')
  const isApart = ['wide', 'turned'].includes(value(`${flow}-unit`))
  const goods = {
    wide: isApart ? 'other-goods' : 'more-goods',
    agree: isApart ? 'other-values' : 'alike',
  }[weight(flow)]
  // The data hold no flow added up: China's cerium is not known.
  const codes = { wide: ['stays'], agree: isWide ? ['closes', 'small'] : ['agree'] }[weight(flow)]
  const expected = what === '-unit' ? goods : what === '-value' ? value(`${flow}-value`) : [weight(flow)]
  const all = [expected, ...(flow === 'together' ? codes : [])].flat()
  if (!MIRROR[says]?.test(text)) return `"${text}" for ${says}`
  const long = !figures.get(id)?.period.match(/^\d{4}-\d{2}$/)
  return (long ? all.includes(says) : says === 'too-short') ? undefined : `"${text}" of ${id} says ${says}`
}

const faults = (issue: Issue) => [
  ...issue.claims.flatMap((claim) => fault(issue, claim) ?? []),
  ...issue.loose.map((word) => `without a mark: ${word}`),
]

const DECEMBER = ['2025-12', '2026-01-25'] as const

describe('raising the magnets to Japan of December 2025 from 280 to 330 t', () => {
  const before = issueOf(...DECEMBER)
  const after = issueOf(...DECEMBER, [{ series: 'magnets-japan', period: '2025-12', factor: 330 / 280 }])
  /** What is said of changes to Japan on the month: figures of one row of this December and one of the November before. */
  const verbs = (issue: Issue) =>
    issue.claims.filter(({ of: [figure] }) => {
      const rows = figure?.inputs.map(({ series, period }) => `${series} ${period}`)
      return figure?.unit === '%' && rows?.join() === 'magnets-japan 2025-12,magnets-japan 2025-11'
    })

  test('turns every verb that speaks of it', () => {
    const said = (issue: Issue) => verbs(issue).map(({ says, text, of }) => [of[0]?.id, says, text])
    expect(said(before)).toEqual([
      ['summary.magnets-japan.change-on-month', 'down', 'fell'],
      ['summary.japan-rest.japan', 'down', 'fell'],
      // The list of figures repeats their titles.
      ['drivers.magnets-japan.change', 'down', 'fell'],
      ['japan-exposure.magnets.on-month', 'down', 'fall'],
      // A test of the month, and the title of the chart beneath it.
      ['drivers.magnets-japan.change', 'down', 'fell'],
      ['drivers.magnets-japan.change', 'down', 'fell'],
      ['drivers.evidence.japan-december-fall.1', 'down', 'fell'],
      ['japan-exposure.magnets.on-month', 'down', 'fell'],
      ['japan-exposure.magnets.on-month', 'down', 'fall'],
    ])
    const turned: Record<string, string> = { fell: 'rose', fall: 'rise' }
    expect(said(after)).toEqual(said(before).map(([id, , text = '']) => [id, 'up', turned[text]]))
  })

  test('turns what compares Japan with the others, and leaves the total as it was', () => {
    const said = (issue: Issue, id: string) =>
      issue.claims.filter(({ of }) => of[0]?.id === id).map(({ text }) => text)
    expect(said(before, 'drivers.magnets-japan.margin')).toEqual([
      'fell behind',
      'behind by an ordinary margin',
    ])
    expect(said(after, 'drivers.magnets-japan.margin')).toEqual(['stayed ahead of', 'not behind'])
    expect(said(after, 'summary.magnets.change-on-month')).toEqual(
      said(before, 'summary.magnets.change-on-month'),
    )
  })

  test('leaves no sentence that contradicts its figure', () => {
    expect(faults(before)).toEqual([])
    expect(faults(after)).toEqual([])
  })
})

describe('what is said of one trade in two books', () => {
  const cell = (flow: string, side: string, factor: number) => ({
    ...{ series: `mirror-${flow}-${side}`, period: '2025', factor },
  })
  // 35.3 per cent more, and a quarter less of it, is 1.5 more.
  const agreeing = cell('compounds', 'china', 0.75)

  test.each<[string, Changed[], string[], boolean]>([
    ['as known', [], ['up', 'wide', 'agree', 'with-timing', 'other-goods'], true],
    [
      'weights and values agree',
      [agreeing, cell('compounds-value', 'japan', 0.92)],
      ['agree', 'freight', 'alike'],
      false,
    ],
    ['values part', [agreeing, cell('compounds-value', 'japan', 2)], ['agree', 'wide', 'other-values'], true],
    [
      'weights part',
      [cell('compounds-value', 'china', 1.353), cell('metals', 'japan', 2)],
      ['down', 'wide', 'turned', 'more-goods'],
      true,
    ],
  ])('%s', (_, cells, expected, doubtful) => {
    const issue = issueOf('2025-12', '2026-11-21', cells)
    expect(faults(issue)).toEqual([])
    const ofMirror = issue.claims.filter(({ of }) => of[0]?.id.includes('.mirror.'))
    expect(ofMirror.map(({ says }) => says)).toEqual(expect.arrayContaining(expected))
    const doubt = 'every share in this section carries this uncertainty'
    expect(issue.html.includes(doubt)).toBe(doubtful)
  })
})

test.each([
  ['2025-08', '2025-09-25', ['the third monthly rise in a row', 'the highest since January 2025']],
  ['2025-09', '2025-10-25', ['the third monthly fall in a row']],
  ['2025-11', '2025-12-25', ['the highest in the unbroken record, which begins in May 2025']],
])('%s as of %s holds, with what is rare in it', (month, asOf, rare) => {
  const issue = issueOf(month, asOf)
  expect(faults(issue)).toEqual([])
  expect(issue.claims.map(({ text }) => text)).toEqual(expect.arrayContaining(rare))
})

describe('whatever the cells say', () => {
  /** Issues of other months, with the day of each: one with a New Year month, one with a signal, one known in part. */
  const issues = [
    DECEMBER,
    ['2025-05', '2025-06-25'],
    ['2025-03', '2025-04-25'],
    ['2026-03', '2026-11-21'],
  ] as const
  const monthly = ['exports', 'products', 'magnets', 'magnets-japan', 'magnets-us', 'dysprosium', 'terbium']
  const cells = [...new Set(dataset.observations.map(({ series, period }) => `${series} ${period}`))]
  const cell = (text: string) => ({ series: text.split(' ')[0] ?? '', period: text.split(' ')[1] ?? '' })
  const factor = fc.oneof(
    fc.constantFrom(0.5, 0.985, 0.995, 1.005, 1.015, 1.5, 3),
    fc.double({ min: 0.2, max: 4, noNaN: true }),
  )
  /** Cells that the month's verbs speak of; and any cells, of which those with a rate may turn round. */
  const changes = (month: Month): fc.Arbitrary<Changed[]> => {
    const periods = [0, -1, -2, -12, -13].map((back) => addMonths(month, back))
    const near = fc.record({
      series: fc.constantFrom(...monthly),
      period: fc.constantFrom(...periods),
      factor,
    })
    const any = fc.tuple(fc.constantFrom(...cells), factor, fc.boolean()).map(([text, by, turn]): Changed => {
      const { series, period } = cell(text)
      return { series, period, factor: turn && series.endsWith('-on-year') ? -by : by }
    })
    return fc.array(fc.oneof({ weight: 2, arbitrary: near }, any), { minLength: 1, maxLength: 12 })
  }

  test('no sentence contradicts its figure', { timeout: 120_000 }, () => {
    const arbitrary = fc
      .constantFrom(...issues)
      .chain(([month, asOf]) => fc.tuple(fc.constant(month), fc.constant(asOf), changes(month)))
    const said = new Set<string>()
    // Superlatives and runs are rare among chance changes.
    const falling = [8, 4, 2, 0.5].map((by, back) => ({
      ...{ series: 'exports', period: addMonths('2025-09', back), factor: by },
    }))
    const examples: [[Month, string, Changed[]]][] = [
      [[...DECEMBER, [{ series: 'magnets', period: '2025-12', factor: 2 }]]],
      [[...DECEMBER, falling]],
    ]
    fc.assert(
      fc.property(arbitrary, ([month, asOf, changed]) => {
        const issue = issueOf(month, asOf, changed)
        expect(faults(issue)).toEqual([])
        expect(issue.claims.length).toBeGreaterThan(8)
        for (const { says } of issue.claims) said.add(says.split(' ')[0] ?? '')
      }),
      { numRuns: 24, seed: 20260125, examples },
    )
    // What was never said was never held against anything.
    const ways = [
      'up',
      'down',
      'flat',
      'highest',
      'lowest',
      'rise',
      'fall',
      'signal',
      'ordinary',
      'too-little-history',
    ]
    expect([...said]).toEqual(expect.arrayContaining(ways))
  })
})
