// The findings of an issue and the data set as known on its day in; both as files to embed in the PDF out.
import type { Language } from '../languages/language.ts'
import { pack, type Packed } from '../pdf/attach.ts'

/** `findings.json` and `observations.csv`, of which the texts are given, with what the reader is told about them. */
export function attachments(
  { attachments: words }: Language,
  findings: string,
  observations: string,
): Packed[] {
  return [
    {
      name: 'findings.json',
      content: findings,
      mimeType: 'application/json',
      description: words.findings,
    },
    {
      name: 'observations.csv',
      content: observations,
      mimeType: 'text/csv',
      description: words.observations,
    },
  ].map(pack)
}
