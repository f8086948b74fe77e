// An approved edition in; mailed to its readers, each once, or its intents written, and the report to the operator out.
import type { Place } from '../archive/place.ts'
import { checkedDataset } from '../dataset/check.ts'
import type { Month } from '../dataset/period.ts'
import { newestDay, Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'
import { checkMessages } from '../delivery/check-messages.ts'
import { deliver } from '../delivery/deliver.ts'
import { describeDelivery, describeIntents } from '../delivery/describe-delivery.ts'
import { intend } from '../delivery/intend.ts'
import { approvedEdition } from '../delivery/leaving.ts'
import type { Mailer } from '../delivery/mailer.ts'
import { composeMessage } from '../delivery/message.ts'
import { readLedger } from '../delivery/read-ledger.ts'
import { hasLeft } from '../delivery/received.ts'
import { checkLedgerKey, keyCheck } from '../delivery/recipient-key.ts'
import { smtpCa } from '../delivery/smtp-ca.ts'
import { smtpMailer } from '../delivery/smtp-mailer.ts'
import { smtpUrl } from '../delivery/smtp-url.ts'
import { freshness } from '../release/freshness.ts'
import type { Flags } from './flags.ts'
import { progressBar } from './progress.ts'
import type { SendAsked } from './send-arguments.ts'
import { audienceOf, recipientsOf } from './send-audience.ts'
import { dataFolder, today, type World } from './world.ts'

/** Whether everyone who is to have it has it; of intents, true. Throws a BriefingError for what must not leave. */
export async function mailIssue(
  world: World,
  archive: Place,
  month: Month,
  send: SendAsked & { what: 'mail' | 'intents' },
  flags: Flags,
): Promise<boolean> {
  const { wait, runner, elapsedMs = () => 0 } = world
  if (wait === undefined || runner === undefined)
    throw new Error('nothing can be sent without pauses and a runner')
  const edition = approvedEdition(archive, month, world.now)
  const { revision } = edition.name
  if (revision === 0 && !hasLeft(readLedger(archive, month), revision)) refuseStale(world, month, flags)
  const { resendUncertain } = send
  const listed = recipientsOf(world, edition, send.recipients)
  const { recipients } = audienceOf(world, archive, edition, listed, resendUncertain)
  await checkMessages(edition, recipients)
  // Before any intent: one that cannot be carried out would leave everyone uncertain.
  const mailer = mailerOf(world)
  const since = elapsedMs()
  const delivery = {
    ...{ edition: edition.name, content: edition.content, recipients, archive, runner, resendUncertain },
    keyCheck: keyCheck(checkLedgerKey(world.env.LEDGER_KEY)),
    now: () => new Date(world.now.getTime() + elapsedMs() - since),
  }
  if (send.what === 'intents') {
    world.out(describeIntents({ edition: edition.name }, await intend(delivery)))
    return true
  }
  const bar = progressBar(world.terminal, 'messages')
  try {
    const delivered = await deliver({
      ...{
        ...delivery,
        mailer,
        wait,
        elapsedMs: world.elapsedMs,
        perMinute: send.perMinute,
        progress: bar.show,
      },
      compose: (recipient) => composeMessage(edition, recipient),
    })
    bar.end()
    for (const line of describeDelivery(delivered)) (delivered.complete ? world.out : world.err)(line)
    return delivered.complete
  } finally {
    bar.end()
  }
}

/** By the server that the environment names. */
export function mailerOf({ env, cwd }: World): Mailer {
  return smtpMailer({ server: smtpUrl(env.SMTP_URL), trust: smtpCa(env.SMTP_CA, cwd) })
}

/** An issue that nobody has yet is held back where a newer month was due meanwhile; one that is under way is brought to its end. */
function refuseStale(world: World, month: Month, flags: Flags): void {
  const { path, label } = dataFolder(world, flags)
  const dataset = checkedDataset(path, today(world), label)
  const { problems } = freshness(new Vintage(dataset, newestDay(dataset)), month, today(world))
  if (problems.length > 0) throw new BriefingError(problems)
}
