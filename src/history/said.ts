// A vintage and a month in; what an issue of that day says of each key series of the summary out.
import { Figures } from '../analysis/figure.ts'
import type { Month } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { languages } from '../languages/language.ts'
import type { SignalFinding } from '../sections/signal-finding.ts'
import { summary } from '../sections/summary.ts'

/** What is said of a series in a month. */
export interface Said {
  value: number
  unit: Unit
  /** The change that the signal test judges, in per cent: on the year from January to March. Null without a base. */
  change: number | null
  against: SignalFinding['against']
  verdict: SignalFinding['verdict']
}

/** By series, in the order of the summary; null where the value is not known. */
export function saidOf(vintage: Vintage, month: Month): { series: string; said: Said | null }[] {
  const { briefing } = vintage.dataset
  const { findings } = summary({
    vintage,
    month,
    thresholds: briefing.thresholds,
    figures: new Figures(),
    language: languages[briefing.language],
  })
  return findings.keys.flatMap((key) => {
    if (key === undefined) return []
    const { name, value, tested, signal } = key
    const said = value &&
      signal && {
        value: value.value,
        unit: value.unit,
        change: tested?.value ?? null,
        against: signal.against,
        verdict: signal.verdict,
      }
    return [{ series: name.id, said }]
  })
}
