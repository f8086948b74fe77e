// The approvals of a month's editions: who let which bytes go, and when they may be read. An edition that has one is released
// and never changes again. They stand in reports/<month>/approval.json, beside the editions, where no build reaches.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../dataset/parse-json.ts'
import { type Month, periodKind } from '../dataset/period.ts'
import { BriefingError, reading, writing } from '../errors.ts'
import { checksum } from './manifest.ts'
import type { Place } from './place.ts'

const day = z.string().refine((value) => periodKind(value) === 'day', 'a day such as 2026-01-25')
const moment = z.iso.datetime({ message: 'a moment in UTC such as 2026-01-26T08:00:00Z' })

const approval = z.strictObject({
  revision: z.number().int().nonnegative(),
  asOf: day,
  /** SHA-256 of briefing.pdf, and of manifest.json, which names all other files. */
  pdf: checksum,
  manifest: checksum,
  approvedBy: z.string().min(1),
  approvedAt: moment,
  /** Before this moment nothing leaves; null where it may at once. */
  embargo: moment.nullable(),
})
export type Approval = z.infer<typeof approval>

const file = z.strictObject({ month: z.string(), approvals: z.array(approval) })

const NAME = 'approval.json'
const hint = 'restore it from version control; nothing is released or sent on its word as it stands'

/** In the order of their revisions; none where nothing of the month was approved. Throws a BriefingError for a file that was spoilt. */
export function readApprovals(archive: Place, month: Month): Approval[] {
  const path = join(archive.path, month, NAME)
  const label = `${archive.label}/${month}/${NAME}`
  if (!existsSync(path)) return []
  const { data, error } = file.safeParse(parse(textOf(path, label), label))
  if (error !== undefined) {
    const [first] = error.issues
    throw BriefingError.at(
      label,
      `is no list of approvals: ${first?.path.join('.')}: ${first?.message}`,
      hint,
    )
  }
  if (data.month !== month) throw BriefingError.at(label, `holds approvals of ${data.month}`, hint)
  const outOfOrder = data.approvals.findIndex(({ revision }, index) => revision !== index)
  if (outOfOrder < 0) return data.approvals
  const found = data.approvals[outOfOrder]?.revision
  throw BriefingError.at(label, `found revision ${found} where ${outOfOrder} belongs`, hint)
}

/** Adds one, whole or not at all. Throws a BriefingError when the machine refuses to write. */
export function addApproval(archive: Place, month: Month, added: Approval): void {
  const folder = join(archive.path, month)
  const approvals = [...readApprovals(archive, month), added]
  writing(`${archive.label}/${month}/${NAME}`, 'make room for it, and approve again', () => {
    mkdirSync(folder, { recursive: true })
    const fresh = join(folder, `.${NAME}`)
    writeFileSync(fresh, `${JSON.stringify({ month, approvals }, null, 2)}\n`, { flush: true })
    renameSync(fresh, join(folder, NAME))
  })
}

function textOf(path: string, label: string): string {
  return reading(label, 'run the command as the user whose file it is', () => readFileSync(path, 'utf8'))
}

function parse(text: string, label: string): unknown {
  const json = parseJson(text)
  if (json === undefined) throw BriefingError.at(label, 'is no JSON', hint)
  return json
}
