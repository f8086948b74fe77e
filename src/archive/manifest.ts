// What an edition was made of and what came out: everything that can change a byte of it, by checksum or version. Read again
// by whoever verifies, releases or sends it. It holds no path of the machine and no clock, so that the same input gives the same text.
import { z } from 'zod'
import { sha256 } from '../checksum.ts'
import { periodKind } from '../dataset/period.ts'
import type { Files } from '../issue.ts'

/** SHA-256 in hexadecimal digits by path. */
export const checksum = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal digits')
const checksums = z.record(z.string(), checksum)
/** Versions by the name of the package; one that lies in another's folder has that in its name. */
const versions = z.record(z.string(), z.string())
const month = z.string().refine((value) => periodKind(value) === 'month', 'a month such as 2025-12')
const day = z.string().refine((value) => periodKind(value) === 'day', 'a day such as 2026-01-25')

const revision = z.number().int().nonnegative()
/** What distinguishes a final edition from a draft. */
export const final = z.strictObject({
  revision,
  /** Why there is another edition, in the publisher's words, and the one that it takes the place of, by its findings.json. */
  correction: z
    .strictObject({ reason: z.string(), of: z.strictObject({ asOf: day, revision, sha256: checksum }) })
    .nullable(),
})
export type Final = z.infer<typeof final>

export const manifest = z.strictObject({
  month,
  asOf: day,
  language: z.string(),
  /** The program's own version and the files of its source. */
  program: z.strictObject({ version: z.string(), source: checksums }),
  /** The major version, on which compression (zlib) and text (ICU) depend. */
  node: z.string(),
  /** Which browser printed: the embedded one, or one that the operator gave or had installed. */
  browser: z.strictObject({ kind: z.enum(['embedded', 'given', 'installed']), version: z.string() }),
  /** What package.json asks for, and every package that runs as it is installed, those of packages included. */
  packages: z.strictObject({ declared: versions, installed: versions }),
  /** How the folder of the data set is called in the findings. */
  dataFolder: z.string(),
  data: checksums,
  templates: checksums,
  fonts: checksums,
  /** The edition it was compared with, by the checksum of its findings.json; null for the first of an archive. */
  previous: z.strictObject({ month, asOf: day, revision, sha256: checksum }).nullable(),
  /** What makes it more than a draft; null for a draft, which may not be released. */
  final: final.nullable(),
  outputs: checksums,
})
export type Manifest = z.infer<typeof manifest>

/** The text of manifest.json. */
export function manifestFile(made: Omit<Manifest, 'outputs'>, outputs: Files): string {
  const whole: Manifest = {
    ...made,
    outputs: Object.fromEntries([...outputs].map(([path, content]) => [path, sha256(content)])),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}
