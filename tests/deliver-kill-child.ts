// A process that delivers to three and ends itself by SIGKILL at a given step: a change of the disk or a step of a hand-off. The server
// is a file to which every message that arrives adds a line, synced. Arguments: the folder, the step (0 for none).
import { appendFileSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { deliver } from '../src/delivery/deliver.ts'
import { type Disk, machineDisk } from '../src/delivery/disk.ts'
import type { Mailer } from '../src/delivery/mailer.ts'
import { delivery } from './deliveries.ts'

const [folder = '', at = '0'] = process.argv.slice(2)
let steps = 0
function step(): void {
  if (++steps === Number(at)) process.kill(process.pid, 'SIGKILL')
}

/** A write may be cut short by the end of the process, so there are two steps to it. To a killed process it is all one what was synced. */
const disk: Disk = {
  ...machineDisk,
  open: (path) => (step(), machineDisk.open(path)),
  write(fd, bytes) {
    step()
    const half = Math.floor(bytes.length / 2)
    if (steps + 1 === Number(at)) machineDisk.write(fd, bytes.subarray(0, half))
    step()
    return machineDisk.write(fd, bytes)
  },
  truncate: (fd, length) => (step(), machineDisk.truncate(fd, length)),
}

const inbox = openSync(join(folder, 'inbox'), 'a')
const mailer: Mailer = {
  async handOff({ to }, sending) {
    step()
    await Promise.resolve()
    sending()
    step()
    writeSync(inbox, `${to}\n`)
    fsyncSync(inbox)
    step()
    return { fate: 'sent', code: 250 }
  },
  close: () => Promise.resolve(),
}

const { pid } = process
function alive(other: number): boolean {
  try {
    return process.kill(other, 0)
  } catch {
    return false
  }
}

await deliver(
  delivery({
    archive: { path: join(folder, 'reports'), label: 'reports' },
    runner: { id: `child-${pid}`, host: 'here', pid, alive },
    disk,
    mailer,
  }),
)
if (existsSync(folder)) appendFileSync(join(folder, 'steps'), String(steps))
