// Claims about records that carry no series: when a thing happened, and whether Japan has buffers of a kind.
import type { CheckOf } from '../dataset/claim-schema.ts'
import { lastDay } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Judgement, unknown } from './claim-judgement.ts'
import { derived } from './quantity.ts'
import { countRecords } from './formula.ts'

/** The event lies whole in the stretch that the claim names. */
export function judgeDated(vintage: Vintage, { event: id, first, last }: CheckOf<'dated'>): Judgement {
  const event = vintage.dataset.events.find((one) => one.id === id)
  if (event === undefined || !vintage.knows(event.sources)) return unknown({ kind: 'event-not-known' })
  const inside = event.date >= first && lastDay(event.date) <= lastDay(last)
  return { outcome: inside ? 'holds' : 'fails', beside: [], rests: [], caveats: [], event: id }
}

/** Records that rest on weak sources alone do not count. */
export function judgeBuffers(vintage: Vintage, { kinds, is }: CheckOf<'buffers'>): Judgement {
  const known = vintage.dataset.buffers.filter(
    ({ kind, weak, since, sources }) =>
      kinds.includes(kind) && !weak && lastDay(since) <= vintage.asOf && vintage.knows(sources),
  )
  if (known.length === 0)
    return { outcome: is === 'none' ? 'holds' : 'fails', beside: [], rests: [], caveats: [] }
  const records = known.map(({ id, sources }) => ({
    kind: 'buffer' as const,
    id,
    sources: vintage.known(sources),
  }))
  const quantity = derived('count', vintage.asOf, countRecords(records))
  return {
    outcome: is === 'some' ? 'holds' : 'fails',
    beside: [{ what: 'buffers', period: vintage.asOf, quantity }],
    rests: [],
    caveats: [],
  }
}
