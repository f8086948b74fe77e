// A piece of work in, done with a connection to DuckDB that keeps to its memory, leaves no file behind and asks for nothing.
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { BriefingError } from '../../errors.ts'
import type { InputFile } from '../input-file.ts'

/** As package.json has it among its optional dependencies; tests/import-table.test.ts holds the two together. */
export const DUCKDB_VERSION = '1.5.6-r.1'

const settings = {
  threads: '2',
  memory_limit: '300MB',
  // Nothing here needs more memory than that, and a folder for more would stand where the command was called.
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}

interface Loaded {
  DuckDBInstance: typeof DuckDBInstance
}

/** Throws a BriefingError where DuckDB, an optional package, is not installed. `load` stands in for its import in tests. */
export async function connected<T>(
  file: InputFile,
  work: (connection: DuckDBConnection) => Promise<T>,
  load: () => Promise<Loaded> = () => import('@duckdb/node-api'),
): Promise<T> {
  const { DuckDBInstance: Instance } = await loaded(file, load)
  const instance = await Instance.create(':memory:', settings)
  try {
    const connection = await instance.connect()
    try {
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

async function loaded<T>(file: InputFile, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const size = `found ${Math.round(file.bytes / 1e6)} MB, which only DuckDB can read`
    const install = `run: npm install @duckdb/node-api@${DUCKDB_VERSION}`
    if (code.endsWith('MODULE_NOT_FOUND')) {
      throw BriefingError.at(file.label, `${size}, and DuckDB is not installed`, install)
    }
    // A system without the C++ library that it needs.
    if (code === 'ERR_DLOPEN_FAILED' && error instanceof Error) {
      const message = `${size}, and DuckDB cannot be loaded here: ${error.message}`
      throw BriefingError.at(file.label, message, 'import the file on another machine, or in parts')
    }
    throw error
  }
}
