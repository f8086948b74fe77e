// British English: numbers, dates, verbs, verdicts, labels inside charts. The only words for the reader in src.
import type { Period } from '../dataset/period.ts'
import type { SourceKind } from '../dataset/schema.ts'
import type { Rule } from '../dataset/observed.ts'
import { chartAlternatives } from './en/chart-alternatives.ts'
import { chartLabels } from './en/chart-labels.ts'
import { claimWords } from './en/claim-words.ts'
import { members } from './en/members.ts'
import { mirrorWords } from './en/mirror-words.ts'
import { cardinal, list, ordinal, period, shortPeriod } from './en/periods.ts'
import { column, digits, money, quantity, signed } from './en/quantities.ts'

/** What a criterion of confidence is filled with. */
type CriterionPart = (
  part: 'kinds' | 'steps' | 'independentPublishers' | 'longHistory' | 'shortestHistory' | 'freshMonths',
) => string

const NO_BREAK = '\u00a0'

export type Direction = 'up' | 'down' | 'flat'

export const en = {
  code: 'en',
  digits,
  quantity,
  signed,
  period,
  shortPeriod,
  list,
  /** A title among other words. */
  quoted: (title: string) => `“${title}”`,
  cardinal,
  ordinal,
  /** A word as it begins a sentence or a label. */
  capital: (word: string) => word.charAt(0).toUpperCase() + word.slice(1),

  money,
  column,

  /** What a change did, in the past tense. The number that follows carries no sign. */
  verbs: { up: 'rose', down: 'fell', flat: 'was little changed' } satisfies Record<Direction, string>,
  /** The same for a plural subject. */
  pluralVerbs: { up: 'rose', down: 'fell', flat: 'were little changed' } satisfies Record<Direction, string>,
  /** Before the level after such a verb. */
  reaching: { up: 'to', down: 'to', flat: 'at' } satisfies Record<Direction, string>,
  nouns: { up: 'rise', down: 'fall', flat: 'small change' } satisfies Record<Direction, string>,
  comparatives: { up: 'above', down: 'below', flat: 'close to' } satisfies Record<Direction, string>,
  /** What one that is compared with others did, from the distance of their changes. */
  paces: { up: 'stayed ahead of', down: 'fell behind', flat: 'kept pace with' } satisfies Record<
    Direction,
    string
  >,
  /** Whether parts moved the way of the total: none, all, or some of them. */
  followed: {
    apart: 'did not follow the total',
    together: 'moved as the total did',
    mixed: 'did not move alike',
  },

  /** Of a value that no source gives. */
  notKnown: 'not known',

  against: { month: 'on the month', year: 'on the year' },

  /** What a template may not type, since it says something about a figure. */
  claimWords,

  /** Verdict of the signal test as a clause; `print` puts in the numbers, so that they stay figures. */
  verdict(
    signal: {
      verdict: 'signal' | 'ordinary' | 'too-little-history' | 'unknown'
      against: 'month' | 'year'
      short: boolean
    },
    print: (number: 'sample' | 'asLarge') => string,
  ): string {
    const change = { month: 'the change on the month', year: 'the change on the year' }[signal.against]
    const compared = () =>
      `(${print('asLarge')} of ${print('sample')} other changes at least as large${signal.short ? '; a short history' : ''})`
    switch (signal.verdict) {
      case 'signal':
        return `${change} lies outside the ordinary variation of the series ${compared()}`
      case 'ordinary':
        return `${change} lies within the ordinary variation of the series ${compared()}`
      case 'too-little-history':
        return `there is too little history to say whether that is unusual (number of other changes known: ${print('sample')})`
      case 'unknown':
        return `${change} cannot be tested, for want of a comparison`
    }
  },
  verdictLabels: {
    signal: 'signal',
    ordinary: 'ordinary variation',
    'too-little-history': 'too little history',
    unknown: 'not known',
  },

  /** The words of a verdict, by what it is on. */
  verdicts: {
    headline: {
      signal: 'a signal beyond ordinary variation',
      ordinary: 'a change within ordinary variation',
      'too-little-history': 'with too little history to judge the change',
      unknown: 'a change that cannot be tested',
    },
    /** The same of another change, where it is the same. */
    likewise: {
      signal: 'likewise a signal beyond ordinary variation',
      ordinary: 'likewise within ordinary variation',
      'too-little-history': 'likewise with too little history to judge it',
      unknown: 'likewise a change that cannot be tested',
    },
    gap: {
      signal: 'lies outside its ordinary variation',
      ordinary: 'lies within its ordinary variation',
      'too-little-history': 'cannot be judged, as its history is too short',
      unknown: 'cannot be judged, for want of a comparison',
    },
    cause: {
      signal: 'A change of this size asks for a cause',
      ordinary: 'A change of this size needs no special cause',
      'too-little-history': 'The history is too short to say whether the change needs a special cause',
      unknown: 'Whether the change needs a special cause cannot be said',
    },
    season: {
      repeats: 'Fits a seasonal pattern',
      differs: 'Runs against the pattern of other years',
      'no-pattern': 'No pattern over the years known',
      'too-little-history': 'Too few years to say',
    },
    seasonShort: {
      repeats: 'repeated',
      differs: 'against the pattern',
      'no-pattern': 'no pattern',
      'too-little-history': 'too few years to say',
    },
    baseShort: {
      signal: 'itself unusual',
      ordinary: 'ordinary',
      'too-little-history': 'cannot be judged, as its history is too short',
      unknown: 'cannot be judged, for want of a comparison',
    },
    gapShort: {
      'behind-signal': 'behind by an unusual margin',
      'behind-ordinary': 'behind by an ordinary margin',
      'behind-unjudged': 'behind, with too little history to judge the margin',
      'not-behind': 'not behind',
      'ahead-signal': 'ahead by an unusual margin',
    },
    base: {
      signal: 'The base was itself unusual, so the rate on the year says little',
      ordinary: 'The base moved within the ordinary variation of its series',
      'too-little-history': 'Too little history to judge the base',
      unknown: 'The base cannot be judged, for want of a comparison',
    },
    concentration: {
      high: 'highly concentrated',
      open: 'cannot be told',
      'not-high': 'not highly concentrated',
    },
    mirrorWeights: mirrorWords.weights,
    mirrorValues: mirrorWords.values,
    mirrorGoods: mirrorWords.goods,
    mirrorCodes: mirrorWords.codes,
  },

  extremes: {
    highest: {
      since: (since: string) => `the highest since ${since}`,
      onRecord: (begins: string) => `the highest in the unbroken record, which begins in ${begins}`,
    },
    lowest: {
      since: (since: string) => `the lowest since ${since}`,
      onRecord: (begins: string) => `the lowest in the unbroken record, which begins in ${begins}`,
    },
  },
  runs: {
    rise: (length: number) => `the ${ordinal(length)} monthly rise in a row`,
    fall: (length: number) => `the ${ordinal(length)} monthly fall in a row`,
  },
  /** What makes a figure the one that is named. */
  ranks: {
    widest: 'Widest gap',
    'months-above': 'Months known to be above it',
    'years-above': 'Years known to be above it',
    'months-below': 'Months known to be below it',
    'years-below': 'Years known to be below it',
    'furthest-above': 'The highest of them',
    'furthest-below': 'The lowest of them',
    'next-above': 'The highest of the others known',
    'next-below': 'The lowest of the others known',
  },
  /** How a statement is read whose words give no number. */
  readAs: (number: string) => ({
    equals: number,
    'at-least': `at least ${number}`,
    'at-most': `at most ${number}`,
  }),

  /** At the head of every page of an edition that was not released. */
  draft: 'Draft',
  /** The same of one that takes the place of another. */
  correctedEdition: (name: string) => `Corrected edition ${name}`,
  /** Beside a figure that reads otherwise than in the edition of before: statistical offices mark what they revised with an r. */
  corrected: { sign: '[r]', spoken: 'corrected' },
  /** Foot of every printed page. */
  running: (title: string, month: Period, asOf: Period) =>
    `${title}, ${period(month)} · as of ${period(asOf)}`,

  /** What a reader of the PDF is told about the files embedded in it. */
  attachments: {
    findings: 'The findings of this issue: every figure with its derivation and the rows it rests on',
    observations: 'The data set as known on the day of this issue, one printed figure a row, with its source',
  },

  /** A value that a conflict set aside, or what would follow had it been taken. */
  setAside: (name: string, taken: boolean) =>
    taken ? `${name}, were the value set aside taken` : `${name}, the value set aside`,
  /** What a change in per cent is called. */
  changeOf: (series: string, now: Period, base: Period) =>
    `${series}, ${shortPeriod(now)} against ${shortPeriod(base)}`,

  /** How a figure or a table of the page is called, at itself and where the text refers to it. */
  numbered: (kind: 'figure' | 'table', number: number) =>
    `${{ figure: 'Figure', table: 'Table' }[kind]}${NO_BREAK}${number}`,

  /** Stands before the citations under a chart or table. */
  sources: 'Sources: ',

  confidence: { high: 'high confidence', moderate: 'moderate confidence', low: 'low confidence' },
  levels: { high: 'high', moderate: 'moderate', low: 'low' },
  factors: {
    kind: 'kind of source',
    corroboration: 'corroboration',
    sample: 'length of history',
    conflict: 'conflict',
    freshness: 'freshness',
  },
  /** What was found of a factor, beside a level of confidence. */
  reasons: {
    trusted: 'wire, official or the company’s own',
    press: 'press reports',
    copy: 'copies alone',
    weak: 'weak evidence',
    plan: 'plans, not output',
    several: 'corroborated',
    single: 'one publisher',
    implied: 'worked out, not printed',
    long: 'long history',
    short: 'short history',
    'too-short': 'too little history',
    untestable: 'nothing to compare with',
    'ruled-out': 'disputed against the published totals',
    undisputed: 'undisputed',
    'settled-early': 'disputed by another source',
    'settled-late': 'disputed between equals',
    current: 'of the month',
    earlier: 'an earlier value',
    old: 'an old value',
  },
  /** The same as a criterion; `part` puts in the numbers and lists, so that they stay what is computed. */
  criteria: {
    trusted: (part: CriterionPart) => part('kinds'),
    press: (part: CriterionPart) => part('kinds'),
    copy: (part: CriterionPart) => part('kinds'),
    weak: () => 'a print marked as weak',
    plan: () => 'records of plans',
    several: (part: CriterionPart) => `${part('independentPublishers')} or more independent publishers`,
    single: () => 'fewer',
    implied: () => 'worked out from other printed figures',
    long: (part: CriterionPart) => `at least ${part('longHistory')} other changes`,
    short: (part: CriterionPart) => `at least ${part('shortestHistory')}`,
    'too-short': () => 'fewer',
    untestable: () => 'no change to test',
    'ruled-out': () => 'the published totals rule out what disputes it',
    undisputed: () => 'no other source disputes it',
    'settled-early': (part: CriterionPart) => `disputed, settled by: ${part('steps')}`,
    'settled-late': (part: CriterionPart) => `disputed, settled by: ${part('steps')}`,
    current: () => 'covers the month of the issue',
    earlier: (part: CriterionPart) => `at most ${part('freshMonths')} months older`,
    old: () => 'older',
  },
  /** Judgements of the summary in a table. */
  judgements: {
    exports: 'Compounds and metals',
    magnets: 'Magnets',
    products: 'Products, magnets included',
    'japan-rest': 'Magnets to Japan beside those to others',
    year: 'Compounds and metals, year to date',
    heavy: 'Controlled heavy elements',
    share: 'China’s share of Japan’s imports',
    capacity: 'Magnet capacity outside China',
  },
  /** What of the summary another choice between sources would change. */
  effects: {
    value: 'level',
    'on-month': 'on the month',
    'on-year': 'on the year',
    'as-large': 'other changes at least as large',
    sample: 'other changes known',
    'to-others': 'to other destinations',
    'year-to-date': 'year to date',
    'change-to-date': 'year to date, on the year',
    'full-year': 'last full year',
    verdict: 'verdict',
    gap: 'verdict on the gap to other destinations',
  },

  sourceKinds: {
    'official-statistics': 'official statistics',
    'official-statement': 'official statement',
    company: 'company',
    wire: 'news agency',
    newspaper: 'newspaper',
    'trade-press': 'trade press',
    'think-tank': 'think tank',
    aggregator: 'copy or aggregator',
  } satisfies Record<SourceKind, string>,

  rules: {
    rejected: 'known to be wrong',
    totals: 'fits the published totals',
    basis: 'reported rather than derived',
    kind: 'more trusted kind of source',
    precision: 'finer precision',
    corroboration: 'better corroborated',
    later: 'published later',
  } satisfies Record<Rule, string>,

  statuses: {
    announced: 'announced',
    agreed: 'agreed',
    'in force': 'in force',
    delivered: 'delivered',
    ended: 'ended',
    planned: 'planned',
    building: 'under construction',
    operating: 'operating',
    /** The plant operates, but its tonnage is a plan. */
    unproved: 'operating (plan)',
    stopped: 'stopped',
  },
  stages: { mine: 'mine', separation: 'separation', metal: 'metal', magnet: 'magnets' },
  /** An edition of the archive. */
  edition: (month: Period, asOf: Period) => `the issue of ${period(month)}, as of ${period(asOf)}`,
  /** That of the same issue which a correction takes the place of. */
  replacedEdition: 'the edition that this one replaces',
  /** Numbers that the house chose, as formulas name them. */
  choices: {
    'thresholds.signalLongHistory': 'multiple of the spread that makes a signal, long history',
    'thresholds.signalShortHistory': 'multiple of the spread that makes a signal, short history',
    'thresholds.longHistory': 'known changes that make a history long',
    'thresholds.shortestHistory': 'known changes that a verdict needs',
    'thresholds.highlyConcentrated': 'index of a highly concentrated market',
    'thresholds.smallestShare': 'share in per cent that a partner needs to be shown',
    'thresholds.independentPublishers': 'independent publishers that corroborate',
    'thresholds.freshMonths': 'months by which a value may be older',
    'thresholds.mirrorTiming': 'per cent of a year’s trade that goods under way may part',
    'thresholds.mirrorFreight': 'per cent that freight and insurance may add to the value of an import',
    'season.pattern': 'share of the other years that makes a pattern, in per cent',
    'scenarios.cuts': 'cut of deliveries in per cent',
    'scenarios.stocks': 'stock in days of use',
    'scenarios.lengths': 'length of a halt in months',
  },
  /** How a figure was worked out, where its terms are too many to name. */
  formula: {
    sum: (series: string, first: string, last: string) => `the sum of ${series} from ${first} to ${last}`,
    records: (names: readonly string[], all: number) =>
      all > names.length
        ? `how many records there are, among them ${names.join('; ')}`
        : `how many records there are: ${names.join('; ')}`,
    changes: (series: string, first: string, last: string) =>
      `how many other changes are known: ${series}, ${first} to ${last}`,
    count: (terms: number, first: string) =>
      terms === 0 ? 'how many are known: none' : `how many are known, the first of them ${first}`,
    corrected: (terms: number) =>
      `how many of the figures of this issue read differently in the edition that it replaces: ${terms}`,
    atLeast: (terms: number, bar: string) =>
      `how many of the ${terms} other changes, rises and falls alike, are at least as large as ${bar}`,
    median: (terms: number, first: string) => `the median of ${terms} changes such as ${first}`,
  },
  instruments: {
    'price floor': 'price floor',
    offtake: 'offtake',
    subsidy: 'subsidy',
    stockpile: 'stockpile',
    'export credit': 'export credit',
    tariff: 'tariff',
    standard: 'rules and cooperation',
  },
  members,
  capacityBases: { plan: 'plan', output: 'output', nameplate: 'nameplate' },

  claimVerdicts: {
    supported: 'supported',
    'supported-with-caveat': 'supported with a caveat',
    contradicted: 'contradicted',
    'cannot-be-checked': 'cannot be checked',
  },
  /** Why a judgement is another than in the issue before. */
  flipReasons: {
    'newer-period': 'a newer period',
    'value-new': 'a value became known',
    'value-revised': 'a value was revised',
    'longer-history': 'a longer history',
    'history-revised': 'the history was revised',
    aged: 'the same value, which has aged',
    evidence: 'other evidence, or another reading of it',
    rules: 'the rules or thresholds changed',
    lapsed: 'what it rests on is not known',
    dropped: 'no longer examined',
  },
  /** How a value came to replace the one of the issue before. */
  arrivals: {
    'published-since': 'published since',
    'taken-since': 'public before, taken since',
    corrected: 'row corrected',
  },
  /** What became of a conflict since the issue before. */
  settlements: { new: 'new', reversed: 'now the other way', 'other-rule': 'now by this step' },

  /** Words inside charts. */
  labels: chartLabels,
  /** Text alternatives of charts. */
  alternative: chartAlternatives,
}
