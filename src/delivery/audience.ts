// An edition, the list and who received an earlier one in; who gets this one out.
import { revisionName } from '../archive/edition-name.ts'
import { BriefingError } from '../errors.ts'
import type { FinalEdition } from './final-edition.ts'
import type { Recipient } from './recipient.ts'

export interface Audience {
  recipients: Recipient[]
  /** How many received what is corrected and are not listed any more, so that nobody can tell them. */
  gone: number
  /** Who is listed and does not get a correction, because they never had what it corrects. */
  leftOut: Recipient[]
}

/**
 * A first edition goes to everyone; a correction to exactly those whose key is in `received`, which holds whoever was sent any earlier
 * edition of the month. Throws a BriefingError for a correction without it.
 */
export function audience(
  { name, label }: Pick<FinalEdition, 'name' | 'label'>,
  recipients: readonly Recipient[],
  received: ReadonlySet<string> | undefined,
): Audience {
  if (name.revision === 0) return { recipients: [...recipients], gone: 0, leftOut: [] }
  if (received === undefined) {
    const message = `nothing says who received what ${revisionName(name.revision)} corrects`
    throw BriefingError.at(label, message, `restore deliveries.jsonl of ${name.month} from version control`)
  }
  const had = recipients.filter(({ key }) => received.has(key))
  return {
    recipients: had,
    gone: received.size - had.length,
    leftOut: recipients.filter(({ key }) => !received.has(key)),
  }
}
