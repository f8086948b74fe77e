// The findings of the summary in; out comes what they judge, in the form in which the next issue can be compared with it.
import type { Confidence } from '../analysis/confidence.ts'
import type { Signal } from '../analysis/signal.ts'
import type { Judgement } from '../dataset/edition.ts'
import type { Month, Period } from '../dataset/period.ts'

interface Key {
  name: { id: string }
  /** The change that the signal test judges, in per cent. */
  tested: { value: number } | null
  signal: { verdict: Signal['verdict']; sample: { value: number } } | null
}

/** The signal test of every key series, and the confidence of every judgement that the page states. */
export function judgedBySummary(summary: {
  month: Month
  keys: readonly Key[]
  judgements: readonly { id: string; confidence: Confidence }[]
  heavy: { year: Period } | null
  year: { total: { period: Period } } | null
  share: { year: Period } | null
  capacity: { exports: { period: Period } } | null
}): Judgement[] {
  const { month, keys, judgements, heavy, year, share, capacity } = summary
  const signals = keys.map(({ name, tested, signal }): Judgement => {
    const verdict = signal?.verdict ?? 'unknown'
    const change = tested?.value ?? null
    return { kind: 'signal', id: name.id, about: month, verdict, change, sample: signal?.sample.value ?? 0 }
  })
  const periods = new Map<string, Period | undefined>([
    ['heavy', heavy?.year],
    ['year', year?.total.period],
    ['share', share?.year],
    ['capacity', capacity?.exports.period],
  ])
  return [
    ...signals,
    ...judgements.map(({ id, confidence: { level, weakest } }): Judgement => ({
      kind: 'confidence',
      id,
      about: periods.get(id) ?? month,
      level,
      weakest: weakest.map(({ reason }) => reason),
    })),
  ]
}
