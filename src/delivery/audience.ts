// An edition, the list and who received an earlier one in; who gets this one out.
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
 * A first edition goes to everyone, and so does a correction of one that nobody was sent; any other to exactly those whose key is in
 * `received`, which holds whoever was sent an earlier edition of the month.
 */
export function audience(
  { name }: Pick<FinalEdition, 'name'>,
  recipients: readonly Recipient[],
  received: ReadonlySet<string> | undefined,
): Audience {
  if (name.revision === 0 || received === undefined)
    return { recipients: [...recipients], gone: 0, leftOut: [] }
  const had = recipients.filter(({ key }) => received.has(key))
  return {
    recipients: had,
    gone: received.size - had.length,
    leftOut: recipients.filter(({ key }) => !received.has(key)),
  }
}
