// Builds editions of the real data set into a temporary folder, in process, for the tests that read them.
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inject } from 'vitest'
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
  /** That which it was built against. */
  archive: string
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

/** The month and day of an edition. */
export type Named = readonly [month: string, asOf: string]

export const NOVEMBER: Named = ['2025-11', '2025-12-25']
export const DECEMBER: Named = ['2025-12', '2026-01-25']

/**
 * One edition, built by the first test file that asks for it, and read back: December after November, any other the first of its
 * archive. Its files are not to be changed, and neither is `archive`, which lies beside them.
 */
export async function edition(month: string, asOf: string): Promise<Edition> {
  const previous = month === DECEMBER[0] && asOf === DECEMBER[1] ? NOVEMBER : undefined
  const shared = join(inject('sharedFolder'), `${month}-as-of-${asOf}`)
  if (!existsSync(shared)) await buildInto(shared, month, asOf, previous)
  const folder = join(shared, 'issue')
  const ran: Ran = JSON.parse(readFileSync(join(shared, 'ran.json'), 'utf8'))
  return {
    ...ran,
    folder,
    archive: join(shared, 'archive'),
    html: readFileSync(join(folder, 'briefing.html'), 'utf8'),
    pdf: new Uint8Array(readFileSync(join(folder, 'briefing.pdf'))),
    findings: readFindings(join(folder, 'findings.json')),
  }
}

/** Builds elsewhere and renames; of several files that build at once the first to be done wins. */
async function buildInto(shared: string, month: string, asOf: string, previous?: Named): Promise<void> {
  const own = mkdtempSync(join(inject('sharedFolder'), 'building-'))
  const archive = join(own, 'archive')
  if (previous) cpSync((await edition(...previous)).folder, join(archive, ...previous), { recursive: true })
  const into = ['--out', join(own, 'issue'), '--archive', archive]
  const ran = await command('--month', month, '--as-of', asOf, ...into)
  if (ran.code !== 0) throw new Error(ran.err.join('\n'))
  writeFileSync(join(own, 'ran.json'), JSON.stringify(ran))
  try {
    renameSync(own, shared)
  } catch (error) {
    if (!existsSync(shared)) throw error
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
