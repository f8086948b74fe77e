// What became of a delivery in; the lines for the operator out. Recipients are named by their place in the recipients' file alone.
import { revisionName } from '../archive/edition-name.ts'
import { describeProblem } from '../errors.ts'
import type { Delivered, NamedWhy } from './delivered.ts'
import type { Intended } from './intend.ts'

/** Nobody who lacks it, or may lack it, goes unnamed. */
export function describeDelivery(delivered: Delivered): string[] {
  const { total, before, sent, refused, uncertain, missing, stopped, complete } = delivered
  const name = nameOf(delivered)
  if (complete && sent.length === 0) return [`${name}: all ${count(total)} have it: nothing was sent`]
  const having = count(before.length + sent.length)
  const earlier = before.length === 0 ? '' : ` (${count(before.length)} before this run)`
  const head = complete ? `all ${count(total)} have it` : `${having} of ${count(total)} have it`
  return [
    ...stopped.map(describeProblem),
    `${name}: ${head}${earlier}`,
    ...group(
      refused,
      'refused for good',
      'correct or remove the address; a corrected one gets the issue in the next run',
    ),
    ...group(
      uncertain,
      'uncertain',
      'ask them, or send it again with --resend-uncertain, at the risk that they have it twice',
    ),
    ...group(missing, 'without it for certain', 'run brief send again'),
  ]
}

/** What `brief send --intend` did. */
export function describeIntents(
  delivered: Pick<Delivered, 'edition'>,
  { written, toSend }: Intended,
): string {
  const stood = toSend - written
  const earlier = stood === 0 ? '' : ` (${count(stood)} of them before)`
  return toSend === 0
    ? `${nameOf(delivered)}: nobody is left to send it to`
    : `${nameOf(delivered)}: the intent to send to ${count(toSend)} is in the ledger${earlier}; commit and push it, then run brief send`
}

function nameOf({ edition: { month, revision } }: Pick<Delivered, 'edition'>): string {
  return revision === 0 ? month : `${month} ${revisionName(revision)}`
}

/** Those of one reason on one line. */
function group(recipients: readonly NamedWhy[], what: string, mend: string): string[] {
  if (recipients.length === 0) return []
  const reasons = [...new Set(recipients.map(({ why }) => why))]
  return [
    `  ${count(recipients.length)} ${what}:`,
    ...reasons.map((reason) => {
      const places = recipients.flatMap(({ why, place, key }) =>
        why === reason ? [`${place} (${key})`] : [],
      )
      return `    ${reason}: ${places.join(', ')}`
    }),
    `    mend: ${mend}`,
  ]
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}
