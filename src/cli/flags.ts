// Every word of the command line in; the words and the flags of all commands out. Which command takes which stands in arguments.ts.
import { parseArgs } from 'node:util'
import { BriefingError } from '../errors.ts'
import type { ImportFlags } from './import-arguments.ts'

export interface Flags extends ImportFlags {
  /** Of the issue, or of the editions to verify. */
  month?: string
  'as-of'?: string
  out?: string
  data?: string
  archive?: string
  /** Of what is fetched. */
  period?: string
}

/** Throws a BriefingError for a flag that no command has. */
export function parseFlags(argv: readonly string[], usage: string) {
  try {
    const text = { type: 'string' } as const
    const options = {
      month: text,
      'as-of': text,
      out: text,
      data: text,
      archive: text,
      period: text,
      write: { type: 'boolean' },
      retrieved: text,
      flow: text,
      through: text,
      complete: { type: 'boolean' },
      accept: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw BriefingError.at('command line', error instanceof Error ? error.message : String(error), usage)
  }
}
