// A table in, its wanted rows out: small ones as a stream, large ones out of core. Both give the same.
import { readLargeTable } from './read-large-table.ts'
import { readSmallTable } from './read-small-table.ts'
import type { ReadTable } from './table.ts'

/**
 * Every row has to have as many columns as the header. Cells are given as they stand there, without the quotes of CSV; empty
 * lines are passed over. Throws a BriefingError with every problem that it can find, each with its line.
 */
export const readTable: ReadTable = (file, options) =>
  file.bytes >= options.largeFrom ? readLargeTable(file, options) : readSmallTable(file, options)
