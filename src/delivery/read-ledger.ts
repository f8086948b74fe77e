// The text of a ledger in; what it says out, or every line that is none of a ledger. Nothing is locked or written, so anyone may ask.
import type { Place } from '../archive/place.ts'
import type { Month } from '../dataset/period.ts'
import { parseJson } from '../dataset/parse-json.ts'
import { BriefingError, type Problem } from '../errors.ts'
import { deliveryFile } from './delivery-file.ts'
import { type Disk, machineDisk } from './disk.ts'
import { emptyLedger, faultOf, include, type Ledger } from './ledger.ts'
import { ledgerEntry, ledgerHead } from './ledger-entry.ts'
import { readBytes, wholeLines } from './line-file.ts'

const hint =
  'restore the file from version control, the newest that any machine has; while it does not read, nothing is sent'

/**
 * The ledger of a month as it stands; an empty one where none was begun. A last line that is being written counts for nothing, unless only its end is missing.
 * Throws a BriefingError with every line that is wrong.
 */
export function readLedger(archive: Place, month: Month, disk: Disk = machineDisk): Ledger {
  const place = deliveryFile(archive, month, 'ledger')
  const { whole, closed } = wholeLines(readBytes(disk, place) ?? new Uint8Array())
  return parseLedger(new TextDecoder().decode(whole) + closed, place.label, month)
}

/** `text` holds whole lines. Throws a BriefingError with every line that is wrong. */
export function parseLedger(text: string, label: string, month: Month): Ledger {
  const ledger = emptyLedger()
  const problems: Problem[] = []
  const lines = text.split('\n').slice(0, -1)
  for (const [index, line] of lines.entries()) {
    const message = index === 0 ? readHead(ledger, line, month) : readEntry(ledger, line)
    if (message !== undefined) problems.push({ where: `${label}:${index + 1}`, message, hint })
  }
  if (problems.length > 0) throw new BriefingError(problems)
  return ledger
}

/** Takes the line in, or says what is wrong with it. */
function readHead(ledger: Ledger, line: string, month: Month): string | undefined {
  const { data, error } = ledgerHead.safeParse(parseJson(line))
  if (error !== undefined) return `is no first line of a ledger: ${firstOf(error.issues)}`
  if (data.month !== month) return `found the ledger of ${data.month} in the folder of ${month}`
  ledger.head = data
  return undefined
}

function readEntry(ledger: Ledger, line: string): string | undefined {
  if (/^(<{7}|={7}|>{7}|\|{7})/.test(line)) return 'found the mark of a merge that was not finished'
  const { data, error } = ledgerEntry.safeParse(parseJson(line))
  if (error !== undefined) return `is no line of a ledger: ${firstOf(error.issues)}`
  const fault = faultOf(ledger, data)
  if (fault === undefined) include(ledger, data)
  return fault
}

interface Issue {
  path: PropertyKey[]
  message: string
}

function firstOf([first]: readonly Issue[]): string {
  return [first?.path.map(String).join('.'), first?.message].filter(Boolean).join(': ')
}
