// The words and flags of an import in; files and what is said of them out, or a BriefingError that says how to ask.
import type { Direction } from '../dataset/mapping-schema.ts'
import { periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'

export const IMPORT_USAGE = `brief import FILE… [--write] [--retrieved 2026-04-20] [--flow export] [--through 2026-03] [--complete]
             [--accept magnets:2026-03] [--data FOLDER]
    show what downloaded files of official statistics would change in the data set; with --write append it. A folder stands
    for the files in it; one that is named with a slash at its end, such as inbox/, may be missing or empty.
    --retrieved: the day of the download, where it was not today; --flow: export or import, for a table of Chinese customs whose
    name does not say it; --through: the last published month of a table of Japan whose name does not say it; --complete: the
    files hold all partners and whole headings (China, Comtrade) or all customs offices (Japan), so that rows may be summed;
    --accept: a value that was asked about is right (all: every one)`

/** As they came: parseArgs gives flags that may be named several times as lists. */
export interface ImportFlags {
  write?: boolean
  retrieved?: string
  flow?: string
  through?: string
  complete?: boolean
  accept?: string[]
  data?: string
}

export interface ImportAsked {
  files: readonly string[]
  write: boolean
  retrieved: string | undefined
  direction: Direction | undefined
  through: string | undefined
  complete: boolean
  accept: readonly string[]
}

export function importArguments(words: readonly string[], flags: ImportFlags): ImportAsked {
  if (words.length === 0) {
    throw BriefingError.at('command line', 'found no file to import', IMPORT_USAGE)
  }
  const { retrieved, through, flow, accept = [] } = flags
  if (retrieved !== undefined && periodKind(retrieved) !== 'day') {
    throw BriefingError.at(
      '--retrieved',
      `found "${retrieved}", expected a day such as 2026-04-20`,
      'write year, hyphen, month, hyphen, day',
    )
  }
  if (through !== undefined && periodKind(through) !== 'month') {
    throw BriefingError.at(
      '--through',
      `found "${through}", expected a month such as 2026-03`,
      'write year, hyphen, month',
    )
  }
  if (flow !== undefined && flow !== 'export' && flow !== 'import') {
    throw BriefingError.at('--flow', `found "${flow}", expected export or import`, 'write one of the two')
  }
  const odd = accept.find((one) => one !== 'all' && !/^[a-z0-9-]+:\d{4}[\d/-]*$/.test(one))
  if (odd !== undefined) {
    throw BriefingError.at(
      '--accept',
      `found "${odd}", expected series and period such as magnets:2026-03, or all`,
      'copy it from the preview',
    )
  }
  return {
    files: words,
    write: flags.write ?? false,
    retrieved,
    direction: flow,
    through,
    complete: flags.complete ?? false,
    accept,
  }
}
