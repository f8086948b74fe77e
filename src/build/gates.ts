// What must hold before an edition may be written. Each gate refuses what a reader would otherwise have to find.
import type { Figure } from '../analysis/figure.ts'
import type { Day } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'
import { missingGlyphs } from '../fonts.ts'
import { checkPdf, describeFinding } from '../pdf/check-pdf.ts'
import { askVeraPdf } from '../pdf/verapdf.ts'

/** No figure of the summary may rest on a source alone whose address was not kept in full: a reviewer could not follow it. */
export function checkSupport(vintage: Vintage, figures: readonly Figure[]): void {
  const summary = figures.filter(({ id }) => id.startsWith('summary.'))
  const unsupported = summary.flatMap((figure) =>
    figure.inputs
      .filter(({ source, corroboratedBy }) =>
        [source, ...corroboratedBy].every((id) => !vintage.source(id).complete),
      )
      .map((input) => ({
        where: `${vintage.dataset.folder}/${input.file}:${input.line}`,
        message: `the summary's figure "${figure.id}" rests on the source "${input.source}" alone, whose address was not kept in full`,
        hint: 'add a row of a source with its full address, or complete the address in sources.yaml',
      })),
  )
  if (unsupported.length > 0) throw new BriefingError(unsupported)
}

/** Every letter of the page must be in both bundled fonts, since the style sheet may set it in either: a browser would put in another font, or an empty box, without a word. */
export function checkGlyphs(html: string): void {
  const text = html.replace(/<style>[\s\S]*?<\/style>/g, ' ').replace(/<[^>]*>/g, ' ')
  const missing = missingGlyphs(text).filter((sign) => !/\s/.test(sign))
  if (missing.length === 0) return
  const places = missing.map(
    (sign) =>
      `${sign} (U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}) near "${around(text, sign)}"`,
  )
  throw BriefingError.at(
    'page',
    `found letters that the bundled fonts lack: ${places.join('; ')}`,
    'write the text without them',
  )
}

function around(text: string, sign: string): string {
  const at = text.indexOf(sign)
  return text
    .slice(Math.max(0, at - 25), at + 25)
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The finished PDF has to meet every rule of `check-pdf`, veraPDF's too where that is at hand, and to be set in the bundled fonts
 * alone: what the page's text cannot show, its style sheet still can get wrong. Gives the number of its pages.
 */
export async function checkPrint(pdf: Uint8Array, date: Day, veraPdf: string | undefined): Promise<number> {
  const { findings, fonts, pages } = await checkPdf(pdf, 'briefing.pdf', date)
  const problems = findings.map((finding) => ({
    where: 'briefing.pdf',
    message: describeFinding(finding),
    hint: finding.mend,
  }))
  const foreign = fonts.filter((name) => !/^SourceS(?:ans3|erif4)/.test(name))
  if (foreign.length > 0) {
    problems.push({
      where: 'print',
      message: `found fonts that are not bundled: ${foreign.join(', ')}`,
      hint: 'name only the bundled fonts in the style sheets, and write letters as themselves in the templates, not as &#1234;',
    })
  }
  if (problems.length > 0) throw new BriefingError(problems)
  if (veraPdf) await askVeraPdf(veraPdf, pdf, 'briefing.pdf')
  return pages
}
