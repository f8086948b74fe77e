// The day in; which issue is due by the calendar, how far it has come, and whether it is late, to the operator.
import { readLedger } from '../delivery/read-ledger.ts'
import { fatesOf } from '../delivery/received.ts'
import { due } from '../release/due.ts'
import type { Flags } from './flags.ts'
import { leaseHere } from './send-audience.ts'
import { archiveFolder, dataFolder, today, type World } from './world.ts'

/** False when the issue is late. */
export function sayWhatIsDue(world: World, flags: Flags): boolean {
  const data = dataFolder(world, flags)
  const archive = archiveFolder(world, flags)
  const { lines, overdue } = due({
    ...{ data: data.path, dataLabel: data.label, archive, today: today(world) },
    delivered: (month, revision) => {
      const lease = leaseHere(world, archive, month)
      const fates = [...fatesOf(readLedger(archive, month), revision, lease).values()]
      if (fates.length === 0) return undefined
      const count = (fate: (typeof fates)[number]) => fates.filter((one) => one === fate).length
      return `sent ${count('sent')}, still to send ${count('open')}, refused for good ${count('refused')}, uncertain ${count('uncertain')}`
    },
  })
  for (const line of lines) (overdue ? world.err : world.out)(line)
  return !overdue
}
