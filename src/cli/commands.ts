// Every command: what it is called with, in words for the operator, and which flags it takes. arguments.ts holds what is asked against it.
import { FETCH_USAGE } from './fetch-arguments.ts'
import type { Flags } from './flags.ts'
import { IMPORT_USAGE } from './import-arguments.ts'
import { SEND_USAGE } from './send-arguments.ts'

interface Command {
  usage: string
  takes: readonly (keyof Flags)[]
  /** What the words after the command are; without it there are none. */
  words?: { name: string; example: string; needed: boolean }
}

const month = { name: 'month', example: '2025-12' }

export const COMMANDS = {
  brief: {
    usage: `brief [--month 2025-12] [--as-of 2026-01-25] [--out FOLDER] [--data FOLDER] [--archive FOLDER]
    build an issue; without --month the newest complete one, without --as-of as of the newest day in the data;
    the archive holds the editions so far, of which the last before it is compared with: reports, unless named.
    What is built is a draft and says so`,
    takes: ['month', 'as-of', 'out', 'data', 'archive'],
  },
  history: {
    usage: `brief history [--as-of 2026-01-25] [--out FILE] [--data FOLDER] [--archive FOLDER]
    what was said of each month on its release day, what is known now, and how often a verdict held; written to
    history.csv in the archive as well, unless a file is named`,
    takes: ['as-of', 'out', 'data', 'archive'],
  },
  check: {
    usage: `brief check [--data FOLDER]
    check the data set and the templates and print every problem`,
    takes: ['data'],
  },
  verify: {
    usage: `brief verify 2025-12 [--as-of 2026-01-25] [--data FOLDER] [--archive FOLDER]
    make the editions of a month again and say whether they come out identical, or what differs`,
    takes: ['as-of', 'data', 'archive'],
    words: { ...month, needed: true },
  },
  'check-pdf': {
    usage: `brief check-pdf FILE [--as-of 2026-01-25]
    check any PDF against the rules of PDF/UA-1 and of the house; with --as-of, that it bears this date`,
    takes: ['as-of'],
    words: { name: 'file', example: 'briefing.pdf', needed: true },
  },
  fetch: { usage: FETCH_USAGE, takes: ['period', 'out', 'data'] },
  import: {
    usage: IMPORT_USAGE,
    takes: ['write', 'retrieved', 'flow', 'through', 'complete', 'accept', 'data'],
  },
  due: {
    usage: `brief due [--data FOLDER] [--archive FOLDER]
    say by the calendar which month's issue is due today, whether it is released and delivered, and what comes next;
    fails when an issue is late`,
    takes: ['data', 'archive'],
  },
  release: {
    usage: `brief release [2025-12] [--as-of 2026-01-25] [--data FOLDER] [--archive FOLDER]
    build the final edition if the data are the newest due, complete and without an open dispute about a headline figure, and
    the PDF keeps its rules; without a month of the newest complete one
brief release [2025-12] --approve "Name" [--embargo 2026-01-26T08:00Z] [--as-of 2026-01-25]
    approve the final edition that stands in the archive, once its PDF was read: these bytes and no others may leave,
    and not before the embargo`,
    takes: ['as-of', 'data', 'archive', 'approve', 'embargo'],
    words: { ...month, needed: false },
  },
  correct: {
    usage: `brief correct 2025-12 --reason "What was wrong." [--as-of 2026-01-25] [--data FOLDER] [--archive FOLDER]
    build a corrected edition of a released issue, to be approved in the same way; it says what was wrong and marks each
    corrected figure; as of the day of the edition that it replaces, unless another is named`,
    takes: ['reason', 'as-of', 'data', 'archive'],
    words: { ...month, needed: true },
  },
  review: {
    usage: `brief review [2025-12] [--out FOLDER] [--data FOLDER] [--archive FOLDER]
    write what a reviewer needs to approve an edition: what changed, checksums, a list of what to look at, and its pages as
    images; into the folder review unless another is named, without a month of the newest final edition`,
    takes: ['out', 'data', 'archive'],
    words: { ...month, needed: false },
  },
  send: {
    usage: SEND_USAGE,
    takes: [
      'recipients',
      'intend',
      'withdraw',
      'resend-uncertain',
      'dry-run',
      'to',
      'per-minute',
      'out',
      'data',
      'archive',
    ],
    words: { ...month, needed: false },
  },
  help: { usage: 'brief help\n    print this list', takes: [] },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof COMMANDS

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word)
}

/** The commands as their table has them, for whoever asks for one by name. */
export function commandOf(name: CommandName): Command {
  return COMMANDS[name]
}

export const USAGE = Object.values(COMMANDS)
  .map(({ usage }) => usage)
  .join('\n')
