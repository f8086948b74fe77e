// Statements made in public by the day of the issue: what the data say to each, and which of them no figure can judge.
import { claimVerdict, type Verdict } from '../analysis/claim-verdict.ts'
import { ROUNDED_AT_MOST } from '../analysis/claim-amounts.ts'
import { chosen } from '../analysis/formula.ts'
import type { Figure } from '../analysis/figure.ts'
import { derived } from '../analysis/quantity.ts'
import { compareLastDay } from '../dataset/order.ts'
import { lastDay } from '../dataset/period.ts'
import { claimFinding, type Said, said, statement } from './claim-finding.ts'
import { addCount, type SectionInput, type SectionResult } from './section.ts'

export function claims(input: SectionInput) {
  const { vintage, thresholds } = input
  const known = vintage.dataset.claims
    .filter(({ said, sources }) => lastDay(said) <= vintage.asOf && vintage.knows(sources))
    .sort((a, b) => compareLastDay(b.said, a.said))
  const rows = known.flatMap((claim) =>
    claim.check === undefined
      ? []
      : [claimFinding(input, claim, claimVerdict(vintage, claim.check, claim.sources, thresholds))],
  )
  const beyond = known.flatMap((claim) =>
    claim.beyond === undefined ? [] : [{ ...said(input, claim), reason: statement(claim, claim.beyond) }],
  )
  const count = (name: string, of: readonly Said[]): Figure | null => {
    const records = of.map(({ id, sources }) => ({ kind: 'claim' as const, id, sources }))
    return records.length === 0 ? null : addCount(input, `claims.${name}`, records)
  }
  const ofVerdict = (verdict: Verdict) =>
    count(
      verdict,
      rows.filter((row) => row.verdict === verdict),
    )
  const rounding = chosen('coarsest rounding that excuses a miss', ROUNDED_AT_MOST * 100)
  const findings = {
    rounding: input.figures.add('claims.rounding', { ...derived('%', vintage.asOf, rounding), step: 1 }),
    all: count('all', [...rows, ...beyond]),
    judged: count('judged', rows),
    supported: ofVerdict('supported'),
    withCaveat: ofVerdict('supported-with-caveat'),
    contradicted: ofVerdict('contradicted'),
    open: ofVerdict('cannot-be-checked'),
    countBeyond: count('beyond', beyond),
    rows,
    beyond,
  }
  const judgements = rows.map(({ id, text, verdict }) => ({
    ...{ kind: 'claim' as const, id, text: text.text, verdict },
  }))
  return { findings, charts: [], judgements } satisfies SectionResult<typeof findings>
}
