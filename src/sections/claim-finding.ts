// A claim and its verdict in, what the page prints of them out: numbers as Figures, names with the records they come from.
import type { Beside, Caveat } from '../analysis/claim-judgement.ts'
import type { ClaimVerdict, Verdict } from '../analysis/claim-verdict.ts'
import type { Figure } from '../analysis/figure.ts'
import type { Claim } from '../dataset/claim-schema.ts'
import { type Period, periodKind } from '../dataset/period.ts'
import { type EventFinding, eventFinding } from './claim-event.ts'
import { type ReadFinding, readAs } from './claim-reading.ts'
import { type GapsFinding, gapsFinding, type ReasonFinding, reasonFinding } from './claim-reason.ts'
import { type Named, type SectionInput, seriesName } from './section.ts'
import { type SignalFinding, signalFinding } from './signal-finding.ts'

export interface Said {
  id: string
  text: Named
  who: Named
  said: Period
  sources: string[]
}

interface BesideFinding {
  what: Beside['what']
  name: Named | null
  of: Named | null
  from: Period | null
  period: Period
  /** Of those beside an extreme: the words that say so. */
  rank: string | null
  figure: Figure
}

interface CheckedFinding extends Said {
  verdict: Verdict
  read: ReadFinding | null
  beside: BesideFinding[]
  /** Of the first of the figures beside it. */
  signal: SignalFinding | null
  tested: Named | null
  event: EventFinding | null
  caveats: CaveatFinding[]
  reason: ReasonFinding | null
}

interface CaveatFinding {
  kind: Caveat['kind']
  gaps: GapsFinding | null
  other: { name: Named; beside: BesideFinding[] } | null
}

export function statement({ id }: Claim, text: string): Named {
  return { kind: 'statement', id, text }
}

export function said({ vintage }: SectionInput, claim: Claim): Said {
  const { id, text, who, sources } = claim
  return {
    id,
    text: statement(claim, text),
    who: statement(claim, who),
    said: claim.said,
    sources: vintage.known(sources),
  }
}

export function claimFinding(input: SectionInput, claim: Claim, judged: ClaimVerdict): CheckedFinding {
  const { vintage, figures } = input
  const { verdict, signal, reason } = judged
  const id = (name: string) => `claims.${claim.id}.${name}`
  const besides = (list: readonly Beside[], prefix: string) =>
    list.map(({ what, is, series, of, from, period, quantity }, index) => ({
      what,
      name: series === undefined ? null : seriesName(vintage, series),
      of: of === undefined ? null : seriesName(vintage, of),
      from: from ?? null,
      period,
      rank: is === undefined ? null : rankOf(what, is, period),
      figure: figures.add(id(`${prefix}.${index}`), quantity),
    }))
  return {
    ...said(input, claim),
    verdict,
    read: readAs(input, claim),
    beside: besides(judged.beside, 'beside'),
    signal: signal === undefined ? null : signalFinding(figures, id('signal'), signal),
    tested: signal === undefined ? null : tested(vintage, judged),
    event: eventFinding(input, id('event'), judged.event),
    caveats: judged.caveats.map((caveat) => ({
      kind: caveat.kind,
      gaps: caveat.kind === 'gaps' ? gapsFinding(figures, id('caveat'), caveat) : null,
      other:
        caveat.kind === 'other-series'
          ? { name: seriesName(vintage, caveat.named), beside: besides(caveat.beside, 'named') }
          : null,
    })),
    reason: reason === undefined ? null : reasonFinding(input, id('reason'), reason),
  }
}

/** A key of `language.ranks`. */
function rankOf(what: Beside['what'], is: 'highest' | 'lowest', period: Period): string {
  const way = is === 'highest' ? 'above' : 'below'
  if (what === 'furthest' || what === 'next') return `${what}-${way}`
  return `${periodKind(period) === 'year' ? 'years' : 'months'}-${way}`
}

/** The series of the signal test, which stands first beside the statement. */
function tested(vintage: SectionInput['vintage'], { beside: [first] }: ClaimVerdict): Named | null {
  return first?.series === undefined ? null : seriesName(vintage, first.series)
}
