// The words and flags of a command in; what is asked for out, or a BriefingError that says how to ask.
import { parseArgs } from 'node:util'
import { type Month, periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { FETCH_USAGE, type FetchAsked, fetchArguments } from './fetch-arguments.ts'

export const USAGE = `brief [--month 2025-12] [--as-of 2026-01-25] [--out FOLDER] [--data FOLDER] [--archive FOLDER]
    build an issue; without --month the newest complete one, without --as-of as of the newest day in the data;
    the archive holds the editions so far, of which the last before it is compared with: reports, unless named
brief history [--as-of 2026-01-25] [--out FILE] [--data FOLDER] [--archive FOLDER]
    what was said of each month on its release day, what is known now, and how often a verdict held; written to
    history.csv in the archive as well, unless a file is named
brief check [--data FOLDER]
    check the data set and the templates and print every problem
brief verify 2025-12 [--as-of 2026-01-25] [--data FOLDER] [--archive FOLDER]
    make the editions of a month again and say whether they come out identical, or what differs
brief check-pdf FILE [--as-of 2026-01-25]
    check any PDF against the rules of PDF/UA-1 and of the house; with --as-of, that it bears this date
${FETCH_USAGE}
brief help`

export interface Flags {
  /** Of the issue, or of the editions to verify. */
  month?: string
  'as-of'?: string
  out?: string
  data?: string
  archive?: string
  /** Of what is fetched. */
  period?: string
}

const COMMANDS = ['brief', 'history', 'check', 'help'] as const
type Command = (typeof COMMANDS)[number]

export type Asked =
  | { command: Command; flags: Flags }
  | { command: 'verify'; flags: Flags & { month: Month } }
  | { command: 'check-pdf'; file: string; flags: Flags }
  | { command: 'fetch'; fetch: FetchAsked; flags: Flags }

/** Throws a BriefingError for a word or flag that is not known, and for a month or day that is none. */
export function readArguments(argv: readonly string[]): Asked {
  const parsed = parse(argv)
  const [word, ...more] = parsed.positionals
  const wanted = parsed.values.help ? 'help' : (word ?? 'brief')
  if (wanted === 'fetch') {
    return { command: wanted, fetch: fetchArguments(parsed.values, more), flags: parsed.values }
  }
  if (parsed.values.period !== undefined) {
    throw BriefingError.at('command line', 'found --period, but only fetch takes one', USAGE)
  }
  if (wanted === 'verify') return { command: wanted, flags: verifyFlags(parsed.values, more) }
  if (wanted === 'check-pdf') return { command: wanted, ...checkedFile(parsed.values, more) }
  const command = COMMANDS.find((one) => one === wanted)
  if (command === undefined || more.length > 0) {
    throw BriefingError.at(
      'command line',
      `found "${parsed.positionals.join(' ')}", which is no command`,
      USAGE,
    )
  }
  const { month, 'as-of': asOf, out, archive } = parsed.values
  if (command === 'check' && (month ?? asOf ?? out ?? archive) !== undefined) {
    const message = 'found --month, --as-of, --out or --archive, but a check is of the whole data set'
    throw BriefingError.at('command line', message, USAGE)
  }
  if (command === 'history' && parsed.values.month !== undefined) {
    const message = 'found --month, but a history is of all months'
    throw BriefingError.at('command line', message, USAGE)
  }
  return { command, flags: withPeriods(parsed.values, '--month') }
}

/** The flags of a verification, whose month is a word. */
function verifyFlags(flags: Flags, words: readonly string[]): Flags & { month: Month } {
  const [month] = words
  if (month === undefined || words.length > 1) {
    const message = `found "${['verify', ...words].join(' ')}", expected one month, such as verify 2025-12`
    throw BriefingError.at('command line', message, USAGE)
  }
  if ((flags.month ?? flags.out) !== undefined) {
    const message = 'found --month or --out, but what is verified is a month of the archive, named as a word'
    throw BriefingError.at('command line', message, USAGE)
  }
  return withPeriods({ ...flags, month }, 'verify')
}

/** The file to check, which is a word, and the flags. */
function checkedFile(flags: Flags, words: readonly string[]): { file: string; flags: Flags } {
  const [file] = words
  if (file === undefined || words.length > 1) {
    const message = `found "${['check-pdf', ...words].join(' ')}", expected one file, such as check-pdf briefing.pdf`
    throw BriefingError.at('command line', message, USAGE)
  }
  const { month, out, data, archive } = flags
  if ((month ?? out ?? data ?? archive) !== undefined) {
    const message =
      'found --month, --out, --data or --archive, but what is checked is one file, named as a word'
    throw BriefingError.at('command line', message, USAGE)
  }
  return { file, flags: withPeriods(flags, 'check-pdf') }
}

function withPeriods<Given extends Flags>(flags: Given, monthAt: string): Given {
  const { month, 'as-of': asOf } = flags
  if (month !== undefined && periodKind(month) !== 'month') {
    throw BriefingError.at(
      monthAt,
      `found "${month}", expected a month such as 2025-12`,
      'write year, hyphen, month',
    )
  }
  if (asOf !== undefined && periodKind(asOf) !== 'day') {
    throw BriefingError.at(
      '--as-of',
      `found "${asOf}", expected a day such as 2026-01-25`,
      'write year, hyphen, month, hyphen, day',
    )
  }
  return flags
}

function parse(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const options = {
      month: text,
      'as-of': text,
      out: text,
      data: text,
      archive: text,
      period: text,
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw BriefingError.at('command line', error instanceof Error ? error.message : String(error), USAGE)
  }
}
