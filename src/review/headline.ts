// What an edition says in; its headline figures, what is missing of them and what sources dispute of them as lines of Markdown out.
import { plain, table } from './markdown.ts'
import type { Said } from './said.ts'

export function headline({ keys, conflicts, print, marks }: Said, month: string): string[] {
  const rows = keys.map(({ name, value, onMonth, onYear, signal, confidence, gap }) => [
    plain(name.text),
    value === null ? `**not known**${gap ? `: ${plain(gapText(gap))}` : ''}` : plain(print(value)),
    plain(print(onMonth, 'move')),
    plain(print(onYear, 'move')),
    plain(signal.verdict),
    plain([confidence?.level ?? '–', ...marks(value)].join(', ')),
  ])
  const disputed = conflicts.flatMap(({ series, period, chosen, other, rule }) => {
    const key = keys.find(({ name }) => name.id === series)
    if (key === undefined || period !== month) return []
    return [[plain(key.name.text), String(chosen), String(other), plain(rule)]]
  })
  return [
    ...table(['headline figure', 'value', 'on the month', 'on the year', 'verdict', 'confidence'], rows),
    ...(disputed.length === 0
      ? [`No source disputes a headline figure of ${month}.`, '']
      : [`Disputed in ${month}:`, '', ...table(['figure', 'taken', 'not taken', 'by the rule'], disputed)]),
  ]
}

function gapText({ reason, due }: { reason: string; due?: string | null | undefined }): string {
  return due ? `${reason}, due by ${due}` : reason
}
