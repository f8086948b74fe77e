// Which runs' hand-offs this disk has recorded, all of them, and how many there were: by it an intent that was only meant is told from
// one whose outcome is not known here, and a ledger that lost lines from a whole one. Git never carries it to another disk.
import { z } from 'zod'
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { parseJson } from '../dataset/parse-json.ts'
import { BriefingError } from '../errors.ts'
import { deliveryFile } from './delivery-file.ts'
import type { Disk } from './disk.ts'
import type { Ledger } from './ledger.ts'
import { openLines, readBytes, wholeLines } from './line-file.ts'
import type { Runner } from './runner.ts'

const line = z.union([
  /** A run that records on this disk; a folder copied to another host takes its lease along, which is worth nothing there. */
  z.strictObject({ run: z.string(), host: z.string() }),
  /** How many hand-offs it has begun. */
  z.strictObject({ run: z.string(), begun: z.number().int().positive() }),
])

export interface Lease {
  /** Whether a run's hand-offs are all in the ledger of this disk. */
  holds: (run: string) => boolean
}

export interface OpenLease extends Lease {
  /** Says that this run records here. Synced; to be said before its first intent. */
  begin(): void
  /** Says that one more hand-off begins. Synced; to be said after the ledger says so, and before the data are handed over. */
  count(): void
  close(): void
}

/** The lease as it stands; it holds nothing where there is none. Nothing is written, and what does not read counts for nothing. */
export function readLease(disk: Disk, archive: Place, month: Month, host: string): Lease {
  const { whole } = wholeLines(readBytes(disk, deliveryFile(archive, month, 'lease')) ?? new Uint8Array())
  const { hosts } = parseLease(new TextDecoder().decode(whole))
  return { holds: (run) => hosts.get(run) === host }
}

/**
 * Opens the lease for the one that holds the lock. Throws a BriefingError where the ledger says less than was done from this disk,
 * where the lease is spoilt, and when the disk refuses.
 */
export function openLease(
  disk: Disk,
  archive: Place,
  month: Month,
  { id, host }: Runner,
  ledger: Ledger,
): OpenLease {
  const place = deliveryFile(archive, month, 'lease')
  const file = openLines(disk, place)
  const { hosts, begun, spoilt } = parseLease(file.text)
  const lost = [...begun].find(([run, count]) => (ledger.begun.get(run) ?? 0) < count)
  if (spoilt === undefined && lost === undefined)
    return {
      holds: (run) => hosts.get(run) === host,
      begin() {
        file.append([{ run: id, host }])
        hosts.set(id, host)
      },
      count: () => void file.append([{ run: id, begun: ledger.begun.get(id) ?? 0 }]),
      close: file.close,
    }
  file.close()
  if (lost !== undefined)
    throw BriefingError.at(
      deliveryFile(archive, month, 'ledger').label,
      `lacks what was done from this machine: found ${ledger.begun.get(lost[0]) ?? 0} hand-offs of run ${lost[0]}, it began ${lost[1]}`,
      'put the newest ledger back (look in git stash list, git reflog and backups); by an older one recipients would get the issue twice',
    )
  throw BriefingError.at(
    `${place.label}:${spoilt}`,
    'is no line of a lease',
    'remove the file; those whose hand-off was meant but not recorded then count as uncertain',
  )
}

/** The host of each run, how many hand-offs it began, and the first line that is none of a lease. */
function parseLease(text: string) {
  const hosts = new Map<string, string>()
  const begun = new Map<string, number>()
  let spoilt: number | undefined
  for (const [index, written] of text.split('\n').slice(0, -1).entries()) {
    const { data } = line.safeParse(parseJson(written))
    if (data === undefined) spoilt ??= index + 1
    else if ('host' in data) hosts.set(data.run, data.host)
    else begun.set(data.run, data.begun)
  }
  return { hosts, begun, spoilt }
}
