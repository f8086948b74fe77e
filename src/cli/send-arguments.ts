// The flags of `brief send` in; what is to be sent, and how, out, or a BriefingError that says how to ask.
import { BriefingError } from '../errors.ts'

export const SEND_USAGE = `brief send [2025-12] [--recipients FILE] [--per-minute 120] [--resend-uncertain] [--data FOLDER] [--archive FOLDER]
    mail the approved edition of a month to those on the list, each once; without a month the newest of which one is approved and due,
    and corrections of earlier ones that somebody is owed. The environment names the server (SMTP_URL), the secret of the ledger (LEDGER_KEY) and, without
    --recipients, the list (RECIPIENTS). --resend-uncertain: also to those of whom nobody knows whether they have it
brief send [2025-12] --intend [--recipients FILE]
    only write into the ledger to whom it is about to go, to be committed before the first message leaves
brief send [2025-12] --withdraw
    after a run that was cancelled or killed, on its machine: note of all to whom nothing was handed over that they are still to get
    it, so that any other machine may send to them once the ledger is committed
brief send [2025-12] --dry-run [--out FOLDER] [--recipients FILE]
    write the messages byte for byte as .eml files, into outbox/<month> unless a folder is named; nothing leaves
brief send [2025-12] --to ADDRESS
    send one proof; before the approval only to an address of the sender's own domain`

export interface SendFlags {
  recipients?: string
  intend?: boolean
  withdraw?: boolean
  'resend-uncertain'?: boolean
  'dry-run'?: boolean
  to?: string
  'per-minute'?: string
}

/** One of the five things that sending can be, and what each needs. */
export type SendAsked = { recipients: string | undefined } & (
  | { what: 'mail'; perMinute: number; resendUncertain: boolean }
  | { what: 'intents'; resendUncertain: boolean }
  | { what: 'withdraw' }
  | { what: 'dry-run'; out: string | undefined }
  | { what: 'proof'; to: string }
)

/** Many servers of providers take no more than a few messages a second from one sender; two a second stay below. */
const PER_MINUTE = 120

export function sendArguments(flags: SendFlags & { out?: string }): SendAsked {
  const refuse = (message: string) => BriefingError.at('command line', message, SEND_USAGE)
  const { recipients, intend = false, withdraw = false, 'dry-run': dryRun = false, to, out } = flags
  const resendUncertain = flags['resend-uncertain'] ?? false
  if ([intend, withdraw, dryRun, to !== undefined].filter(Boolean).length > 1)
    throw refuse(
      'found more than one of --intend, --withdraw, --dry-run and --to, which are different things to do',
    )
  if (out !== undefined && !dryRun)
    throw refuse('found --out, but only a dry run writes messages into a folder')
  if (flags['per-minute'] !== undefined && (intend || withdraw || dryRun || to !== undefined))
    throw refuse('found --per-minute, but nothing is mailed to the list')
  if (resendUncertain && (withdraw || dryRun || to !== undefined))
    throw refuse('found --resend-uncertain, but nothing is mailed to the list')
  if (to !== undefined) return { what: 'proof', to, recipients }
  if (dryRun) return { what: 'dry-run', out, recipients }
  if (withdraw) return { what: 'withdraw', recipients }
  if (intend) return { what: 'intents', resendUncertain, recipients }
  return { what: 'mail', perMinute: paceOf(flags['per-minute']), resendUncertain, recipients }
}

function paceOf(text: string | undefined): number {
  if (text === undefined) return PER_MINUTE
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw BriefingError.at('--per-minute', `found "${text}", expected a whole number of messages`, 'write 120')
}
