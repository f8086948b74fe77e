// How many of how many are done, in; a bar with the time left, drawn over itself on a terminal, out.

/** A terminal that can draw over a line. */
export interface Terminal {
  write: (text: string) => void
  /** Milliseconds since some fixed moment. */
  elapsedMs: () => number
  /** Its width in letters. */
  columns: number
}

export interface Progress {
  /** Told first of none. */
  show: (done: number, total: number) => void
  /** Wipes the line, so that what follows stands on a clean one. */
  end: () => void
}

const BAR = 30
/** A line drawn more often than this flickers. */
const REDRAW_MS = 100

/** A bar for work that is told of in steps of about the same length; without a terminal nothing is written at all. */
export function progressBar(terminal: Terminal | undefined, what: string): Progress {
  if (terminal === undefined) return { show: () => undefined, end: () => undefined }
  const { write, elapsedMs, columns } = terminal
  let started: number | undefined
  let drawn = 0
  // A line that wraps could not be drawn over.
  const over = (line: string) => write(`\r${line.slice(0, columns - 1).padEnd(columns - 1)}`)
  return {
    show(done, total) {
      const now = elapsedMs()
      started ??= now
      if (done > 0 && done < total && now - drawn < REDRAW_MS) return
      drawn = now
      const filled = Math.floor((BAR * done) / total)
      const left = done === 0 ? '' : `, ${time(((now - started) / done) * (total - done))} left`
      over(`  ${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}  ${done} of ${total} ${what}${left}`)
    },
    end() {
      if (started === undefined) return
      started = undefined
      over('')
      write('\r')
    },
  }
}

function time(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
