// Words and flags in, messages and exit code out. The only reader of the clock, the environment and the arguments.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { build } from './build.ts'
import { checkedInput, type InputFolders } from './build/checked-input.ts'
import { type Flags, readArguments, USAGE } from './cli/arguments.ts'
import { BriefingError, describeProblem } from './errors.ts'
import { defaultCacheFolder } from './pdf/browser.ts'

/** What the command needs of the world; tests hand in their own. */
export interface World {
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  /** The project's folder, with its templates and its data. */
  home: string
  now: Date
  out: (line: string) => void
  err: (line: string) => void
}

/** Runs the command and gives its exit code: 0 done, 1 something the operator can mend. Bugs are thrown. */
export async function run(world: World): Promise<0 | 1> {
  try {
    const { command, flags } = readArguments(world.argv)
    if (command === 'help') world.out(USAGE)
    else if (command === 'check') check(world, flags)
    else await brief(world, flags)
    return 0
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    for (const problem of error.problems) world.err(describeProblem(problem))
    const count = error.problems.length
    world.err(`\n${count} problem${count === 1 ? '' : 's'}. Nothing was written.`)
    return 1
  }
}

function check(world: World, flags: Flags): void {
  const started = performance.now()
  const folders = inputFolders(world, flags)
  const dataset = checkedInput(folders, today(world))
  const took = Math.round(performance.now() - started)
  const { observations, series, sources } = dataset
  world.out(
    `${folders.dataLabel}: ${observations.length} observations of ${series.size} series from ${sources.size} sources; no problem (${took} ms)`,
  )
  world.out(`${folders.templatesLabel}: no figure and no word about a figure is typed`)
}

async function brief(world: World, flags: Flags): Promise<void> {
  const place = (path: string) => ({ path, label: relative(world.cwd, path) || '.' })
  const started = performance.now()
  const result = await build({
    ...inputFolders(world, flags),
    folder: (month, asOf) =>
      place(
        flags.out === undefined ? join(world.home, 'reports', month, asOf) : resolve(world.cwd, flags.out),
      ),
    month: flags.month,
    asOf: flags['as-of'],
    today: today(world),
    versions: versions(world.home),
    browser: {
      executablePath: world.env.PUPPETEER_EXECUTABLE_PATH,
      cacheFolder: defaultCacheFolder(world.env, homedir()),
      env: world.env,
    },
    report: (step) => world.out(`  ${step}`),
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  world.out(`${result.month} as of ${result.asOf}: ${join(result.folder, 'briefing.pdf')}`)
  world.out(
    `${result.pages} pages, ${result.charts} charts, ${result.figures} figures, ${result.sources} sources cited, ${result.conflicts} conflicts settled, ${seconds} s`,
  )
  world.out(
    result.gaps.length === 0
      ? 'no gaps: every required series is known for the month'
      : `not known for the month, and said so on the page: ${result.gaps.join(', ')}`,
  )
}

function inputFolders(world: World, flags: Flags): InputFolders {
  const label = (path: string) => relative(world.cwd, path) || '.'
  const data =
    flags.data === undefined ? join(world.home, 'data', 'rare-earths') : resolve(world.cwd, flags.data)
  const templates = join(world.home, 'templates')
  return { data, dataLabel: label(data), templates, templatesLabel: label(templates) }
}

function today(world: World): string {
  return world.now.toISOString().slice(0, 10)
}

/** The versions that can change a byte: of the program, of Node (its ICU and zlib) and of the libraries that draw and print. */
function versions(home: string): Record<string, string> {
  const { version, dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return { briefing: version, node: process.versions.node.split('.')[0] ?? '', ...dependencies }
}
