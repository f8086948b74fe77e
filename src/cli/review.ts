// A month in; what a reviewer needs to approve its edition, in a folder, out.
import { join, resolve } from 'node:path'
import type { Month } from '../dataset/period.ts'
import { review } from '../review.ts'
import type { Flags } from './flags.ts'
import { progressBar } from './progress.ts'
import { archiveFolder, place, type World } from './world.ts'

/** True: what cannot be reviewed is thrown. */
export async function reviewIssue(world: World, month: Month | undefined, flags: Flags): Promise<true> {
  const out = place(world, resolve(world.cwd, flags.out ?? 'review'))
  const bar = progressBar(world.terminal, 'pages')
  try {
    const reviewed = await review({ archive: archiveFolder(world, flags), month, out, progress: bar.show })
    bar.end()
    world.out(
      reviewed === undefined
        ? 'no final edition waits for an approval: nothing to review'
        : `${join(out.label, 'review.md')} and ${reviewed.pages} pages as images`,
    )
    return true
  } finally {
    bar.end()
  }
}
