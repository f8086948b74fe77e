// The explanations of drivers.yaml in; out comes what was known for and against each by the day of the issue, ranked.
import { rankCompeting } from '../analysis/competing.ts'
import { derivedQuantity, type Figure, figureSources, plain } from '../analysis/figure.ts'
import { type RichText, richText, toldText } from '../analysis/prose.ts'
import { compareText } from '../dataset/order.ts'
import { lastDay, type Period } from '../dataset/period.ts'
import type { Driver } from '../dataset/schema.ts'
import { addCount, addIfKnown, type Named, type SectionInput } from './section.ts'

/** One dated item, with its sources and those of the figures in its text. */
export interface EvidenceFinding {
  id: string
  date: Period
  text: RichText
  sources: string[]
}

/** An explanation and what bears on it, oldest first. */
export interface DriverFinding {
  id: string
  name: Named
  expects: RichText
  for: EvidenceFinding[]
  against: EvidenceFinding[]
  countFor: Figure
  countAgainst: Figure
}

export interface Ranking {
  /** Fewest items against first. */
  ranked: DriverFinding[]
  /** Explanations of which nothing was known by the day of the issue. */
  untested: Named[]
}

/** Only items that had happened and were known by the day of the issue, and all figures of whose text were known. */
export function rankDrivers(input: SectionInput): Ranking {
  const { vintage, figures } = input
  const sides = vintage.dataset.drivers.map((driver) => ({
    id: driver.id,
    driver,
    for: evidence(input, driver, 'for'),
    against: evidence(input, driver, 'against'),
  }))
  const ranked = rankCompeting(sides).flatMap(({ driver, ...side }): DriverFinding[] => {
    const expects = richText(vintage, figures, `drivers.${driver.id}.expects`, driver.expects)
    if (expects === undefined) return []
    return [
      {
        ...side,
        name: nameOf(driver),
        expects,
        countFor: addCount(input, `drivers.${driver.id}.for`, idsOf(side.for)),
        countAgainst: addCount(input, `drivers.${driver.id}.against`, idsOf(side.against)),
      },
    ]
  })
  const tested = new Set(ranked.map(({ id }) => id))
  return { ranked, untested: vintage.dataset.drivers.filter(({ id }) => !tested.has(id)).map(nameOf) }
}

function evidence(
  { vintage, figures }: SectionInput,
  driver: Driver,
  bearing: 'for' | 'against',
): EvidenceFinding[] {
  return driver.evidence
    .filter(
      (item) => item.bearing === bearing && lastDay(item.date) <= vintage.asOf && vintage.knows(item.sources),
    )
    .flatMap((item): EvidenceFinding[] => {
      const told = toldText(vintage, figures, `drivers.evidence.${item.id}`, item)
      if (told === undefined) return []
      const { text } = told
      const behind = text.flatMap((part) => (typeof part === 'string' ? [] : figureSources(part)))
      const sources = [...new Set([...told.sources, ...behind])]
      return [{ id: item.id, date: item.date, text, sources }]
    })
    .sort((a, b) => compareText(a.date, b.date))
}

function idsOf(items: readonly EvidenceFinding[]): string[] {
  return items.map(({ id }) => id)
}

function nameOf({ id, name }: Driver): Named {
  return { kind: 'driver', id, text: name }
}

/** The explanations that share the smallest number of items against, and how far the next one is behind them. */
export function lead({ vintage, figures }: SectionInput, { ranked }: Ranking) {
  const [first] = ranked
  const leaders = ranked.filter(({ countAgainst }) => countAgainst.value === first?.countAgainst.value)
  const next = ranked[leaders.length]
  const ahead =
    first === undefined || next === undefined
      ? undefined
      : derivedQuantity(
          next.countAgainst.value - first.countAgainst.value,
          'count',
          vintage.asOf,
          `${plain(next.countAgainst.value)} − ${plain(first.countAgainst.value)}`,
          [],
        )
  return {
    leaders: leaders.map(({ name }) => name),
    first: first ?? null,
    tied: leaders.length > 1,
    next: next ?? null,
    ahead: addIfKnown(figures, 'drivers.lead.ahead', ahead),
  }
}
