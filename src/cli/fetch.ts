// A source and a period in; its files in the folder of downloads, or how to get them by hand, out.
import { join, resolve } from 'node:path'
import type { Mapping } from '../dataset/mapping-schema.ts'
import { lastDay } from '../dataset/period.ts'
import { readMapping } from '../dataset/read-mapping.ts'
import { BriefingError, describeProblem } from '../errors.ts'
import { byHand } from '../importers/fetch/by-hand.ts'
import { comtradeServer } from '../importers/fetch/comtrade-server.ts'
import { fetchComtrade } from '../importers/fetch/fetch-comtrade.ts'
import { shellWord } from '../importers/fetch/shell-word.ts'
import type { FetchAsked } from './fetch-arguments.ts'
import { dataFolder, place, today, type World } from './world.ts'

/** Whether something was got, and nothing went wrong. */
export async function fetchTables(world: World, asked: FetchAsked): Promise<boolean> {
  const { source, period, out } = asked
  if (lastDay(period) >= today(world)) {
    const message = `found ${period}, which has not ended by ${today(world)}`
    throw BriefingError.at('--period', message, 'name a month or a year that has ended')
  }
  const data = dataFolder(world, asked)
  const mapping = readMapping(data.path, data.label)
  if (source === 'comtrade') return fromComtrade(world, asked, mapping)
  const folder = out === undefined ? `downloads/${source}` : place(world, resolve(world.cwd, out)).label
  for (const line of byHand(source, mapping, period, folder)) world.out(line)
  return true
}

async function fromComtrade(world: World, { period, out }: FetchAsked, mapping: Mapping): Promise<boolean> {
  if (world.fetch === undefined || world.wait === undefined) throw new Error('this world has no network')
  const day = today(world)
  const { base, key } = comtradeServer(world.env)
  const folder = place(world, resolve(world.cwd, out ?? join('downloads', 'comtrade', day)))
  const { files, empty, failed } = await fetchComtrade({
    ...{ mapping, period, folder, key, base, today: day, get: world.fetch, wait: world.wait },
    report: (line) => world.out(line),
  })
  const paths = files.map((file) => join(folder.label, file))
  if (failed !== undefined) {
    for (const problem of failed.problems) world.err(describeProblem(problem))
    const kept =
      paths.length === 0 ? 'Nothing was written.' : `What was got before is whole: ${paths.join(', ')}`
    world.err(`\nNot all was got. ${kept}`)
    return false
  }
  if (paths.length === 0) {
    const message = `UN Comtrade has nothing yet of ${empty.join(' and of ')}`
    throw BriefingError.at(
      '--period',
      message,
      'try again in some weeks, or name an earlier period; brief fetch gacc and e-stat may have it',
    )
  }
  world.out(`${paths.length} ${paths.length === 1 ? 'file' : 'files'} in ${folder.label}`)
  if (empty.length > 0) world.out(`not published there yet: ${empty.join(', ')}`)
  world.out(`then: npm run brief -- import ${paths.map(shellWord).join(' ')}`)
  return true
}
