// What the gate says of an edition, check by check.
import type { Problem } from '../errors.ts'

/** One thing that must hold before an edition leaves. */
export interface Check {
  name: 'data' | 'required' | 'conflicts' | 'page' | 'bytes'
  holds: boolean
  /** What was found, in a few words. */
  said: string
  /** Why it does not hold, and how to mend that; empty where it holds, or could not be looked at. */
  problems: readonly Problem[]
}

export function holding(name: Check['name'], said: string): Check {
  return { name, holds: true, said, problems: [] }
}

export function failing(name: Check['name'], said: string, problems: readonly Problem[]): Check {
  return { name, holds: false, said, problems }
}
