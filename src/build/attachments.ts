// What an issue says and what was known on its day in; the two files that prove it out, ready to be embedded in the PDF.
import type { Figure } from '../analysis/figure.ts'
import type { Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { pack, type Packed } from '../pdf/attach.ts'
import { findingsFile } from './findings-file.ts'
import { observationsFile } from './observations-file.ts'

/** `findings.json` and `observations.csv`. */
export function attachments(
  { attachments: words }: Language,
  vintage: Vintage,
  month: Month,
  sections: readonly { name: string; findings: object }[],
  figures: readonly Figure[],
): Packed[] {
  const said = Object.fromEntries(sections.map(({ name, findings }) => [name, findings]))
  return [
    {
      name: 'findings.json',
      content: findingsFile({ month, asOf: vintage.asOf }, said, figures),
      mimeType: 'application/json',
      description: words.findings,
    },
    {
      name: 'observations.csv',
      content: observationsFile(vintage),
      mimeType: 'text/csv',
      description: words.observations,
    },
  ].map(pack)
}
