// A section's input in; the table by which confidence is computed and the judgements of this issue with their factors out.
import { levels, table } from '../analysis/confidence-table.ts'
import { derived } from '../analysis/quantity.ts'
import { chosen } from '../analysis/formula.ts'
import type { SectionInput } from './section.ts'
import type { Stated } from './supposed-effect.ts'

const factors = [...new Set(table.map(({ factor }) => factor))]

export function confidenceFindings({ vintage, thresholds, figures }: SectionInput, { findings }: Stated) {
  const limit = (name: 'independentPublishers' | 'longHistory' | 'shortestHistory' | 'freshMonths') =>
    figures.add(
      `sources.confidence.${name}`,
      derived('count', vintage.asOf, chosen(`thresholds.${name}`, thresholds[name].value)),
    )
  return {
    levels: [...levels],
    limits: {
      independentPublishers: limit('independentPublishers'),
      longHistory: limit('longHistory'),
      shortestHistory: limit('shortestHistory'),
      freshMonths: limit('freshMonths'),
    },
    rule: factors.map((factor) => ({
      factor,
      cells: levels.map((level) => ({
        reasons: table
          .filter((row) => row.factor === factor && row.level === level)
          .map(({ reason }) => reason),
      })),
    })),
    judgements: findings.judgements.map(({ id, confidence }) => ({
      id,
      level: confidence.level,
      cells: factors.map((factor) => {
        const found = confidence.factors.find((one) => one.factor === factor)
        // What keeps the judgement from more stands out.
        return found ? { ...found, decides: confidence.weakest.includes(found) } : null
      }),
    })),
    factors,
  }
}
