// The files of an edition, made twice or read from the archive, in; those that differ out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checksums } from '../archive/checksums.ts'
import { type Manifest, manifest } from '../archive/manifest.ts'
import { sha256 } from '../checksum.ts'
import type { Files } from '../issue.ts'
import { inputDifferences } from '../verify/differences.ts'

/** Names of files that only one side has, or of which not every byte is the same, in the order of the first. */
export function differingFiles(a: Files, b: Files): string[] {
  const sum = (content: Uint8Array | string | undefined) => content && sha256(content)
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => sum(a.get(name)) !== sum(b.get(name)))
}

/** All files of an edition's folder. */
export function filesIn(folder: string): Files {
  return new Map(Object.keys(checksums(folder)).map((name) => [name, readFileSync(join(folder, name))]))
}

/** What went into the one and not, or not so, into the other, as their manifests say: `data observations/magnets.csv`. */
export function changedInputs(then: Files, now: Files): string[] {
  const [before, after] = [manifestIn(then), manifestIn(now)]
  const inputs = inputDifferences(before, after).map(({ kind, name }) =>
    name === '' ? kind : `${kind} ${name}`,
  )
  return before.dataFolder === after.dataFolder ? inputs : ['the name of the data folder', ...inputs]
}

/** Throws (a bug) where there is none: whoever asks has made or checked the edition. */
function manifestIn(files: Files): Manifest {
  return manifest.parse(JSON.parse(Buffer.from(files.get('manifest.json') ?? '').toString('utf8')))
}
