// Who runs a delivery: a process, as others can tell it from theirs. The command hands it in (cli/world.ts).

export interface Runner {
  /** No other run has the same. */
  id: string
  host: string
  pid: number
  /** Whether a process of this host still runs. */
  alive: (pid: number) => boolean
}
