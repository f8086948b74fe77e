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
  listed: readonly string[]
}

interface Query {
  sql: string
  values: string[]
}

/**
 * `found`: by the name of the code that is not wanted, or null: rows, broken rows, and the lines of the wanted rows, as a
 * list. `broken`: line and columns of each row that has not as many as the header. Cells are not asked for: numbering rows
 * together with all their cells takes five times as long.
 */
export function tableQuery(wanted: Wanted): Record<'found' | 'broken', Query> {
  const { code, columns, closedRows, prefixes, listed } = wanted
  const surplus = `c${columns}`
  const isBroken = `(c${columns - 1} IS NULL OR ${surplus} IS NOT NULL${closedRows ? ` AND ${surplus} <> ''` : ''})`
  const cells = Array.from({ length: columns + 1 }, (_, index) => `c${index}`)
  return {
    found: query((bind) => {
      return `SELECT CASE WHEN wanted THEN NULL ELSE ${otherCode('code', [...prefixes, ...listed], bind)} END AS name,
        count(*), count(*) FILTER (WHERE broken), list(line) FILTER (WHERE wanted)
        FROM (SELECT line, code, broken, ${isWanted('code', prefixes, bind)} AS wanted
        FROM (SELECT row_number() OVER () + 1 AS line, ${plain(`coalesce(c${code}, '')`, bind)} AS code, ${isBroken} AS broken
        FROM ${table(wanted, bind)})) GROUP BY name ORDER BY name`
    }),
    broken: query((bind) => {
      const found = cells.map((cell) => `(${cell} IS NOT NULL)::INTEGER`).join(' + ')
      return `SELECT line, found FROM (SELECT row_number() OVER () + 1 AS line, ${isBroken} AS broken, ${found} AS found
        FROM ${table(wanted, bind)}) WHERE broken`
    }),
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

/** Compared by length, since that is one comparison for all prefixes of a length. */
function isWanted(code: string, prefixes: readonly string[], bind: Bind): string {
  const lengths = [...new Set(prefixes.map(({ length }) => length))]
  const begins = lengths.map((length) =>
    isOneOf(
      () => `left(${code}, ${length})`,
      prefixes.filter((prefix) => prefix.length === length),
      bind,
    ),
  )
  const wider = new Set(prefixes.flatMap((prefix) => [...prefix].map((_, end) => prefix.slice(0, end))))
  wider.delete('')
  return `(${[...begins, isOneOf(() => code, [...wider], bind)].join(' OR ')})`
}

/** Nothing is bound where there is nothing to compare with: DuckDB refuses values that no place asks for. */
function isOneOf(text: () => string, values: readonly string[], bind: Bind): string {
  return values.length === 0 ? 'false' : `${text()} IN (${values.map(bind).join(', ')})`
}

function otherCode(code: string, near: readonly string[], bind: Bind): string {
  const headings = [...new Set(near.map((one) => one.slice(0, HEADING)))]
  const isNear = isOneOf(() => `left(${code}, ${HEADING})`, headings, bind)
  return `CASE WHEN ${isNear} OR length(${code}) <= ${CHAPTER} THEN ${code} ELSE left(${code}, ${CHAPTER}) || ${bind(AND_MORE)} END`
}
