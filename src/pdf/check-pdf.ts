// The bytes of any PDF in; what in it breaks PDF/UA-1 or the rules of the house out, judged from the finished bytes alone. It
// knows what a machine can know: whether the order of reading and the alternatives make sense is left to people.
import { BriefingError } from '../errors.ts'
import { contentRules } from './check/content-rules.ts'
import { documentRules } from './check/document-rules.ts'
import { linkRules } from './check/link-rules.ts'
import { readPdf, type ReadPdf } from './check/read-pdf.ts'
import type { Rule } from './check/rule.ts'
import { structureRules } from './check/structure-rules.ts'

export const rules: readonly Rule[] = [...documentRules, ...contentRules, ...structureRules, ...linkRules]

/** What breaks a rule, once for each page. */
export interface Finding {
  /** As veraPDF names it, or a word for a rule of the house. */
  rule: string
  /** From 1; null where it is not the matter of a page. */
  page: number | null
  found: string
  expected: string
  mend: string
}

export interface CheckedPdf {
  findings: Finding[]
  pages: number
  /** The PostScript names of the fonts that it shows text in, sorted. */
  fonts: string[]
}

/**
 * `date` is the day that the document has to bear; without it all its dates have to be the same. `label` is how the file is called.
 * Rejects with a BriefingError when it is no PDF that can be read.
 */
export async function checkPdf(bytes: Uint8Array, label: string, date?: string): Promise<CheckedPdf> {
  const pdf = await readPdf(bytes, date).catch((error: unknown): never => {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw BriefingError.at(
      label,
      `is no PDF that can be read: ${why}`,
      'name a PDF that is whole and not encrypted',
    )
  })
  const fonts = new Set(pdf.pages.flatMap((page) => [...page.fonts].map(({ name }) => name)))
  return {
    findings: rules.flatMap((rule) => judge(rule, pdf)),
    pages: pdf.pages.length,
    fonts: [...fonts].sort(),
  }
}

function judge({ id, expected, mend, check }: Rule, pdf: ReadPdf): Finding[] {
  const byPage = new Map<number | null, string[]>()
  for (const { page = null, found } of check(pdf)) byPage.set(page, [...(byPage.get(page) ?? []), found])
  return [...byPage].map(([page, [first, ...more]]) => {
    const others = more.length === 0 ? '' : `, and ${more.length} more like it`
    return { rule: id, page, found: `${first}${others}`, expected, mend }
  })
}

/** `page 3: rule 7.3-1: found a figure without one, expected figures with a text alternative (Alt)` */
export function describeFinding({ rule, page, found, expected }: Finding): string {
  return `${page === null ? '' : `page ${page}: `}rule ${rule}: found ${found}, expected ${expected}`
}
