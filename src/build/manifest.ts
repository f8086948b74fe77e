// What an edition was made of: inputs, templates, fonts and outputs with their checksums, and the versions that can change a byte.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../checksum.ts'
import { compareText } from '../dataset/order.ts'
import { fontFiles } from '../fonts.ts'
import type { Files } from '../issue.ts'

export interface Made {
  month: string
  asOf: string
  language: string
  versions: Readonly<Record<string, string>>
  /** Kind of the browser that printed: the embedded one, or one that the operator gave or had installed. */
  browser: string
  data: readonly { path: string; sha256: string }[]
  /** The edition it was compared with, by the checksum of its findings.json; null for the first of an archive. */
  previous: { month: string; asOf: string; sha256: string } | null
}

/** The text of manifest.json. It holds no path of the machine and no clock, so that the same input gives the same text. */
export function manifest(made: Made, templates: string, outputs: Files): string {
  const whole = {
    ...made,
    templates: checksums(templates),
    fonts: fontFiles(),
    outputs: [...outputs].map(([path, content]) => ({ path, sha256: sha256(content) })),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

function checksums(folder: string): { path: string; sha256: string }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return paths
    .map((path) => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      sha256: sha256(readFileSync(path)),
    }))
    .sort((a, b) => compareText(a.path, b.path))
}
