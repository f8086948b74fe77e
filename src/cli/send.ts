// What `brief send` was asked for in; the edition mailed, its intents written, its messages shown, or a proof sent, and the report out.
import { join, resolve } from 'node:path'
import { readApprovals } from '../archive/approvals.ts'
import type { Place } from '../archive/place.ts'
import { waitingEdition } from '../archive/waiting.ts'
import type { Month } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import { writeMessages } from '../delivery/dry-run.ts'
import { embargoAhead, finalEdition } from '../delivery/leaving.ts'
import { composeMessage } from '../delivery/message.ts'
import { proofRecipient } from '../delivery/proof.ts'
import { audienceOf, recipientsOf } from './send-audience.ts'
import { mailIssue, mailerOf } from './send-mail.ts'
import { newestApproved, owedCorrections } from './send-months.ts'
import { withdrawMonths } from './send-withdraw.ts'
import type { SendAsked } from './send-arguments.ts'
import type { Flags } from './flags.ts'
import { archiveFolder, place, type World } from './world.ts'

/** Whether everyone who is to have it has it, or what was asked for instead was done. */
export async function sendIssue(
  world: World,
  { month, send }: { month: Month | undefined; send: SendAsked },
  flags: Flags,
): Promise<boolean> {
  const archive = archiveFolder(world, flags)
  if (send.what === 'dry-run') return await showMessages(world, archive, month, send)
  if (send.what === 'proof') return await sendProof(world, archive, month, send.to)
  if (send.what === 'withdraw') return await withdrawMonths(world, archive, month)
  if (month !== undefined) return await mailIssue(world, archive, month, send, flags)
  const newest = newestApproved(archive)
  if (newest === undefined) {
    world.out('no edition is approved: nothing to send')
    return true
  }
  let complete = true
  for (const earlier of owedCorrections(world, archive, send.recipients, newest))
    complete = (await mailIssue(world, archive, earlier, send, flags)) && complete
  const approval = readApprovals(archive, newest).at(-1)
  const end = approval && embargoAhead(approval, world.now)
  if (end !== undefined) {
    world.out(`${newest}: leaves no sooner than ${end}, when its embargo ends; nothing of it was sent`)
    return complete
  }
  return (await mailIssue(world, archive, newest, send, flags)) && complete
}

async function showMessages(
  world: World,
  archive: Place,
  asked: Month | undefined,
  send: SendAsked & { what: 'dry-run' },
): Promise<true> {
  const edition = finalEdition(archive, asked ?? newestFinal(archive))
  const recipients = recipientsOf(world, edition, send.recipients)
  const { month } = edition.name
  const { recipients: readers } = audienceOf(world, archive, edition, recipients, false)
  const outbox = join(world.home, 'outbox')
  const folder = place(world, send.out === undefined ? join(outbox, month) : resolve(world.cwd, send.out))
  await writeMessages(folder, edition, readers, { home: world.home, outbox })
  world.out(
    `${edition.label}: ${readers.length} messages as they would be sent, in ${folder.label}; nothing left`,
  )
  return true
}

async function sendProof(world: World, archive: Place, asked: Month | undefined, to: string): Promise<true> {
  const edition = finalEdition(archive, asked ?? newestFinal(archive))
  const open = edition.approval !== null && embargoAhead(edition.approval, world.now) === undefined
  const recipient = proofRecipient(to, edition, open)
  const message = await composeMessage(edition, recipient, { proof: true })
  const mailer = mailerOf(world)
  try {
    const outcome = await mailer.handOff(message, () => undefined)
    if (outcome.fate !== 'sent') {
      const why = 'reason' in outcome ? outcome.reason : `the server refused it (${outcome.code})`
      throw BriefingError.at('--to', `the proof was not sent: ${why}`, 'mend that, and send it again')
    }
  } finally {
    await mailer.close()
  }
  world.out(`${edition.label}: a proof was sent; the ledger does not count it`)
  return true
}

/** That of the edition that waits for an approval, or was approved last. */
function newestFinal(archive: Place): Month {
  const month = waitingEdition(archive)?.month ?? newestApproved(archive)
  if (month !== undefined) return month
  throw BriefingError.at(archive.label, 'holds no final edition', 'build one: brief release')
}
