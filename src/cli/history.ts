// The flags of `brief history` in; what was said of each month then and is known now to the operator, and to a file.
import { join, resolve } from 'node:path'
import type { MakeOptions } from '../build/edition.ts'
import { history } from '../history.ts'
import type { Flags } from './flags.ts'
import { progressBar } from './progress.ts'
import { place, type World } from './world.ts'

export async function recall(world: World, { out }: Flags, making: MakeOptions): Promise<void> {
  const { data, dataLabel, asOf, today, archive } = making
  const file = place(world, out === undefined ? join(archive.path, 'history.csv') : resolve(world.cwd, out))
  const bar = progressBar(world.terminal, 'months')
  try {
    const lines = await history({ data, dataLabel, asOf, today, file, progress: bar.show })
    bar.end()
    for (const line of lines) world.out(line)
    world.out(`the same, for machines: ${file.label}`)
  } finally {
    bar.end()
  }
}
