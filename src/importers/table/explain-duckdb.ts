// An error of DuckDB's reader of CSV in, a BriefingError with the line out. Only here its words are known.
import { show } from '../../dataset/explain.ts'
import { BriefingError, type Problem } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'
import { again, strayBreak, wrongBytes, wrongColumns, wrongQuotes } from './table-problems.ts'

/** Whatever is no error of CSV comes back as it is. */
export function explainDuckDB(file: InputFile, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BriefingError) return error
  const problem = inWords(file, error.message)
  return problem === undefined ? error : new BriefingError([problem])
}

function inWords({ label }: InputFile, message: string): Problem | undefined {
  const line = Number(/CSV Error on Line: (\d+)/.exec(message)?.[1])
  const where = Number.isNaN(line) ? label : `${label}:${line}`
  if (message.includes('state machine reached an invalid state')) return strayBreak(where)
  if (message.includes('quoted new lines')) return strayBreak(where)
  if (message.includes('unterminated quote')) return wrongQuotes(label, line)
  if (message.includes('Invalid unicode')) return wrongBytes(label, line, 'utf-8')
  const columns = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message)
  // One column more than the header has is read on purpose (table-query.ts).
  if (columns) return wrongColumns(label, line, Number(columns[2]), Number(columns[1]) - 1)
  if (!message.includes('CSV Error on Line')) return undefined
  return { where, message: `is no CSV: ${show(message)}`, hint: again }
}
