// The event that decides a public statement in, what the page prints of it out: when it was, and what the record says of it.
import { type RichText, toldText } from '../analysis/prose.ts'
import type { Period } from '../dataset/period.ts'
import type { Named, SectionInput } from './section.ts'

export interface EventFinding {
  title: Named
  date: Period
  /** Null where a figure in it was not known. */
  text: RichText | null
  sources: string[]
}

/** Null where no event decides. `id` prefixes the ids of the figures in its text. */
export function eventFinding(
  { vintage, figures }: SectionInput,
  id: string,
  event: string | undefined,
): EventFinding | null {
  const record = vintage.dataset.events.find((one) => one.id === event)
  if (record === undefined) return null
  const told = toldText(vintage, figures, id, record)
  return {
    title: { kind: 'event', id: record.id, text: record.title },
    date: record.date,
    text: told?.text ?? null,
    sources: told?.sources ?? vintage.known(record.sources),
  }
}
