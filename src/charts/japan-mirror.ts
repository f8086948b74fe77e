// The trade from China to Japan as either customs office weighs it: a pair of marks for each flow, with the gap at the right.
import type { MirrorSide } from '../analysis/mirror-gap.ts'
import type { MirrorTrade, MirrorWeights } from '../analysis/mirror-trade.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { dumbbells } from './dumbbells.ts'
import { roundTicks } from './plot.ts'
import { hollowNotes, isHollow } from './prints.ts'
import { COLOUR } from './theme.ts'
import { type Cell, doubtOf, NONE, type ValueCell } from './value-table.ts'

/** What a flow is called, and what both sides weigh. */
export interface MirrorRow {
  name: string
  weight: MirrorWeights
}

/** A flow of which neither side is known has no row. A gap wider than timing explains stands out, by its words too. */
export function japanMirror(
  language: Language,
  { period, together }: Pick<MirrorTrade, 'period' | 'together'>,
  flows: readonly MirrorRow[],
): Chart | undefined {
  const { labels } = language
  const rows = [
    ...flows.filter(({ weight: { china, japan } }) => china ?? japan),
    ...(together ? [{ name: labels.together, weight: together }] : []),
  ]
  const known = flows.flatMap(({ weight: { china, japan } }) =>
    [china, japan].filter((side) => side !== undefined),
  )
  if (known.length === 0) return undefined
  const end = (side: MirrorSide | undefined, who: string) =>
    side === undefined
      ? null
      : {
          value: side.quantity.value,
          period,
          text: `${who} ${printed(language, side)}`,
          hollow: isWorkedOut(side),
        }
  const drawn = rows.map(({ name, weight }) => ({
    name,
    ends: [end(weight.china, labels.china), end(weight.japan, labels.japan)] as const,
    note: noteOf(language, weight),
    quiet: weight.verdict !== 'wide',
  }))
  const evidence = known.map((side) => ({
    basis: isWorkedOut(side) ? ('derived' as const) : ('reported' as const),
    weak: side.drawn.some(({ weak }) => weak),
  }))
  const tones = (tone: string, link: string) => ({ first: tone, second: tone, link })
  return {
    name: 'japan-mirror',
    ...inBothWidths((width) =>
      dumbbells(width, drawn, {
        layers: ['china', 'japan'],
        look: tones(COLOUR.accent, COLOUR.accentPale),
        quiet: tones(COLOUR.muted, COLOUR.otherPale),
        head: labels.chinaAgainstJapan,
        scale: {
          place: (tonnes) => tonnes,
          from: 0,
          ticks: (_, high) =>
            roundTicks(high).map((value) => ({ value, text: language.digits(value, 'count') })),
        },
        foot: hollowNotes(language, 'points', evidence),
      }),
    ),
    alternative: language.alternative.mirror(
      rows.map(({ name, weight: { china, japan, gap } }) => ({
        name,
        china: china?.quantity.value ?? null,
        japan: japan?.quantity.value ?? null,
        gap: gap ? language.signed(gap.value, '%') : null,
      })),
    ),
    table: {
      columns: [
        { name: labels.flow },
        { name: labels.period },
        { name: labels.chinaReports, unit: 't' },
        { name: labels.japanReports, unit: 't' },
        { name: labels.chinaAgainstJapan, unit: '%' },
        { name: labels.reading },
      ],
      rows: rows.map(({ name, weight: { china, japan, gap, verdict } }): Cell[] => [
        { text: name },
        { period },
        cellOf(china),
        cellOf(japan),
        gap ? { value: gap.value, ...doubtOf(gap.from) } : verdict ? NONE : null,
        verdict ? { text: language.verdicts.mirrorWeights[verdict] } : NONE,
      ]),
    },
    sources: sourcesOf(known.flatMap((side) => side.drawn)),
  }
}

function printed(language: Language, { quantity: { value, unit, step } }: MirrorSide): string {
  return language.quantity(value, unit, step)
}

/** A sum of months is printed by no source. */
function isWorkedOut({ drawn }: MirrorSide): boolean {
  return drawn.length > 1 || isHollow(drawn)
}

function cellOf(side: MirrorSide | undefined): ValueCell | null {
  return side === undefined ? null : { value: side.quantity.value, ...doubtOf(side.drawn) }
}

function noteOf({ labels, signed }: Language, { china, gap, verdict }: MirrorWeights): string {
  if (verdict === null) return labels.sideNotKnown(china === undefined ? labels.china : labels.japan)
  return labels.gapAndReading(gap ? signed(gap.value, '%') : '–', verdict)
}
