// The ledger at the end of a run in; every recipient in exactly one group, with the reason, out.
import type { Problem } from '../errors.ts'
import type { Begun } from './begin.ts'
import type { Delivered, NamedWhy } from './delivered.ts'
import type { IntendOptions } from './delivery-options.ts'
import { standingsOf } from './ledger.ts'
import { fateOf, type Standing } from './standing.ts'
import { shortKey } from './recipient-key.ts'

/** `reasons` holds the mailer's words of this run by the recipient's key; of earlier runs the ledger keeps codes alone. */
export function groupByFate(
  { recipients, edition, runner }: IntendOptions,
  { ledger, lease }: Pick<Begun, 'ledger' | 'lease'>,
  reasons: ReadonlyMap<string, string>,
  stopped: readonly Problem[],
): Delivered {
  const standings = standingsOf(ledger.says, edition.revision)
  const named = recipients.map(({ key, place }) => {
    const standing = standings.get(key)
    const fate = fateOf(standing, lease.holds)
    const why = whyOf(standing, fate, runner.id, reasons.get(key))
    return { fate, here: standing?.last.run === runner.id, name: { place, key: shortKey(key) }, why }
  })
  const those = (wanted: string): NamedWhy[] =>
    named.flatMap(({ fate, name, why }) => (fate === wanted ? [{ ...name, why }] : []))
  const having = (ofThisRun: boolean) =>
    named.flatMap(({ fate, here, name }) => (fate === 'sent' && here === ofThisRun ? [name] : []))
  const [before, sent] = [having(false), having(true)]
  return {
    edition,
    total: recipients.length,
    before,
    sent,
    refused: those('refused'),
    uncertain: those('uncertain'),
    missing: those('open'),
    stopped,
    complete: before.length + sent.length === recipients.length,
  }
}

/** In a few words; `said` is what the mailer said of the recipient in this run. */
function whyOf(standing: Standing | undefined, fate: string, run: string, said: string | undefined): string {
  if (standing === undefined || fate === 'open') return said ?? 'not tried'
  const { last, doubt } = standing
  if (last.event === 'refused')
    return `refused by the server with ${[last.code, last.status].filter((part) => part !== null).join(' ')}`
  const entry = last.event === 'sending' || last.event === 'uncertain' ? last : (doubt ?? last)
  const here = entry.run === run
  switch (entry.event) {
    case 'uncertain':
      return (
        (here ? said : undefined) ??
        `the connection was lost after the whole message was on its way, at ${entry.at}`
      )
    case 'sending':
      return here
        ? 'what became of the message could not be written down'
        : `the run ended while the message was on its way, at ${entry.at}`
    default:
      return `a run meant to send it at ${entry.at}, and what it did is not recorded on this machine`
  }
}
