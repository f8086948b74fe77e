// The program's folder in; the versions of the packages it runs on out, as declared and as installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Manifest } from '../archive/manifest.ts'
import { BriefingError } from '../errors.ts'

const versions = z.record(z.string(), z.string())
const declaration = z.object({ version: z.string(), dependencies: versions })
const flag = z.boolean().default(false)
const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: flag, optional: flag, devOptional: flag }),
  ),
})

/**
 * The program's version and its packages: those for development are left out, and so are those that npm chooses by machine
 * (esbuild's binaries), whose version is that of the package that wants them. Which packages run stands in npm's own record
 * in node_modules, or else in the lock file; their versions, in the packages themselves. Throws a BriefingError when a file is missing or no JSON.
 */
export function readPackages(home: string): { version: string } & Manifest['packages'] {
  const { version, dependencies } = read(join(home, 'package.json'), 'package.json', declaration)
  const installed = join(home, 'node_modules', '.package-lock.json')
  const file = existsSync(installed) ? installed : join(home, 'package-lock.json')
  const { packages } = read(
    file,
    file === installed ? 'node_modules/.package-lock.json' : 'package-lock.json',
    lock,
  )
  const run = Object.entries(packages).flatMap(([path, one]) =>
    path === '' || one.version === undefined || one.dev || one.optional || one.devOptional
      ? []
      : [[path.replace(/^node_modules\//, ''), versionOf(join(home, path)) ?? one.version]],
  )
  return { version, declared: dependencies, installed: Object.fromEntries(run) }
}

/** What the installed package says of itself, which is what runs; undefined where it is not installed. */
function versionOf(folder: string): string | undefined {
  const file = join(folder, 'package.json')
  return existsSync(file) ? read(file, file, z.object({ version: z.string() })).version : undefined
}

function read<Schema extends z.ZodType>(file: string, label: string, shape: Schema): z.infer<Schema> {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw BriefingError.at(label, `cannot be read: ${what}`, 'restore it, and run npm ci')
  }
}
