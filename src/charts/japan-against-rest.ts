// What each destination contributed to the change of magnet exports: bars from zero in tonnes, Japan in the accent colour.
import type { Observed } from '../dataset/observed.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, inBothWidths, sourcesOf } from './chart.ts'
import { changeBars } from './change-bars.ts'
import { isFirm } from './doubt.ts'

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
  const doubt = ({ drawn }: DestinationBar) => {
    if (drawn.some(({ contested }) => contested)) return 'contested' as const
    return drawn.some(({ weak }) => weak) ? ('weak' as const) : undefined
  }
  const firm = ({ drawn }: DestinationBar) => drawn.every(isFirm)
  const rows = bars.map((bar) => ({
    name: bar.label,
    value: bar.tonnes,
    text: `${language.signed(bar.tonnes, 't')} (${language.signed(bar.percent, '%')})${doubt(bar) === 'contested' ? '*' : ''}`,
    tone: firm(bar) ? (bar.accent ? ('accent' as const) : ('other' as const)) : ('open' as const),
  }))
  const notes = [
    ...(bars.every(firm) ? [] : [labels.openBars]),
    ...(bars.some((bar) => doubt(bar) === 'contested') ? [labels.contestedChange] : []),
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
      rows: bars.map((bar) => {
        const doubted = doubt(bar)
        const cell = (value: number) => ({ value, ...(doubted && { doubt: doubted }) })
        return [{ text: bar.label }, cell(bar.tonnes), cell(bar.percent)]
      }),
    },
    sources: sourcesOf(bars.flatMap(({ drawn }) => drawn)),
  }
}
