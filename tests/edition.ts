// Builds editions of the real data set into a temporary folder, in process, for the tests that read them.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Derivation } from '../src/analysis/derivation.ts'
import { run } from '../src/cli.ts'

export const root = resolve(import.meta.dirname, '..')

/** An archive without editions: what lies in reports/ is no part of the tests. */
export const noArchive = mkdtempSync(join(tmpdir(), 'archive-'))

/** The day on which the tests run, as far as the program can tell. */
export const NOW = new Date('2026-11-21T12:00:00Z')

export interface Ran {
  code: 0 | 1
  out: string[]
  err: string[]
}

/** Runs the command in process. A build compares with no edition unless it names an archive. */
export async function command(...words: string[]): Promise<Ran> {
  const builds = /^(?:brief$|--(?!help|archive))/.test(words[0] ?? 'brief') && !words.includes('--archive')
  const argv = builds ? [...words, '--archive', noArchive] : words
  const out: string[] = []
  const err: string[] = []
  const code = await run({
    argv,
    env: process.env,
    cwd: root,
    home: root,
    now: NOW,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  return { code, out, err }
}

export interface Edition extends Ran {
  folder: string
  html: string
  pdf: Uint8Array
  findings: { figures: FigureJson[] }
}

export interface FigureJson {
  id: string
  value: number
  unit: string
  basis: string
  step: number | null
  formula?: string
  records: { kind: string; id: string; sources: string[] }[]
  choices: { id: string; value: number }[]
  derivation: Derivation
  inputs: { series: string; period: string; value: number; source: string; file: string; line: number }[]
}

/** Builds one edition and reads it back. */
export async function edition(month: string, asOf: string): Promise<Edition> {
  const folder = join(mkdtempSync(join(tmpdir(), 'edition-')), 'issue')
  const ran = await command('--month', month, '--as-of', asOf, '--out', folder)
  if (ran.code !== 0) throw new Error(ran.err.join('\n'))
  return {
    ...ran,
    folder,
    html: readFileSync(join(folder, 'briefing.html'), 'utf8'),
    pdf: new Uint8Array(readFileSync(join(folder, 'briefing.pdf'))),
    findings: readFindings(join(folder, 'findings.json')),
  }
}

/** The figures with their inputs looked up in the list of observations. */
function readFindings(path: string): { figures: FigureJson[] } {
  const { figures, observations } = JSON.parse(readFileSync(path, 'utf8'))
  return {
    figures: figures.map((figure: { inputs: string[] }) => ({
      ...figure,
      inputs: figure.inputs.map((key) => observations[key]),
    })),
  }
}
