// A final edition and its audience in, the files out that hold the very bytes which would be sent. Nothing leaves the machine.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from '../archive/place.ts'
import { BriefingError, writing } from '../errors.ts'
import { checkMessages } from './check-messages.ts'
import type { FinalEdition } from './final-edition.ts'
import { isInside } from './inside.ts'
import { composeMessage } from './message.ts'
import type { Recipient } from './recipient.ts'

/** Where messages may be written, for they name their readers. */
export interface Ground {
  /** The repository, where they could be committed. */
  home: string
  /** The folder in it that git ignores. */
  outbox: string
}

const OWN = /^[0-9a-f]{12}\.eml$/

/**
 * Writes each message as `<first digits of the recipient's key>.eml`, readable by its owner alone, and takes away those of an earlier dry run
 * that are no more. Throws a BriefingError where the folder may hold none or holds anything else, and where a message cannot be
 * composed; of that, nothing is written.
 */
export async function writeMessages(
  folder: Place,
  edition: FinalEdition,
  recipients: readonly Recipient[],
  { home, outbox }: Ground,
): Promise<void> {
  if (isInside(home, folder.path) && !isInside(outbox, folder.path)) {
    const message = 'lies inside the repository, where the addresses of messages could be committed'
    throw BriefingError.at(folder.label, message, 'name a folder outside of it, or leave out --out')
  }
  await checkMessages(edition, recipients)
  const hint = 'make room for it, or name another folder with --out'
  const write = (change: () => void) => writing(folder.label, hint, change)
  write(() => mkdirSync(folder.path, { recursive: true, mode: 0o700 }))
  const before = readdirSync(folder.path).filter((name) => !name.startsWith('.'))
  const foreign = before.find((name) => !OWN.test(name))
  if (foreign !== undefined) {
    const message = `holds ${foreign}, which is no message of a dry run`
    throw BriefingError.at(folder.label, message, 'move it elsewhere, or name an empty folder with --out')
  }
  const written = new Set<string>()
  for (const recipient of recipients) {
    const { raw } = await composeMessage(edition, recipient)
    const name = `${recipient.key.slice(0, 12)}.eml`
    const fresh = join(folder.path, `.${name}`)
    write(() => {
      writeFileSync(fresh, raw, { mode: 0o600 })
      renameSync(fresh, join(folder.path, name))
    })
    written.add(name)
  }
  for (const name of before) if (!written.has(name)) write(() => rmSync(join(folder.path, name)))
}
