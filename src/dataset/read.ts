// A folder in, a Dataset and its problems out. Rules across files are left to integrity.ts.
import type { z } from 'zod'
import type { Problem } from '../errors.ts'
import { type Claim, claim } from './claim-schema.ts'
import { duplicateIds } from './duplicate-ids.ts'
import { DataFolder } from './folder.ts'
import { type Logo, logoOf } from './logo.ts'
import { type Mapping, mapping } from './mapping-schema.ts'
import { Places } from './places.ts'
import { type LocatedObservation, readObservations } from './read-csv.ts'
import { readYamlList, readYamlObject } from './read-yaml.ts'
import {
  type Briefing,
  briefing,
  buffer,
  driver,
  event,
  evidence,
  measure,
  phrase,
  plant,
  type Scenarios,
  type Series,
  type Source,
  scenarios,
  series,
  source,
} from './schema.ts'

/** All that is known, as it stands in the files. */
export interface Dataset {
  folder: string
  series: ReadonlyMap<string, Series>
  sources: ReadonlyMap<string, Source>
  observations: readonly LocatedObservation[]
  events: readonly z.infer<typeof event>[]
  drivers: readonly z.infer<typeof driver>[]
  evidence: readonly z.infer<typeof evidence>[]
  measures: readonly z.infer<typeof measure>[]
  buffers: readonly z.infer<typeof buffer>[]
  plants: readonly z.infer<typeof plant>[]
  claims: readonly Claim[]
  scenarios: Scenarios
  briefing: Briefing
  phrases: readonly z.infer<typeof phrase>[]
  /** How official tables become series; absent where none are imported. */
  mapping?: Mapping
  /** The publisher's, where briefing.yaml names one. */
  logo?: Logo
  /** Path below the folder and checksum of every file read. */
  files: readonly { path: string; sha256: string }[]
}

/** What reading yields: `dataset` is absent where a file without which nothing can be checked is missing or refused. */
export interface ReadResult {
  dataset: Dataset | undefined
  problems: Problem[]
  places: Places
  /** Ids of all records, also of refused ones; of drivers undefined where their file could not be read. */
  ids: { series: Set<string>; sources: Set<string>; drivers: Set<string> | undefined }
}

/**
 * Reads every file of the folder. `label` is the folder as the operator knows it, for messages.
 * Throws a BriefingError only if there is no such folder.
 */
export function readDataset(folder: string, label = folder): ReadResult {
  const places = new Places()
  const problems: Problem[] = []
  const files = new DataFolder(folder, label, (problem) => problems.push(problem))
  const list = <Schema extends z.ZodType>(name: string, schema: Schema) => {
    const text = files.text(name)
    if (text === undefined) return { records: [], ids: undefined }
    const read = readYamlList(`${label}/${name}`, text, schema, places)
    problems.push(...read.problems)
    return read
  }
  const object = <Schema extends z.ZodType>(name: string, schema: Schema) => {
    const text = files.text(name)
    if (text === undefined) return undefined
    const read = readYamlObject(`${label}/${name}`, text, schema, places)
    problems.push(...read.problems)
    return read.record
  }

  const seriesRead = list('series.yaml', series)
  const sourcesRead = list('sources.yaml', source)
  const driversRead = list('drivers.yaml', driver)
  const parts = {
    events: list('events.yaml', event).records,
    drivers: driversRead.records,
    evidence: list('evidence.yaml', evidence).records,
    measures: list('measures.yaml', measure).records,
    buffers: list('buffers.yaml', buffer).records,
    plants: list('plants.yaml', plant).records,
    claims: list('claims.yaml', claim).records,
  }
  const phrases = list('phrases.yaml', phrase).records
  const scenariosRead = object('scenarios.yaml', scenarios)
  const briefingRead = object('briefing.yaml', briefing)
  const mappingRead = files.names.includes('mapping.yaml') ? object('mapping.yaml', mapping) : undefined
  const observations: LocatedObservation[] = []
  const tables = files.names.filter((name) => /^observations\/[^/]+\.csv$/.test(name))
  if (tables.length === 0) {
    problems.push({
      where: `${label}/observations`,
      message: 'found no CSV file of observations',
      hint: 'add one',
    })
  }
  for (const name of tables) {
    const text = files.text(name)
    if (text === undefined) continue
    const read = readObservations(name, `${label}/${name}`, text, places)
    observations.push(...read.observations)
    problems.push(...read.problems)
  }
  const logo = briefingRead && logoOf(briefingRead, files, places, problems)
  files.refuseOthers()
  const ids: ReadResult['ids'] = {
    series: seriesRead.ids ?? new Set(),
    sources: sourcesRead.ids ?? new Set(),
    drivers: driversRead.ids,
  }
  const readable = seriesRead.ids !== undefined && sourcesRead.ids !== undefined
  if (scenariosRead === undefined || briefingRead === undefined || !readable)
    return { dataset: undefined, problems, places, ids }
  const byId = <T extends { id: string }>(records: T[]) =>
    new Map(records.map((record) => [record.id, record]))
  const dataset: Dataset = {
    folder: label,
    series: byId(seriesRead.records),
    sources: byId(sourcesRead.records),
    observations,
    ...parts,
    phrases,
    scenarios: scenariosRead,
    briefing: briefingRead,
    ...(logo && { logo }),
    ...(mappingRead && { mapping: mappingRead }),
    files: files.checksums(),
  }
  return {
    dataset,
    problems: [
      ...problems,
      ...duplicateIds([seriesRead.records, sourcesRead.records, ...Object.values(parts)], places),
    ],
    places,
    ids,
  }
}
