// The folder of a final edition in; what its mail is made of out, read into memory, or every reason why nothing of it may be sent.
// Which edition that is, and when it may leave, is left to leaving.ts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Approval } from '../archive/approvals.ts'
import { brief, readArchived } from '../archive/archived.ts'
import type { EditionName } from '../archive/edition-name.ts'
import { MAIL, mailHead } from '../archive/mail.ts'
import { manifest as manifestOf } from '../archive/manifest.ts'
import { type Place, placeOf } from '../archive/place.ts'
import { sha256 } from '../checksum.ts'
import { address } from '../dataset/schema.ts'
import { parseJson } from '../dataset/parse-json.ts'
import { BriefingError, type Problem } from '../errors.ts'

/** What stands between < and > of List-Unsubscribe: nothing in it can end the line or the brackets. */
const unsubscribe = z.union([
  address.transform(
    (mailbox) => `mailto:${mailbox.split('@').map(encodeURIComponent).join('@')}?subject=unsubscribe`,
  ),
  z.url({ protocol: /^https?$/ }).transform((web) => new URL(web).href),
])

const head = mailHead.extend({ unsubscribe })

export interface Body {
  html: string
  text: string
}

/** A final edition as it lies in the archive, intact. */
export interface FinalEdition {
  name: EditionName
  /** Its folder, as the operator knows it. */
  label: string
  /** Null while nobody has approved it. */
  approval: Approval | null
  /** As the edition has it, and in `unsubscribe` a link. */
  head: z.infer<typeof head>
  pdf: Buffer
  html: Buffer
  picture: Buffer
  attached: Body
  /** Undefined where the issue is published nowhere. */
  linked: Body | undefined
  /** SHA-256 of manifest.json, and so of all of it. */
  content: string
}

/** Reads an edition and holds it against its manifest and, where it has one, its approval. Throws a BriefingError with all that is wrong. */
export function readFinal(archive: Place, name: EditionName, approval: Approval | null): FinalEdition {
  const at = placeOf(archive, name)
  const { manifest, problems } = readArchived(at, name)
  if (manifest === undefined || problems.length > 0) throw new BriefingError(problems)
  if (manifest.final === null) {
    const hint = `build the final edition: brief release ${name.month}, read it, and approve it`
    throw BriefingError.at(at.label, 'is a draft, which nobody is sent', hint)
  }
  return readMail(at, name, approval)
}

/** What was checked may have changed since: every byte that is kept is held against the manifest that is kept once more. */
function readMail(at: Place, name: EditionName, approval: Approval | null): FinalEdition {
  const manifest = readFileSync(join(at.path, 'manifest.json'))
  const { outputs } = manifestOf.parse(JSON.parse(manifest.toString('utf8')))
  const problems: Problem[] = []
  const read = (file: string): Buffer => {
    const where = `${at.label}/${file}`
    const then = outputs[file]
    if (then === undefined) {
      problems.push(withoutMail(where, name))
      return Buffer.alloc(0)
    }
    const found = readFileSync(join(at.path, file))
    if (sha256(found) !== then) problems.push(notThose(where, 'the manifest', sha256(found), then))
    return found
  }
  const body = (files: { html: string; text: string }): Body => ({
    html: read(files.html).toString('utf8'),
    text: read(files.text).toString('utf8'),
  })
  const pdf = read('briefing.pdf')
  if (approval !== null) {
    const approved: [file: string, found: Buffer, then: string][] = [
      ['briefing.pdf', pdf, approval.pdf],
      ['manifest.json', manifest, approval.manifest],
    ]
    for (const [file, found, then] of approved) {
      if (sha256(found) !== then) {
        problems.push(notThose(`${at.label}/${file}`, 'the approval', sha256(found), then))
      }
    }
  }
  const isLinked = MAIL.linked.html in outputs || MAIL.linked.text in outputs
  const files = {
    pdf,
    html: read('briefing.html'),
    picture: read(MAIL.picture),
    attached: body(MAIL.attached),
    linked: isLinked ? body(MAIL.linked) : undefined,
  }
  const headFile = read(MAIL.head)
  if (problems.length > 0) throw new BriefingError(problems)
  const head = readHead(`${at.label}/${MAIL.head}`, headFile.toString('utf8'), name)
  return { ...{ name, label: at.label, approval, head }, ...files, content: sha256(manifest) }
}

function readHead(where: string, text: string, { month }: EditionName): FinalEdition['head'] {
  const { data, error } = head.safeParse(parseJson(text))
  if (error === undefined) return data
  const [first] = error.issues
  const place = first?.path.join('.') || 'the whole'
  const message = `is no head of a mail as this program writes it: ${place}: ${first?.message}`
  throw BriefingError.at(
    where,
    message,
    `build the edition again: brief release ${month}, or brief correct ${month} once it is approved`,
  )
}

function withoutMail(where: string, { month }: EditionName): Problem {
  const hint = `give briefing.yaml its mail, and build the edition again: brief release ${month}, or brief correct ${month} once it is approved`
  return { where, message: 'is no file of the edition, which without it cannot be mailed', hint }
}

function notThose(where: string, by: string, found: string, then: string): Problem {
  const message = `is not what was approved: found the checksum ${brief(found)}, ${by} says ${brief(then)}`
  return { where, message, hint: 'restore the edition and approval.json from version control' }
}
