// What a rule about finished PDFs is, and what it finds.
import type { ReadPdf } from './read-pdf.ts'

export interface Rule {
  /** As veraPDF names it, clause of ISO 14289-1 and number; a word where the rule is the house's own. */
  id: string
  /** What must hold, as a sentence goes on after "expected". */
  expected: string
  /** What to do about it in the page, as an instruction. */
  mend: string
  check: (pdf: ReadPdf) => Found[]
}

/** One thing that breaks a rule. */
export interface Found {
  /** From 1; absent where it is not the matter of a page. */
  page?: number | undefined
  found: string
}
