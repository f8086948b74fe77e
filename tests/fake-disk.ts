// A disk in memory that knows what was synced, so that a test can cut the power, fill it up or end the process at any step.
import { dirname } from 'node:path'
import type { Disk } from '../src/delivery/disk.ts'

interface File {
  bytes: Buffer
  /** What is safe: so many bytes, and, if the folder was synced since, the name itself. */
  synced: Buffer
  named: boolean
}

/** Thrown where a process ends; whatever it does after that fails as well. */
export class Killed extends Error {}

export const diskFull = () =>
  Object.assign(new Error('ENOSPC: no space left on device'), { syscall: 'write' })

export class FakeDisk implements Disk {
  readonly files = new Map<string, File>()
  private readonly opened: string[] = []
  /** Called before every change; throws what that change fails with. A write takes the given share of its bytes all the same. */
  before: (change: string) => void = () => undefined
  share = 0.5

  text(path: string): string {
    return this.files.get(path)?.bytes.toString() ?? ''
  }

  put(path: string, text: string): void {
    const bytes = Buffer.from(text)
    this.files.set(path, { bytes, synced: bytes, named: true })
  }

  /** What is left after the power failed: what was synced, and any share of the rest. */
  cutPower(share: number): void {
    for (const [path, file] of this.files) {
      if (!file.named && share < 0.5) this.files.delete(path)
      const grown = file.bytes.length > file.synced.length
      const kept = file.synced.length + Math.floor((file.bytes.length - file.synced.length) * share)
      file.bytes = grown ? file.bytes.subarray(0, kept) : share < 0.5 ? file.synced : file.bytes
      file.synced = file.bytes
    }
  }

  read(path: string): Buffer | undefined {
    const file = this.files.get(path)
    return file && Buffer.from(file.bytes)
  }

  open(path: string): number {
    this.before(`open ${path}`)
    if (!this.files.has(path))
      this.files.set(path, { bytes: Buffer.alloc(0), synced: Buffer.alloc(0), named: false })
    return this.opened.push(path) - 1
  }

  write(fd: number, bytes: Uint8Array): number {
    const file = this.file(fd)
    try {
      this.before(`write ${this.opened[fd]}`)
    } catch (error) {
      file.bytes = Buffer.concat([file.bytes, bytes.subarray(0, Math.floor(bytes.length * this.share))])
      throw error
    }
    file.bytes = Buffer.concat([file.bytes, bytes])
    return bytes.length
  }

  sync(fd: number): void {
    this.before(`sync ${this.opened[fd]}`)
    this.file(fd).synced = this.file(fd).bytes
  }

  syncFolder(folder: string): void {
    this.before(`sync ${folder}`)
    for (const [path, file] of this.files) if (dirname(path) === folder) file.named = true
  }

  truncate(fd: number, length: number): void {
    this.before(`truncate ${this.opened[fd]}`)
    this.file(fd).bytes = this.file(fd).bytes.subarray(0, length)
  }

  close(): void {
    this.before('close')
  }

  private file(fd: number): File {
    const file = this.files.get(this.opened[fd] ?? '')
    if (file === undefined) throw new Error(`no file is open as ${fd}`)
    return file
  }
}
