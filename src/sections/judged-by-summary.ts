// The findings of the summary in; out comes what they judge, in the form in which the next issue can be compared with it.
import type { Confidence } from '../analysis/confidence.ts'
import type { Signal } from '../analysis/signal.ts'
import type { Judgement } from '../dataset/edition.ts'
import type { Month, Period } from '../dataset/period.ts'

interface Weighed {
  confidence: Confidence
}
interface Key extends Weighed {
  name: { id: string }
  value: object | null
  /** The change that the signal test judges, in per cent. */
  tested: { value: number } | null
  signal: { verdict: Signal['verdict']; sample: { value: number } } | null
}

/** The signal test of every key series, and the confidence of every judgement that the page prints. */
export function judgedBySummary(summary: {
  month: Month
  keys: readonly Key[]
  exports: Key | undefined
  magnets: Key | undefined
  products: Key | undefined
  japanRest: Weighed | null
  heavy: (Weighed & { year: Period }) | null
  year: (Weighed & { total: { period: Period } }) | null
  share: (Weighed & { year: Period }) | null
  capacity: (Weighed & { exports: { period: Period } }) | null
}): Judgement[] {
  const { month, keys, exports, magnets, products, japanRest, heavy, year, share, capacity } = summary
  // The page judges products apart only where magnets are not known.
  const main = [exports, magnets?.value ? magnets : products].filter((key) => key?.value)
  const signals = keys.map(({ name, tested, signal }): Judgement => {
    const verdict = signal?.verdict ?? 'unknown'
    const change = tested?.value ?? null
    return { kind: 'signal', id: name.id, about: month, verdict, change, sample: signal?.sample.value ?? 0 }
  })
  const weighed = (id: string, about: Period | undefined, of: Weighed | null): Judgement[] =>
    of === null || about === undefined ? [] : [{ kind: 'confidence', id, about, level: of.confidence }]
  return [
    ...signals,
    ...main.flatMap((key) => (key === undefined ? [] : weighed(key.name.id, month, key))),
    ...weighed('japan-rest', month, japanRest),
    ...weighed('heavy', heavy?.year, heavy),
    ...weighed('year', year?.total.period, year),
    ...weighed('share', share?.year, share),
    ...weighed('capacity', capacity?.exports.period, capacity),
  ]
}
