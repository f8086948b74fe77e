// Why the data cannot tell whether a public statement holds, and the gaps in a record, as the page prints them.
import type { Gaps, Reason, SeriesPeriod } from '../analysis/claim-judgement.ts'
import type { Figure, Figures } from '../analysis/figure.ts'
import { type Period, periodKind } from '../dataset/period.ts'
import { type Named, type SectionInput, seriesName } from './section.ts'

export interface GapsFinding {
  known: Figure
  all: Figure
  first: Period
  last: Period
  yearly: boolean
}

export interface ReasonFinding {
  kind: Reason['kind']
  missing: { name: Named; period: Period }[]
  /** The issue itself rests a figure on what is missing here, outside this section. */
  used: boolean
  gaps: GapsFinding | null
}

/** `id` prefixes the ids of its figures. */
export function reasonFinding({ vintage, figures }: SectionInput, id: string, reason: Reason): ReasonFinding {
  const missing = 'missing' in reason ? reason.missing : []
  return {
    kind: reason.kind,
    missing: missing.map(({ series, period }) => ({ name: seriesName(vintage, series), period })),
    used: missing.some((one) => isUsed(figures, one)),
    gaps: reason.kind === 'gaps' ? gapsFinding(figures, id, reason) : null,
  }
}

export function gapsFinding(figures: Figures, id: string, { known, all, first, last }: Gaps): GapsFinding {
  return {
    known: figures.add(`${id}.known`, known),
    all: figures.add(`${id}.all`, all),
    first,
    last,
    yearly: periodKind(last) === 'year',
  }
}

/** Whether a figure of the sections before this one rests on the value. */
function isUsed(figures: Figures, { series, period }: SeriesPeriod): boolean {
  return figures
    .all()
    .filter(({ id }) => !id.startsWith('claims.'))
    .some(({ inputs }) => inputs.some((input) => input.series === series && input.period === period))
}
