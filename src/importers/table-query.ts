// What is wanted of a table in, the SQL for DuckDB out. Everything that comes from a file or the operator is bound, never written into it.
import { AND_MORE, AROUND, CHAPTER, HEADING } from './table-codes.ts'

export interface Wanted {
  path: string
  compressed: boolean
  /** How many columns the header has. */
  columns: number
  /** A cell more than these may stand in a row where it is empty. */
  closedRows: boolean
  delimiter: ',' | '\t'
  /** Columns by their index. */
  code: number
  prefixes: readonly string[]
  only: readonly (readonly [column: number, values: readonly string[]])[]
}

interface Query {
  sql: string
  values: string[]
}

/**
 * `counts`: rows and broken rows by the name of the code that is not wanted, or null. `broken`: line and columns of each row
 * that has not as many as the header. `lines` and `cells`: of each wanted row, in the order of the file. They are asked for
 * one after the other, since numbering rows with all their cells takes five times as long.
 */
export function tableQuery(wanted: Wanted): Record<'counts' | 'broken' | 'lines' | 'cells', Query> {
  const last = `c${wanted.columns - 1}`
  const surplus = `c${wanted.columns}`
  const isBroken = `(${last} IS NULL OR ${surplus} IS NOT NULL${wanted.closedRows ? ` AND ${surplus} <> ''` : ''})`
  const code = (bind: Bind): string => plain(`coalesce(c${wanted.code}, '')`, bind)
  const only = wanted.only.map(([column]) => `, c${column}`).join('')
  const cells = Array.from({ length: wanted.columns }, (_, index) => `c${index}`)
  return {
    counts: query((bind) => {
      return `SELECT CASE WHEN ${isWanted('code', wanted.prefixes, bind)} THEN NULL ELSE ${otherCode('code', wanted.prefixes, bind)} END AS name,
        count(*), count(*) FILTER (WHERE broken)
        FROM (SELECT ${code(bind)} AS code, ${isBroken} AS broken FROM ${table(wanted, bind)}) GROUP BY name ORDER BY name`
    }),
    broken: query((bind) => {
      const found = [...cells, surplus].map((cell) => `(${cell} IS NOT NULL)::INTEGER`).join(' + ')
      return `SELECT line, found FROM (SELECT row_number() OVER () + 1 AS line, ${isBroken} AS broken, ${found} AS found
        FROM ${table(wanted, bind)}) WHERE broken`
    }),
    lines: query(
      (
        bind,
      ) => `SELECT line, code${only} FROM (SELECT row_number() OVER () + 1 AS line, ${code(bind)} AS code${only}
        FROM ${table(wanted, bind)}) WHERE ${isTaken(wanted, bind)}`,
    ),
    cells: query(
      (bind) => `SELECT ${cells.join(', ')} FROM (SELECT ${code(bind)} AS code, * FROM ${table(wanted, bind)})
        WHERE ${isTaken(wanted, bind)}`,
    ),
  }
}

type Bind = (value: string) => string

function query(write: (bind: Bind) => string): Query {
  const values: string[] = []
  const sql = write((value) => {
    values.push(value)
    return `$${values.length}`
  })
  return { sql, values }
}

/**
 * Nothing is guessed. DuckDB passes over empty cells beyond the header, which may hide a row that is shifted by one; so it is
 * given one column more, and rows are padded with null, which no cell is: an empty one is an empty text.
 */
function table({ path, compressed, columns, delimiter }: Wanted, bind: Bind): string {
  const names = Array.from({ length: columns + 1 }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  // Signs that would stand for several files mean themselves inside brackets.
  const file = path.replace(/[*?[]/g, '[$&]')
  return `read_csv(${bind(file)}, auto_detect = false, header = false, skip = 1, columns = {${names}},
    delim = ${delimiter === '\t' ? 'chr(9)' : "','"}, quote = '"', escape = '"', nullstr = chr(1), null_padding = true,
    ignore_errors = false, strict_mode = true, hive_partitioning = false, compression = '${compressed ? 'gzip' : 'none'}')`
}

function plain(cell: string, bind: Bind): string {
  return `trim(${cell}, ${bind(AROUND)})`
}

function isTaken({ prefixes, only }: Wanted, bind: Bind): string {
  const kept = only.map(
    ([column, values]) => ` AND ${isOneOf(() => plain(`c${column}`, bind), values, bind)}`,
  )
  return isWanted('code', prefixes, bind) + kept.join('')
}

function isWanted(code: string, prefixes: readonly string[], bind: Bind): string {
  const begins = prefixes.map((prefix) => `starts_with(${code}, ${bind(prefix)})`)
  // Looked up and not compared one by one, which took half as long again.
  const coarser = new Set(prefixes.flatMap((prefix) => [...prefix].map((_, end) => prefix.slice(0, end))))
  return `(${code} <> '' AND (${[...begins, isOneOf(() => code, [...coarser], bind)].join(' OR ')}))`
}

/** Nothing is bound where there is nothing to compare with: DuckDB refuses values that no place asks for. */
function isOneOf(text: () => string, values: readonly string[], bind: Bind): string {
  return values.length === 0 ? 'false' : `${text()} IN (${values.map(bind).join(', ')})`
}

function otherCode(code: string, prefixes: readonly string[], bind: Bind): string {
  const headings = [...new Set(prefixes.map((prefix) => prefix.slice(0, HEADING)))]
  const near = isOneOf(() => `left(${code}, ${HEADING})`, headings, bind)
  return `CASE WHEN ${near} OR length(${code}) <= ${CHAPTER} THEN ${code} ELSE left(${code}, ${CHAPTER}) || ${bind(AND_MORE)} END`
}
