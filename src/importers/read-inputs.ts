// Files as the operator named them in; what each holds out: readings of official tables, and rows in our own form with their sources.
import { basename } from 'node:path'
import type { Day } from '../dataset/period.ts'
import type { Dataset } from '../dataset/read.ts'
import type { Source } from '../dataset/schema.ts'
import { BriefingError, type Problem } from '../errors.ts'
import type { Entry } from './entry.ts'
import type { Reading } from './flow.ts'
import type { ReadOptions } from './format.ts'
import { formatOf } from './formats.ts'
import { type InputFile, openInput } from './input-file.ts'
import { isOwnObservations, ownObservations } from './own-observations.ts'
import { isOwnSources, ownSources } from './own-sources.ts'

/** What is told of the files, beside the files. */
export interface InputOptions extends Pick<ReadOptions, 'direction' | 'through' | 'complete' | 'largeFrom'> {
  files: readonly { path: string; label: string }[]
  dataLabel: string
}

/** Every file is read, so that one BriefingError reports what is wrong with all of them. */
export async function readInputs(
  options: InputOptions,
  dataset: Dataset,
  retrieved: Day,
): Promise<{ readings: Reading[]; own: Entry[]; sources: Source[] }> {
  const { direction, through, complete, largeFrom } = options
  const problems: Problem[] = []
  const readings: Reading[] = []
  const own: Entry[] = []
  const sources: Source[] = []
  const tables: InputFile[] = []
  const opened = new Map<string, string>()
  const attempt = async (read: () => Promise<void> | void) => {
    try {
      await read()
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      problems.push(...error.problems)
    }
  }
  const open = async ({ path, label }: { path: string; label: string }) => {
    if (!/^[\x20-\x7e]+$/.test(basename(path))) throw badName(label)
    const file = await openInput(path, label)
    const namesake = opened.get(file.name)
    if (namesake === file.sha256) return
    if (namesake !== undefined) throw sameName(label)
    opened.set(file.name, file.sha256)
    if (isOwnObservations(file)) tables.push(file)
    else if (isOwnSources(file)) sources.push(...ownSources(file, dataset))
    else {
      const { mapping } = dataset
      if (mapping === undefined) throw noMapping(options.dataLabel)
      const format = formatOf(file)
      readings.push(await format.read(file, { mapping, direction, through, complete, retrieved, largeFrom }))
    }
  }
  for (const file of options.files) await attempt(() => open(file))
  // After all files: their sources may stand in one that is named later.
  const known = new Set([...dataset.sources.keys(), ...sources.map(({ id }) => id)])
  for (const file of tables) await attempt(() => void own.push(...ownObservations(file, dataset, known)))
  if (problems.length > 0) throw new BriefingError(problems)
  return { readings, own, sources }
}

function badName(label: string): BriefingError {
  const message = 'the name has letters that the briefing cannot print, and it stands in the list of sources'
  return BriefingError.at(label, message, 'rename it in plain letters, such as gacc-export-2026-03.csv')
}

function noMapping(label: string): BriefingError {
  const message = 'the file is missing, which says what rows of official tables become which series'
  return BriefingError.at(`${label}/mapping.yaml`, message, 'write it; that of data/rare-earths is a model')
}

function sameName(label: string): BriefingError {
  const message = 'another file of this import has the same name, and notes name files by it'
  return BriefingError.at(label, message, 'rename one of them')
}
