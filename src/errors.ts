// What the operator can mend. Everything else that is thrown is a bug and ends with a stack and exit 2.

/** One thing that is wrong: where it stands, what was found there, what was expected, how to mend it. */
export interface Problem {
  /** `file:line:column`, or the file alone where a line makes no sense. */
  where: string
  /** One sentence with the value that was found and what was expected instead. */
  message: string
  /** How to mend it, as an instruction. */
  hint?: string
}

/**
 * A failure the operator can mend. Carries every problem that was found, so that one run reports them all.
 * The command prints them and exits 1; nothing is written.
 */
export class BriefingError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'))
    this.name = 'BriefingError'
    this.problems = problems
  }

  static at(where: string, message: string, hint?: string): BriefingError {
    return new BriefingError([hint === undefined ? { where, message } : { where, message, hint }])
  }
}

/** `where: message` and, on a line of its own, the hint. */
export function describeProblem({ where, message, hint }: Problem): string {
  return hint === undefined ? `${where}: ${message}` : `${where}: ${message}\n    mend: ${hint}`
}

/** Runs what writes; what the machine refuses (a full disk, a folder of somebody else) is the operator's to mend. */
export function writing<T>(label: string, hint: string, write: () => T): T {
  return allowed(label, 'written', hint, write)
}

/** The same of what reads. */
export function reading<T>(label: string, hint: string, read: () => T): T {
  return allowed(label, 'read', hint, read)
}

function allowed<T>(label: string, done: string, hint: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw BriefingError.at(label, `could not be ${done}: ${error.message}`, hint)
  }
}
