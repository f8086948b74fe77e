// The magnets that went to Japan, to the United States and elsewhere; what each contributed to the change out.
import { baseMonth } from '../analysis/change.ts'
import { testedAgainst } from '../analysis/signal.ts'
import type { DestinationBar } from '../charts/japan-against-rest.ts'
import type { SectionInput } from './section.ts'

/** Japan, the United States where known, and everyone else: what each contributed to the change of magnet exports. */
export function destinationBars({ vintage, month, language }: SectionInput): DestinationBar[] {
  const before = baseMonth(month, testedAgainst(month))
  const values = (series: string) => ({ now: vintage.at(series, month), before: vintage.at(series, before) })
  const known = ['magnets-japan', 'magnets-us'].flatMap((series) => {
    const { now, before } = values(series)
    return now && before && before.value > 0 ? [{ series, now, before }] : []
  })
  const total = values('magnets')
  if (known[0]?.series !== 'magnets-japan' || !total.now || !total.before) return []
  const rest = (when: 'now' | 'before') =>
    known.reduce((left, part) => left - part[when].value, total[when]?.value ?? 0)
  const bar = (
    label: string,
    now: number,
    then: number,
    drawn: DestinationBar['drawn'],
    accent: boolean,
  ) => ({
    label,
    tonnes: now - then,
    percent: (now / then - 1) * 100,
    accent,
    drawn,
  })
  const parts = known.map(({ series, now, before }) =>
    bar(vintage.series(series).short, now.value, before.value, [now, before], series === 'magnets-japan'),
  )
  return [...parts, bar(language.labels.rest, rest('now'), rest('before'), [total.now, total.before], false)]
}
