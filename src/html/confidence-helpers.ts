// What a template may call about confidence: the level of a judgement with what keeps it there, and the lines of the table.
import Handlebars from 'handlebars'
import type { Confidence } from '../analysis/confidence.ts'
import { EARLY, kindsOf, LATE, type Level, type Reason } from '../analysis/confidence-table.ts'
import type { Figure } from '../analysis/figure.ts'
import type { Language } from '../languages/language.ts'
import { TemplateMistake } from './guarded.ts'
import type { Marks } from './marks.ts'

type Limit = 'independentPublishers' | 'longHistory' | 'shortestHistory' | 'freshMonths'

export function confidenceHelpers(language: Language, marks: Marks) {
  const weighed = (level: Level, reasons: readonly Reason[]): string => {
    const why = reasons.map((reason) => language.reasons[reason])
    return [language.confidence[level], ...(why.length > 0 ? [why.join(', ')] : [])].join(': ')
  }
  return {
    /** `moderate confidence: one publisher, short history`. */
    confidence(found: Confidence | null): string {
      if (typeof found !== 'object' || found === null || !('weakest' in found))
        throw new TemplateMistake(
          '{{confidence}} wants a confidence; correct its argument, or guard it with {{#if}}',
        )
      return weighed(
        found.level,
        found.weakest.map(({ reason }) => reason),
      )
    },
    /** The same of an archived judgement. */
    weighed: ({ level, weakest }: { level: Level; weakest: readonly Reason[] }) => weighed(level, weakest),
    /** A line of the table as a criterion, with the thresholds as figures. */
    criterion(reason: Reason, limits: Record<Limit, Figure>): Handlebars.SafeString {
      const html = language.criteria[reason]((part) => {
        if (part === 'steps')
          return (reason === 'settled-early' ? EARLY : LATE).map((rule) => language.rules[rule]).join(', ')
        if (part !== 'kinds') return marks.number(limits[part], language.cardinal(limits[part].value))
        const kinds = reason === 'trusted' || reason === 'press' ? kindsOf(reason) : kindsOf('copy')
        return kinds.map((kind) => language.sourceKinds[kind]).join(', ')
      })
      return new Handlebars.SafeString(html)
    },
  }
}
