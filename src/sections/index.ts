// The sections an issue can have, by the names that briefing.yaml uses.
import type { Briefing } from '../dataset/schema.ts'
import type { SectionInput, SectionResult } from './section.ts'
import { trend } from './trend.ts'

type Name = Briefing['sections'][number]

export const sections: Record<Name, (input: SectionInput) => SectionResult<object>> = {
  trend,
}
