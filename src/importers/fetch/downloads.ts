// The folder of downloads in; what lies there already, and a way to add a file whole or not at all, out.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Day } from '../../dataset/period.ts'
import { writing } from '../../errors.ts'

/** `label` is the folder as the operator knows it. */
export interface DownloadFolder {
  path: string
  label: string
}

export interface Downloads {
  /** The text of a file, or undefined if there is none of this name. */
  read: (name: string) => string | undefined
  /** Throws a BriefingError when the machine refuses. */
  write: (name: string, bytes: Uint8Array) => void
  /** Why a file that lies there is not asked for again. */
  already: string
}

/** A folder named for today holds what was asked today; of another one only its owner knows. Nothing is made before it is needed. */
export function downloads({ path, label }: DownloadFolder, today: Day): Downloads {
  return {
    already:
      basename(path) === today
        ? 'already asked today'
        : `already in ${label} (take it out of there to ask again)`,
    read: (name) => {
      const file = join(path, name)
      return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined
    },
    write: (name, bytes) => {
      const fresh = join(path, `.${name}.part`)
      writing(join(label, name), 'name a folder that you may write to with --out', () => {
        mkdirSync(path, { recursive: true })
        try {
          writeFileSync(fresh, bytes)
          renameSync(fresh, join(path, name))
        } finally {
          rmSync(fresh, { force: true })
        }
      })
    },
  }
}
