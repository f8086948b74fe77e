// Words and flags in, messages and exit code out. The only reader of the clock, the environment and the arguments.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from './build.ts'
import { checkedInput } from './build/checked-input.ts'
import type { MakeOptions } from './build/edition.ts'
import { checkFile } from './cli/check-file.ts'
import { type Asked, readArguments } from './cli/arguments.ts'
import { USAGE } from './cli/commands.ts'
import type { Flags } from './cli/flags.ts'
import { fetchTables } from './cli/fetch.ts'
import { importInto } from './cli/import.ts'
import { sayWhatIsDue } from './cli/due.ts'
import { recall } from './cli/history.ts'
import { correctIssue, releaseIssue } from './cli/release.ts'
import { reviewIssue } from './cli/review.ts'
import { sendIssue } from './cli/send.ts'
import { verifyMonth } from './cli/verify.ts'
import { archiveFolder, dataFolder, place, today, type World } from './cli/world.ts'
import { BriefingError, describeProblem } from './errors.ts'
import { defaultCacheFolder } from './pdf/browser.ts'

export type { World }

/** Runs the command and gives its exit code: 0 done, 1 something the operator can mend. Bugs are thrown. */
export async function run(world: World): Promise<0 | 1> {
  try {
    return (await obey(world, readArguments(world.argv))) ? 0 : 1
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    for (const problem of error.problems) world.err(describeProblem(problem))
    const count = error.problems.length
    const done = world.argv[0] === 'send' ? 'sent' : 'written'
    world.err(`\n${count} problem${count === 1 ? '' : 's'}. Nothing was ${done}.`)
    return 1
  }
}

/** Does what is asked; false when what it found has to be mended, and was said. */
async function obey(world: World, asked: Asked): Promise<boolean> {
  const { flags } = asked
  switch (asked.command) {
    case 'help':
      world.out(USAGE)
      return true
    case 'check':
      check(world, flags)
      return true
    case 'brief':
      await brief(world, flags)
      return true
    case 'history':
      await recall(world, flags, making(world, flags))
      return true
    case 'verify':
      return await verifyMonth(world, asked.month, making(world, flags))
    case 'check-pdf':
      return await checkFile(asked.file, flags['as-of'], world)
    case 'fetch':
      return await fetchTables(world, asked.fetch)
    case 'import':
      await importInto(world, asked.import, flags)
      return true
    case 'release':
      return await releaseIssue(world, asked.month, flags, making(world, flags))
    case 'correct':
      return await correctIssue(world, asked.month, flags, making(world, flags))
    case 'due':
      return sayWhatIsDue(world, flags)
    case 'review':
      return await reviewIssue(world, asked.month, flags)
    case 'send':
      return await sendIssue(world, asked, flags)
  }
}

function check(world: World, flags: Flags): void {
  const started = performance.now()
  const { path, label } = dataFolder(world, flags)
  const dataset = checkedInput({ data: path, dataLabel: label, home: world.home }, today(world))
  const took = Math.round(performance.now() - started)
  const { observations, series, sources } = dataset
  world.out(
    `${label}: ${observations.length} observations of ${series.size} series from ${sources.size} sources; no problem (${took} ms)`,
  )
  world.out('templates: no figure and no word about a figure is typed')
}

async function brief(world: World, flags: Flags): Promise<void> {
  const options = making(world, flags)
  const started = performance.now()
  const result = await build({
    ...options,
    folder: (month, asOf) => {
      const { out } = flags
      return place(
        world,
        out === undefined ? join(options.archive.path, month, asOf) : resolve(world.cwd, out),
      )
    },
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

/** What makes an edition, of the month and day that the flags name. */
function making(world: World, flags: Flags): MakeOptions {
  const { path: data, label: dataLabel } = dataFolder(world, flags)
  return {
    data,
    dataLabel,
    home: world.home,
    archive: archiveFolder(world, flags),
    node: process.versions.node.split('.')[0] ?? '',
    month: flags.month,
    asOf: flags['as-of'],
    today: today(world),
    browser: {
      executablePath: world.env.PUPPETEER_EXECUTABLE_PATH,
      cacheFolder: defaultCacheFolder(world.env, homedir()),
      env: world.env,
    },
    veraPdf: world.env.VERAPDF,
    report: (step) => world.out(`  ${step}`),
  }
}
