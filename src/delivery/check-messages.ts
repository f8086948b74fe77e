// A final edition and its audience in; whether every one of their messages can be composed, before the first is handed over.
import { BriefingError, type Problem } from '../errors.ts'
import type { FinalEdition } from './final-edition.ts'
import { composeMessage } from './message.ts'
import type { Recipient } from './recipient.ts'

/**
 * Composes one message of each kind: what it carries decides whether it can be sent, and the one with the longest name and address stands
 * for all of its kind. Throws a BriefingError with the problems of all kinds, and of everyone who asks for a link where there is none.
 */
export async function checkMessages(edition: FinalEdition, recipients: readonly Recipient[]): Promise<void> {
  const longest = new Map<string, Recipient>()
  for (const recipient of recipients) {
    const kind = recipient.formats.join()
    const other = longest.get(kind)
    if (other === undefined || bytes(recipient) > bytes(other)) longest.set(kind, recipient)
  }
  const stranded =
    edition.linked === undefined ? recipients.filter(({ formats }) => formats.length === 0) : []
  const problems: Problem[] = []
  for (const recipient of new Set([...longest.values(), ...stranded])) {
    try {
      await composeMessage(edition, recipient)
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new BriefingError(problems)
}

function bytes({ name, address }: Recipient): number {
  return Buffer.byteLength(`${name}${address}`)
}
