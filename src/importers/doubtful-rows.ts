// A table of official trade in; rows that stand twice and codes that are none are told as problems. Either would make a sum wrong.
import type { ProblemList } from './problem-list.ts'
import { again } from './table/table-problems.ts'
import type { Table } from './table/table.ts'

/** `key` are the columns that make a row one of a kind, whatever its amounts: of two prints of one cell one has to be chosen. */
export function doubtfulRows(
  label: string,
  { rows, others }: Table,
  problems: ProblemList,
  key: readonly number[],
): void {
  const seen = new Map<string, number>()
  for (const { line, cells } of rows) {
    const name = JSON.stringify(key.map((index) => cells[index]?.trim()))
    const first = seen.get(name)
    if (first === undefined) seen.set(name, line)
    else {
      const message = `found the same row as in line ${first}, its amounts aside`
      problems.add('twice', {
        where: `${label}:${line}`,
        message,
        hint: `remove one of the two, or ${again}`,
      })
    }
  }
  for (const [code, count] of others) {
    // A second header, a row of sums, or `2.8E+07` from a spreadsheet, which may have been a code that is wanted.
    if (/^\d+…?$/.test(code)) continue
    const rows = `${count} ${count === 1 ? 'row' : 'rows'}`
    const message = `found ${rows} with the code ${JSON.stringify(code)}, expected digits`
    problems.add('codes', { where: label, message, hint: again })
  }
}
