// The problems with which a call is refused, as the operator reads them. Any other error is one of the test.
import { BriefingError, describeProblem } from '../src/errors.ts'

/** Empty where nothing is refused. */
export function problemsOf(call: () => unknown): string[] {
  try {
    call()
    return []
  } catch (error) {
    return described(error)
  }
}

/** The same of a promise. */
export async function problemsOfAsync(call: () => Promise<unknown>): Promise<string[]> {
  try {
    await call()
    return []
  } catch (error) {
    return described(error)
  }
}

function described(error: unknown): string[] {
  if (!(error instanceof BriefingError)) throw error
  return error.problems.map(describeProblem)
}
