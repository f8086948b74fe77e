// The name of a PDF file in; whether it meets the rules out, and a line for each that it breaks to the operator.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { BriefingError } from '../errors.ts'
import { checkPdf, describeFinding, rules } from '../pdf/check-pdf.ts'
import { askVeraPdf } from '../pdf/verapdf.ts'

/** What of the world a check of a file needs. */
interface Surroundings {
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  out: (line: string) => void
  err: (line: string) => void
}

/**
 * `date` is the day that the document has to bear, where it is known. Where veraPDF is at hand (`VERAPDF`), a file that meets
 * the rules is shown to it too. Throws a BriefingError when there is no such file, it is no PDF, or veraPDF refuses it.
 */
export async function checkFile(
  file: string,
  date: string | undefined,
  { env, cwd, out, err }: Surroundings,
): Promise<boolean> {
  const path = resolve(cwd, file)
  const label = relative(cwd, path) || '.'
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw BriefingError.at(label, 'found no such file', 'name a PDF')
  }
  const pdf = readFileSync(path)
  const { findings } = await checkPdf(pdf, label, date)
  for (const finding of findings) err(`${label}: ${describeFinding(finding)}`)
  if (findings.length > 0) return false
  if (env.VERAPDF) await askVeraPdf(env.VERAPDF, pdf, label)
  out(`${label}: meets the ${rules.length} rules${env.VERAPDF ? ', and PDF/UA-1 by veraPDF' : ''}`)
  return true
}
