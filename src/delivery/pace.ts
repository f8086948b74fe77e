// How many a minute in; what waits until the next may go out.

/**
 * The first goes at once. `elapsedMs` tells the milliseconds since some fixed moment; without it only the waiting itself counts as
 * time. Time that was not used is not made up for later: servers count by the minute.
 */
export function pace(
  perMinute: number,
  wait: (ms: number) => Promise<void>,
  elapsedMs?: () => number,
): () => Promise<void> {
  const interval = 60_000 / perMinute
  let waited = 0
  const clock = elapsedMs ?? (() => waited)
  let next = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock()
    const pause = Math.max(0, next - now)
    next = now + pause + interval
    if (pause === 0) return
    await wait(pause)
    waited += pause
  }
}
