// Every word of the command line in; the words and the flags of all commands out. Which command takes which stands in commands.ts.
import { parseArgs } from 'node:util'
import { BriefingError } from '../errors.ts'
import type { ImportFlags } from './import-arguments.ts'
import type { SendFlags } from './send-arguments.ts'

export interface Flags extends ImportFlags, SendFlags {
  /** Of the issue. */
  month?: string
  'as-of'?: string
  out?: string
  data?: string
  archive?: string
  /** Of what is fetched. */
  period?: string
  /** Who approves an edition, and the moment before which it may not leave. */
  approve?: string
  embargo?: string
  /** Why an issue is corrected. */
  reason?: string
}

/** Throws a BriefingError for a flag that no command has. */
export function parseFlags(argv: readonly string[], usage: string) {
  try {
    const text = { type: 'string' } as const
    const yes = { type: 'boolean' } as const
    const options = {
      ...{ month: text, 'as-of': text, out: text, data: text, archive: text, period: text },
      ...{ write: yes, retrieved: text, flow: text, through: text, complete: yes },
      accept: { type: 'string', multiple: true },
      ...{ approve: text, embargo: text, reason: text },
      ...{
        recipients: text,
        intend: yes,
        withdraw: yes,
        'resend-uncertain': yes,
        'dry-run': yes,
        to: text,
        'per-minute': text,
      },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw BriefingError.at('command line', error instanceof Error ? error.message : String(error), usage)
  }
}
