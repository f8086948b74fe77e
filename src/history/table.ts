// Comparisons and their score in, the lines of a table for the operator's terminal out.
import type { Day } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import type { Comparison } from './compare.ts'
import type { Said } from './said.ts'
import type { Score } from './score.ts'

const WORDS: Record<Said['verdict'], string> = {
  signal: 'signal',
  ordinary: 'ordinary',
  'too-little-history': 'too short',
  unknown: 'untested',
}
const NONE = '–'

/** At most 110 columns wide. */
export function tableOf(
  comparisons: readonly Comparison[],
  score: Score,
  asOf: Day,
  language: Language,
): string[] {
  const rows = comparisons.map(({ month, series, then, now, revision }, index) => [
    comparisons[index - 1]?.month === month ? '' : month,
    series,
    ...cells(then, language),
    ...cells(now, language),
    revision === null || revision === 0 ? NONE : language.signed(revision, '%'),
    then === null || now === null ? NONE : then.verdict === now.verdict ? 'yes' : 'NO',
  ])
  const said = ['value', 'change', 'verdict']
  const heads = ['month', 'series', ...said, ...said, 'revised', 'held']
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  // Numbers end under each other, words begin so; a wider gap parts what was said from what is known.
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        const text = [2, 3, 5, 6, 8].includes(column) ? cell.padStart(width) : cell.padEnd(width)
        return column === 2 || column === 5 ? `  ${text}` : text
      })
      .join('  ')
      // The page keeps a number and its unit on one line; a terminal need not, and is searched with plain spaces.
      .replaceAll('\u00a0', ' ')
      .trimEnd()
  const upTo = (column: number) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + 2, column > 2 ? 4 : 2)
  const above = `${' '.repeat(upTo(2))}said on the release day`.padEnd(upTo(5))
  return [`${above}known on ${asOf}`, line(heads), ...rows.map(line), '', ...summary(score, language)]
}

function cells(said: Said | null, language: Language): string[] {
  if (said === null) return [NONE, NONE, NONE]
  const { value, unit, change, verdict } = said
  return [
    language.quantity(value, unit),
    change === null ? NONE : language.signed(change, '%'),
    WORDS[verdict],
  ]
}

function summary({ verdicts, both, late, revised, medianPercent }: Score, language: Language): string[] {
  const stayed = (verdict: Said['verdict'], what: string) => {
    const now = verdicts.get(verdict) ?? new Map<Said['verdict'], number>()
    const total = [...now.values()].reduce((sum, count) => sum + count, 0)
    const others = [...now].filter(([other]) => other !== verdict).map(([other, n]) => `${n} ${WORDS[other]}`)
    const rest = others.length === 0 ? '' : `; now ${others.join(', ')}`
    return total === 0 ? `no ${what}` : `${now.get(verdict) ?? 0} of ${total} ${what} stayed so${rest}`
  }
  const [largest] = revised
  return [
    `signals:    ${stayed('signal', 'signals')}`,
    `ordinary:   ${stayed('ordinary', 'ordinary changes')}`,
    `too short:  ${stayed('too-little-history', 'with too little history')}`,
    `untested:   ${stayed('unknown', 'without a comparison')}`,
    largest === undefined || medianPercent === undefined
      ? `values:     none of ${both} revised`
      : `values:     ${revised.length} of ${both} revised, by ${language.quantity(medianPercent, '%')} in the median and ` +
        `${language.quantity(Math.abs(largest.revision), '%')} at most (${largest.series}, ${largest.month})`,
    `not known:  ${late} on the release day, known now`,
    '',
    'Changes are on the month, from January to March on the year. “too short”: too little history to judge.',
    'A value counts as revised when no print of the value taken now agrees with that of then.',
  ]
}
