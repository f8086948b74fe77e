// What the ledger, its lease and its lock ask of the disk: files that only grow. Tests hand in one that is full, or that ends the process.
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'

export interface Disk {
  /** The bytes of a file; undefined where there is none. */
  read(path: string): Uint8Array | undefined
  /** Opens a file for appending, and makes it where there is none. */
  open(path: string): number
  /** Appends to a file, and gives how many bytes were taken, which may be fewer. */
  write(fd: number, bytes: Uint8Array): number
  /** Returns when what was written is safe even if the power fails. */
  sync(fd: number): void
  /** The same for the names in a folder. */
  syncFolder(path: string): void
  truncate(fd: number, length: number): void
  close(fd: number): void
}

export const machineDisk: Disk = {
  read: (path) => (existsSync(path) ? readFileSync(path) : undefined),
  open: (path) => openSync(path, 'a'),
  write: (fd, bytes) => writeSync(fd, bytes),
  sync: fsyncSync,
  syncFolder(path) {
    const fd = openSync(path, 'r')
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  },
  truncate: ftruncateSync,
  close: closeSync,
}
