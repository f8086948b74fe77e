// A table of text as a publisher gives it in; its header, and the rows that are wanted with their lines, out.
import type { InputFile } from '../input-file.ts'

export interface TableOptions {
  /** As WHATWG names it: utf-8, gb18030. */
  encoding: string
  delimiter: ',' | '\t'
  /** Rows are wanted whose cell in this column, without quotes around it, begins with one of these, or is one’s beginning. */
  codes: {
    column: string
    prefixes: readonly string[]
    /** Codes beside these whose headings are counted one by one, and not by chapter. */
    listed: readonly string[]
  }
  /** Rows may have one empty cell more than the header: the publisher closes them, but not the header, by a delimiter. */
  closedRows?: boolean
  /** Size in bytes from which the table is read out of core. */
  largeFrom: number
}

export interface Row {
  /** From 1, the header’s line included. */
  line: number
  cells: readonly string[]
}

export interface Table {
  header: readonly string[]
  /** The wanted rows in the order of the file. */
  rows: readonly Row[]
  /** How many rows the table has in all, without its header. */
  total: number
  /** Rows by the code in their cell, of the codes that are not wanted. */
  others: ReadonlyMap<string, number>
}

export type ReadTable = (file: InputFile, options: TableOptions) => Promise<Table>
