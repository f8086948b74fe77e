// What is to be imported in; the preview to the operator, and, where it is asked for and nothing is open, the rows to the data set.
import { resolve } from 'node:path'
import { BriefingError } from '../errors.ts'
import { describePreview } from '../importers/describe-preview.ts'
import { filesOf } from '../importers/files-of.ts'
import { importFiles } from '../importers/import-files.ts'
import type { ImportAsked } from './import-arguments.ts'
import { dataFolder, place, today, type World } from './world.ts'

/** Tables from this size on are read out of core by DuckDB, in bytes. csv-parse takes a second for twenty megabytes. */
const LARGE_FROM = 100 * 1024 * 1024

/** More than these are not named one by one. */
const FEW = 8

/** Throws a BriefingError where a file, or what it would make of the data set, has a problem, or a question is open. */
export async function importInto(
  world: World,
  asked: ImportAsked,
  flags: { data?: string | undefined },
): Promise<void> {
  const { retrieved, direction, through, complete, accept, write } = asked
  const data = dataFolder(world, flags)
  const { out } = world
  const files = asked.files.flatMap((word) => filesOf(word, place(world, resolve(world.cwd, word))))
  if (files.length === 0) {
    out(`${asked.files.join(', ')}: nothing to import.`)
    return
  }
  const preview = await importFiles({
    ...{ retrieved, direction, through, complete, accept },
    files,
    today: today(world),
    data: data.path,
    dataLabel: data.label,
    largeFrom: LARGE_FROM,
  })
  for (const line of describePreview(preview)) out(line)
  if (preview.problems.length > 0) throw new BriefingError(preview.problems)
  const { rows, open } = preview
  if (rows.length === 0) {
    const held = preview.held.length > 0
    out(`\nNothing to append: ${held ? 'the data set holds all of it' : 'the files give no series a value'}.`)
    return
  }
  if (open.length > 0) {
    const keys = open.map(({ observation: { series, period } }) => `--accept ${series}:${period}`)
    const accept = keys.length > FEW ? '--accept all' : keys.join(' ')
    const message = `found ${open.length === 1 ? 'a value' : `${open.length} values`} to be looked at first`
    throw BriefingError.at(
      'import',
      message,
      `look them up in the files at the places above; if they are right, repeat with ${accept}`,
    )
  }
  const what = `${rows.length} row${rows.length === 1 ? '' : 's'}`
  if (!write) out(`\nNothing was written. To append ${what}, repeat the command with --write.`)
  else {
    preview.write()
    out(
      `\n${what} appended to ${data.label}/observations/imported.csv, the sources to ${data.label}/sources.yaml.`,
    )
    out('Next: npm run check, look at the difference, commit it, npm run brief.')
  }
}
