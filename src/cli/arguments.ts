// The words and flags of a command in; what is asked for out, or a BriefingError that says how to ask.
import { type Month, periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { IMPORT_USAGE, type ImportAsked, importArguments } from './import-arguments.ts'
import { type Flags, parseFlags } from './flags.ts'
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
${IMPORT_USAGE}
brief help`

const COMMANDS = ['brief', 'history', 'check', 'help'] as const
type Command = (typeof COMMANDS)[number]

export type Asked =
  | { command: Command; flags: Flags }
  | { command: 'verify'; flags: Flags & { month: Month } }
  | { command: 'check-pdf'; file: string; flags: Flags }
  | { command: 'fetch'; fetch: FetchAsked; flags: Flags }
  | { command: 'import'; import: ImportAsked; flags: Flags }

/** Throws a BriefingError for a word or flag that is not known, and for a month or day that is none. */
export function readArguments(argv: readonly string[]): Asked {
  const parsed = parseFlags(argv, USAGE)
  const [word, ...more] = parsed.positionals
  const wanted = parsed.values.help ? 'help' : (word ?? 'brief')
  if (wanted === 'fetch') {
    return { command: wanted, fetch: fetchArguments(parsed.values, more), flags: parsed.values }
  }
  const foreign = (names: readonly (keyof Flags)[]) => names.find((name) => parsed.values[name] !== undefined)
  const period = foreign(['period'])
  if (period !== undefined) throw onlyOf(period, 'fetch')
  if (wanted === 'import') {
    const others = foreign(['month', 'as-of', 'out', 'archive'])
    if (others !== undefined)
      throw BriefingError.at('command line', `found --${others}, which an import does not take`, USAGE)
    return { command: wanted, import: importArguments(more, parsed.values), flags: parsed.values }
  }
  const ofImport = foreign(['write', 'retrieved', 'flow', 'through', 'complete', 'accept'])
  if (ofImport !== undefined) throw onlyOf(ofImport, 'import')
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

function onlyOf(flag: string, command: string): BriefingError {
  return BriefingError.at('command line', `found --${flag}, but only ${command} takes one`, USAGE)
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
