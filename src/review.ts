// An edition of the archive in; for whoever is to approve it, a folder with review.md (what it is, what changed, what to look at)
// and a picture of each page out. What is read is the finished edition alone: no data, no template.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Approval } from './archive/approvals.ts'
import { type EditionName, revisionName } from './archive/edition-name.ts'
import { MAIL, mailHead } from './archive/mail.ts'
import type { Place } from './archive/place.ts'
import { sha256 } from './checksum.ts'
import type { Month } from './dataset/period.ts'
import { BriefingError } from './errors.ts'
import { type Files, writeEdition } from './issue.ts'
import { languages } from './languages/language.ts'
import { checklist } from './review/checklist.ts'
import { type Chosen, chosenEdition } from './review/chosen-edition.ts'
import { headline } from './review/headline.ts'
import { plain, table, verbatim } from './review/markdown.ts'
import { pageImages } from './review/page-images.ts'
import { saidIn } from './review/said.ts'
import { sinceLastIssue } from './review/since-last-issue.ts'

export interface ReviewOptions {
  archive: Place
  /** Without one, the newest final edition that waits for its approval. */
  month: Month | undefined
  /** The folder for the review, which may hold nothing but an earlier one. */
  out: Place
  /** Called for each page, when its picture is begun. */
  progress?: (done: number, of: number) => void
}

export interface Reviewed extends EditionName {
  pages: number
  approved: boolean
}

/**
 * Writes the folder, whole or not at all. Undefined where no month was named and no edition waits; nothing is written then.
 * Throws a BriefingError where there is no such edition, its files were changed, or the packages that draw are not installed.
 */
export async function review(options: ReviewOptions): Promise<Reviewed | undefined> {
  const { archive, month, out } = options
  checkOut(out)
  const chosen = chosenEdition(archive, month)
  if (chosen === undefined) return undefined
  const { name, place } = chosen
  const pdf = readFileSync(join(place.path, 'briefing.pdf'))
  const pages = await pageImages(pdf, `${place.label}/briefing.pdf`)
  try {
    const files = new Map<string, Uint8Array | string>([
      [
        'review.md',
        `${text(chosen, { ...pages, sha256: sha256(pdf) })
          .join('\n')
          .trimEnd()}\n`,
      ],
    ])
    for (let number = 1; number <= pages.count; number++) {
      options.progress?.(number - 1, pages.count)
      files.set(`page-${String(number).padStart(2, '0')}.png`, await pages.picture(number))
    }
    options.progress?.(pages.count, pages.count)
    writeEdition(out.path, out.label, files satisfies Files)
    return { ...name, pages: pages.count, approved: chosen.approval !== null }
  } finally {
    await pages.close()
  }
}

function text(chosen: Chosen, pdf: { title: string; count: number; sha256: string }): string[] {
  const { name, place, manifest, approval } = chosen
  const { month, asOf, revision } = name
  const said = saidIn(chosen.findings, languages.en)
  const correction = manifest.final?.correction ?? null
  return [
    `# ${revision === 0 ? 'Issue' : `Correction ${revisionName(revision)} of the issue`} of ${month}, as of ${asOf}`,
    '',
    `${plain(pdf.title)}. ${state(chosen, approval)}`,
    '',
    ...(correction
      ? [`It corrects the edition of ${correction.of.asOf}: ${plain(correction.reason)}`, '']
      : []),
    ...table(
      ['file', 'SHA-256', ''],
      [
        [`\`${place.label}/briefing.pdf\``, `\`${pdf.sha256}\``, `${pdf.count} pages`],
        [
          `\`${place.label}/manifest.json\``,
          `\`${sha256(readFileSync(join(place.path, 'manifest.json')))}\``,
          '',
        ],
      ],
    ),
    ...['## Headline figures', '', ...headline(said, month)],
    ...['## What changed', '', ...sinceLastIssue(said)],
    ...['## The mail', '', ...mail(place)],
    ...['## To be looked at by a person', '', ...checklist(name, correction !== null)],
  ]
}

function state({ manifest }: Chosen, approval: Approval | null): string {
  if (approval !== null) return `Approved by ${plain(approval.approvedBy)} at ${approval.approvedAt}.`
  if (manifest.final === null) return 'A draft, which cannot be approved.'
  return 'A final edition that waits for its approval, which covers the very bytes below.'
}

/** A draft has none. */
function mail({ path }: Place): string[] {
  if (!existsSync(join(path, MAIL.head))) return ['None: a draft is not sent.', '']
  const { subject } = mailHead.parse(JSON.parse(readFileSync(join(path, MAIL.head), 'utf8')))
  return [`Subject: ${plain(subject)}`, '', ...verbatim(readFileSync(join(path, MAIL.attached.text), 'utf8'))]
}

function checkOut({ path, label }: Place): void {
  const foreign = existsSync(path)
    ? readdirSync(path).filter((name) => !/^(?:review\.md|page-\d+\.png)$/.test(name))
    : []
  if (foreign.length === 0) return
  const message = `found ${foreign.slice(0, 3).join(', ')} in the folder, which is no part of a review`
  throw BriefingError.at(label, message, 'name another folder with --out')
}
