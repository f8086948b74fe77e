// The program's folder in; all that goes into an edition besides its data and the browser out, for the manifest.
import { join } from 'node:path'
import { checksums } from '../archive/checksums.ts'
import type { Manifest } from '../archive/manifest.ts'
import { fontFiles } from '../fonts.ts'
import { readPackages } from './packages.ts'

export type Ingredients = Pick<Manifest, 'program' | 'packages' | 'templates' | 'fonts'>

/** Throws a BriefingError when the packages cannot be told. */
export function ingredients(home: string): Ingredients {
  const { version, ...packages } = readPackages(home)
  return {
    program: { version, source: { ...checksums(home, 'bin'), ...checksums(home, 'src') } },
    packages,
    templates: checksums(join(home, 'templates')),
    fonts: Object.fromEntries(fontFiles().map(({ file, sha256 }) => [file, sha256])),
  }
}
