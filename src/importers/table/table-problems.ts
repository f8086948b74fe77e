// What may be wrong with any table, in words. Both readers use these, so that one file is refused alike by both.
import { BriefingError, type Problem } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'
import type { Row } from './table.ts'

export const again = 'download it again, and do not open or save it in another program before'

export function wrongColumns(label: string, line: number, found: number | string, expected: number): Problem {
  return {
    where: `${label}:${line}`,
    message: `found ${found} ${found === 1 ? 'column' : 'columns'}, expected ${expected} as in the header`,
    hint: again,
  }
}

export function wrongQuotes(label: string, line: number): Problem {
  const message = 'found a quote that is never closed, or text beside one, in the row that begins here'
  return { where: `${label}:${line}`, message, hint: again }
}

export function wrongBytes(label: string, line: number, encoding: string): Problem {
  return {
    where: `${label}:${line}`,
    message: `found bytes that are no ${encoding.toUpperCase()}, in which this format is written`,
    hint: again,
  }
}

/** Text that an earlier program could not read, and replaced: what stood there is lost. */
export function lostLetter(label: string, { line, cells }: Row): Problem | undefined {
  const cell = cells.find((cell) => cell.includes('\uFFFD'))
  if (cell === undefined) return undefined
  const message = `found the sign for a lost letter in ${JSON.stringify(cell)}: the file was once read in a wrong encoding`
  return { where: `${label}:${line}`, message, hint: again }
}

export function strayBreak(where: string): Problem {
  const message = 'found line breaks of more than one kind, or one inside a cell'
  return { where, message, hint: again }
}

/** Throws a BriefingError where columns are not parted by commas, or the end may be missing. */
export function refuseSpoilt(file: InputFile, header: readonly string[]): void {
  const wrong = [wrongDelimiter(file, header), cutEnd(file)].filter((problem) => problem !== undefined)
  if (wrong.length > 0) throw new BriefingError(wrong)
}

/** A last line without a break may be the first half of a line. */
export function cutEnd({ label, lines, closed }: InputFile): Problem | undefined {
  if (closed) return undefined
  return {
    where: `${label}:${lines}`,
    message: 'the last line is not closed by a line break, so the download may be cut',
    hint: 'download it again; if the file is whole, add a line break at its end',
  }
}

/** A header of one column alone that holds other delimiters was saved by a program of another country. */
function wrongDelimiter({ label }: InputFile, header: readonly string[]): Problem | undefined {
  const [only = '', ...more] = header
  const found = [';', '\t', '|'].find((delimiter) => only.includes(delimiter))
  if (found === undefined || more.some((name) => name !== '')) return undefined
  const name = found === '\t' ? 'tabs' : JSON.stringify(found)
  return { where: `${label}:1`, message: `found columns separated by ${name}, expected commas`, hint: again }
}
