// A month in; its editions in the archive made again in memory, and what differs from what was written out. Nothing is written.
import { type Archived, readArchived } from './archive/archived.ts'
import { checksums } from './archive/checksums.ts'
import { manifest as manifestShape } from './archive/manifest.ts'
import { placeOf } from './archive/place.ts'
import { makeEdition } from './build.ts'
import type { MakeOptions } from './build/edition.ts'
import { ingredients } from './build/ingredients.ts'
import type { Month } from './dataset/period.ts'
import { BriefingError } from './errors.ts'
import type { Files } from './issue.ts'
import { chosenEditions } from './verify/chosen-editions.ts'
import { fileDifferences, inputDifferences } from './verify/differences.ts'
import { figureDifferences } from './verify/figures.ts'
import type { Rebuilt, Verdict } from './verify/verdict.ts'

export interface VerifyOptions extends MakeOptions {
  /** Its editions are verified: the one of `asOf`, or all. */
  month: Month
}

/** Throws a BriefingError when there is no such edition, or the program's packages cannot be told. */
export async function verify(options: VerifyOptions): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const name of chosenEditions(options.archive, options.month, options.asOf)) {
    const place = placeOf(options.archive, name)
    options.report(`verifying ${place.label}`)
    const archived = readArchived(place, name)
    verdicts.push({ edition: place.label, ...(await compare(archived, { ...options, asOf: name.asOf })) })
  }
  return verdicts
}

async function compare(archived: Archived, options: VerifyOptions): Promise<Omit<Verdict, 'edition'>> {
  const { manifest: then, problems } = archived
  if (then === undefined) return { problems, inputs: [] }
  if (then.dataFolder !== options.dataLabel) {
    const message = `was built from a data folder called ${then.dataFolder}, and this one is called ${options.dataLabel}`
    const hint = 'name that folder with --data; without --data, it is data/rare-earths'
    return {
      problems: [...problems, { where: `${then.month} as of ${then.asOf}`, message, hint }],
      inputs: [],
    }
  }
  const inputs = { data: checksums(options.data), node: options.node, ...ingredients(options.home) }
  try {
    const { files } = await makeEdition({ ...options, previous: then.previous, final: then.final })
    const { outputs, browser, previous } = manifestShape.parse(JSON.parse(text(files, 'manifest.json')))
    const { findings } = archived
    const rebuilt: Rebuilt = {
      files: Object.keys(then.outputs).length,
      outputs: fileDifferences('output', then.outputs, outputs),
      ...(findings !== undefined && { figures: figureDifferences(findings, text(files, 'findings.json')) }),
    }
    return { problems, inputs: inputDifferences(then, { ...inputs, browser, previous }), rebuilt }
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return { problems: [...problems, ...error.problems], inputs: inputDifferences(then, inputs) }
  }
}

function text(files: Files, name: string): string {
  return String(files.get(name))
}
