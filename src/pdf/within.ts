// Work and a limit in; the work's result out, or a failure that says what took too long.
// What to do about a failure is left to the callers.

/** The browser died, crashed or did not answer in time: the machine's fault and no bug. */
export class BrowserFailure extends Error {}

/** The work's result, or a BrowserFailure that says `what` took longer than `timeoutMs`. */
export async function within<T>(timeoutMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const failure = new BrowserFailure(`${what} took longer than ${timeoutMs / 1000} seconds`)
    timer = setTimeout(() => reject(failure), timeoutMs)
  })
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
