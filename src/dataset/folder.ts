// A folder in, the texts of its files by name out, with their checksums; and what is missing, is no UTF-8 or does not belong.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { sha256 } from '../checksum.ts'
import { BriefingError, type Problem } from '../errors.ts'
import { decode } from './decode.ts'
import { compareText } from './order.ts'

/** Files that cannot be empty. */
const needed: ReadonlySet<string> = new Set([
  'series.yaml',
  'sources.yaml',
  'scenarios.yaml',
  'briefing.yaml',
])

/** The files of a data set by their path below its folder. */
export class DataFolder {
  /** Every file, sorted. */
  readonly names: readonly string[]
  readonly #report: (problem: Problem) => void
  readonly #folder: string
  readonly #label: string
  readonly #wanted = new Set<string>()
  readonly #checksums: { path: string; sha256: string }[] = []

  /** `label` is the folder as the operator knows it. Throws a BriefingError if there is no such folder. */
  constructor(folder: string, label: string, report: (problem: Problem) => void) {
    this.#folder = folder
    this.#label = label
    this.#report = report
    this.names = listFiles(folder, label)
  }

  /** The bytes of a file; undefined, and reported, when it is missing. */
  bytes(name: string, hint = 'restore it'): Buffer | undefined {
    this.#wanted.add(name)
    if (!this.names.includes(name)) {
      this.#report({ where: `${this.#label}/${name}`, message: 'the file is missing', hint })
      return undefined
    }
    const bytes = readFileSync(join(this.#folder, name))
    this.#checksums.push({ path: name, sha256: sha256(bytes) })
    return bytes
  }

  /** The text of a file; undefined, and reported, when it is missing or no UTF-8. */
  text(name: string): string | undefined {
    const bytes = this.bytes(name, needed.has(name) ? undefined : 'restore it, or write an empty list: []')
    if (bytes === undefined) return undefined
    const { text, problem } = decode(bytes, `${this.#label}/${name}`)
    if (problem) this.#report(problem)
    return text
  }

  /** Reports every file that nobody asked for: a misspelt name would otherwise be left out without a word. */
  refuseOthers(): void {
    for (const name of this.names) {
      if (this.#wanted.has(name)) continue
      const hint = 'correct its name, or move it elsewhere'
      this.#report({ where: `${this.#label}/${name}`, message: 'is no file of a data set', hint })
    }
  }

  /** Path and checksum of every file read, by path. */
  checksums(): { path: string; sha256: string }[] {
    return [...this.#checksums].sort((a, b) => compareText(a.path, b.path))
  }
}

function listFiles(folder: string, label: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort()
  } catch {
    throw BriefingError.at(label, `found no folder with a data set at ${folder}`, 'name one with --data')
  }
}
