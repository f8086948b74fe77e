// The archive in; reports/index.html with the list of its released editions written out, whole or not at all.
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { revisionName } from '../archive/edition-name.ts'
import { type Released, releasedEditions } from '../archive/released.ts'
import type { MakeOptions } from '../build/edition.ts'
import { archiveSheet } from '../build/style-sheet.ts'
import { checkedDataset } from '../dataset/check.ts'
import { writing } from '../errors.ts'
import { type ListedEdition, renderArchive } from '../html/render-archive.ts'
import { languages } from '../languages/language.ts'

/** Gives the file as the operator knows it. The page is made of approvals and manifests; only its head is the data set's. */
export function writeIndex({
  archive,
  home,
  data,
  dataLabel,
  today,
}: Pick<MakeOptions, 'archive' | 'home' | 'data' | 'dataLabel' | 'today'>): string {
  const { briefing, logo } = checkedDataset(data, today, dataLabel)
  const language = languages[briefing.language]
  const templates = join(home, 'templates')
  const html = renderArchive({
    language,
    templates: join(templates, language.code),
    css: archiveSheet(templates, briefing.accent),
    briefing,
    logo,
    editions: releasedEditions(archive).map(listed),
  })
  const label = `${archive.label}/index.html`
  writing(label, 'make room for it, and approve the month again by its name: the approval stands', () => {
    const fresh = join(archive.path, '.index.html')
    writeFileSync(fresh, html)
    renameSync(fresh, join(archive.path, 'index.html'))
  })
  return label
}

function listed({ month, folder, approval, manifest, subject, superseded }: Released): ListedEdition {
  const { asOf, revision, approvedAt, embargo } = approval
  return {
    ...{ month, asOf, subject, superseded, embargo },
    name: revisionName(revision),
    folder: `${month}/${folder}`,
    releasedAt: approvedAt,
    reason: manifest.final?.correction?.reason ?? null,
  }
}
