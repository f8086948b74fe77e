// A vintage and a month in; whether every value that sources dispute, and on which a headline figure rests, was looked into, out.
import { changeOn } from '../analysis/change.ts'
import { type Dispute, disputes } from '../analysis/disputes.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Problem } from '../errors.ts'
import { KEY } from '../sections/summary.ts'
import { type Check, failing, holding } from './check.ts'

/**
 * Headline figures are the values of the key series and their changes on the month and on the year. That the rule settles which
 * print is taken is no reason to believe it: somebody has to say in the note of a row why the other is wrong. A revision by the
 * statistics themselves needs none.
 */
export function headlineConflicts(vintage: Vintage, month: Month): Check {
  const resting = KEY.flatMap((series) => restsOn(vintage, series, month))
  const rests = ({ series, period, prints }: Dispute) =>
    prints.some(({ mark }) => mark !== 'rejected') &&
    resting.some((one) => one.series === series && one.period === period)
  const found = disputes(vintage).flatMap((one) =>
    one.taken !== undefined && rests(one) ? [{ ...one, taken: one.taken }] : [],
  )
  if (found.length === 0) return holding('conflicts', 'none on a headline figure')
  const open = found.filter((dispute) => !revised(vintage, dispute) && !explained(dispute))
  const count = `${found.length} on a headline figure`
  if (open.length > 0) {
    const said = `${count}, of which ${open.length} without a note`
    return failing(
      'conflicts',
      said,
      open.map((one) => problem(vintage, one)),
    )
  }
  return holding('conflicts', `${count}, explained: ${found.map(named).join('; ')}`)
}

type Open = Dispute & { taken: Observed }

function restsOn(vintage: Vintage, series: string, month: Month): readonly Observed[] {
  const value = vintage.at(series, month)
  const changes = (['month', 'year'] as const).map((against) => changeOn(vintage, series, month, against))
  return [...(value === undefined ? [] : [value]), ...changes.flatMap((one) => one?.percent.from ?? [])]
}

/** Official statistics that a later table of official statistics took back: an ordinary revision, which contradicts nobody. */
function revised(vintage: Vintage, { taken, prints, rule }: Open): boolean {
  const [{ source }] = taken.refs
  const official = (id: string) => vintage.source(id).kind === 'official-statistics'
  return rule === 'later' && official(source) && prints.every((print) => official(print.source))
}

/**
 * A note explains where it names the value that it speaks against, or the one it stands beside: what an import or a derivation
 * leaves in a note says where a value comes from, and not why it is to be believed. Rows marked weak have their reason in the note.
 */
function explained({ taken, prints }: Open): boolean {
  const [{ value }] = prints
  return (
    prints.some(({ mark }) => mark === 'weak') ||
    taken.refs.some(({ note }) => names(note, value)) ||
    prints.some(({ note }) => names(note, taken.value))
  )
}

/** Whether the text holds the number, with or without commas. */
function names(note: string | undefined, value: number): boolean {
  const numbers = note?.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? []
  return numbers.some((one) => Number(one) === Math.abs(value))
}

function named({ series, period, taken, prints: [{ value }] }: Open): string {
  return `${series} ${period} ${taken.value}, not ${value}`
}

function problem(vintage: Vintage, { series, period, taken, prints, rule }: Open): Problem {
  const { folder } = vintage.dataset
  const [chosen] = taken.refs
  const [other] = prints
  const at = (print: { file: string; line: number }) => `${folder}/${print.file}:${print.line}`
  return {
    where: at(chosen),
    message: `${series} of ${period} is ${chosen.value} by ${chosen.source}, but ${other.value} by ${other.source} (${at(other)}); the step "${rule}" took the former`,
    hint: `find out which is right and write into the note of the row why, naming ${other.value}; or mark the wrong row`,
  }
}
