// What each destination contributed to the change of magnet exports: bars from zero in tonnes, Japan in the accent colour.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { changeBars } from './change-bars.ts'
import { isHollow } from './prints.ts'
import { doubtOf } from './value-table.ts'

export interface DestinationBar {
  label: string
  /** Change in tonnes, and in per cent of what went there before. */
  tonnes: number
  percent: number
  accent: boolean
  drawn: readonly Observed[]
}

/** Undefined without bars. */
export function japanAgainstRest(language: Language, bars: readonly DestinationBar[]): Chart | undefined {
  if (bars.length === 0) return undefined
  const { labels } = language
  const isContested = ({ drawn }: DestinationBar) => doubtOf(drawn).doubt === 'contested'
  const rows = bars.map((bar) => ({
    name: bar.label,
    value: bar.tonnes,
    text: `${language.signed(bar.tonnes, 't')} (${language.signed(bar.percent, '%')})${isContested(bar) ? '*' : ''}`,
    tone: bar.accent ? ('accent' as const) : ('other' as const),
    hollow: isHollow(bar.drawn),
  }))
  const notes = [
    ...(rows.some(({ hollow }) => hollow) ? [labels.hollowChange] : []),
    ...(bars.some(isContested) ? [labels.contestedChange] : []),
  ]
  return {
    name: 'japan-against-rest',
    ...inBothWidths((width) => changeBars(width, rows, notes)),
    alternative: language.alternative.contributions(bars),
    table: {
      columns: [
        { name: labels.destination },
        { name: labels.change, unit: 't' },
        { name: labels.change, unit: '%' },
      ],
      rows: bars.map(({ label, tonnes, percent, drawn }) => [
        { text: label },
        ...[tonnes, percent].map((value) => ({ value, ...doubtOf(drawn) })),
      ]),
    },
    sources: sourcesOf(bars.flatMap(({ drawn }) => drawn)),
  }
}
