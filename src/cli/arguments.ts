// The words and flags of a command in; what is asked for out, or a BriefingError that says how to ask.
import { type Month, periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { type CommandName, COMMANDS, commandOf, isCommand, USAGE } from './commands.ts'
import { type FetchAsked, fetchArguments } from './fetch-arguments.ts'
import { type Flags, parseFlags } from './flags.ts'
import { type ImportAsked, importArguments } from './import-arguments.ts'
import { type SendAsked, sendArguments } from './send-arguments.ts'

export type Asked = { flags: Flags } & (
  | { command: 'brief' | 'history' | 'check' | 'due' | 'help' }
  | { command: 'verify' | 'correct'; month: Month }
  | { command: 'release' | 'review'; month: Month | undefined }
  | { command: 'send'; month: Month | undefined; send: SendAsked }
  | { command: 'check-pdf'; file: string }
  | { command: 'fetch'; fetch: FetchAsked }
  | { command: 'import'; import: ImportAsked }
)

/** Throws a BriefingError for a word or flag that is not known, and for a month or day that is none. */
export function readArguments(argv: readonly string[]): Asked {
  const { positionals, values } = parseFlags(argv, USAGE)
  const { help, ...flags } = values
  const [word = 'brief', ...words] = positionals
  if (help) return { command: 'help', flags }
  if (!isCommand(word)) {
    const message = `found "${positionals.join(' ')}", which is no command`
    throw BriefingError.at('command line', message, USAGE)
  }
  refuseForeign(word, flags)
  checkPeriod('--month', flags.month, 'month')
  checkPeriod('--as-of', flags['as-of'], 'day')
  switch (word) {
    case 'fetch':
      return { command: word, fetch: fetchArguments(flags, words), flags }
    case 'import':
      return { command: word, import: importArguments(words, flags), flags }
    case 'check-pdf':
      return { command: word, file: wordOf(word, words) ?? '', flags }
    case 'send':
      return { command: word, month: monthOf(word, words), send: sendArguments(flags), flags }
    case 'release':
    case 'review':
      return { command: word, month: monthOf(word, words), flags }
    case 'verify':
    case 'correct':
      return { command: word, month: monthOf(word, words) ?? '', flags }
    default:
      wordOf(word, words)
      return { command: word, flags }
  }
}

/** A flag is refused where its command does not take it: it would be passed over without a word. */
function refuseForeign(command: CommandName, flags: Flags): void {
  const { takes, usage } = commandOf(command)
  const foreign = Object.keys(flags).find((name) => !takes.some((one) => one === name))
  if (foreign === undefined) return
  const others = Object.keys(COMMANDS).filter(
    (name) => isCommand(name) && commandOf(name).takes.some((one) => one === foreign),
  )
  const message = `found --${foreign}, which ${command} does not take, only ${others.join(', ')}`
  throw BriefingError.at('command line', message, usage)
}

/** The one word after the command; undefined where it may be left out and is. */
function wordOf(command: CommandName, words: readonly string[]): string | undefined {
  const { words: wanted, usage } = commandOf(command)
  const [word, ...more] = words
  if (more.length === 0 && (word === undefined ? !wanted?.needed : wanted !== undefined)) return word
  const expected = wanted
    ? `expected ${wanted.needed ? 'one' : 'at most one'} ${wanted.name}, such as ${command} ${wanted.example}`
    : `expected no word after ${command}`
  throw BriefingError.at('command line', `found "${[command, ...words].join(' ')}", ${expected}`, usage)
}

function monthOf(command: CommandName, words: readonly string[]): Month | undefined {
  const month = wordOf(command, words)
  checkPeriod(command, month, 'month')
  return month
}

function checkPeriod(where: string, period: string | undefined, kind: 'month' | 'day'): void {
  if (period === undefined || periodKind(period) === kind) return
  const [example, how] =
    kind === 'month'
      ? ['2025-12', 'write year, hyphen, month']
      : ['2026-01-25', 'write year, hyphen, month, hyphen, day']
  throw BriefingError.at(where, `found "${period}", expected a ${kind} such as ${example}`, how)
}
