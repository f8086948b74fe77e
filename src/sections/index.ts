// The sections an issue can have, by the names that briefing.yaml uses.
import type { Briefing } from '../dataset/schema.ts'
import { changes } from './changes.ts'
import { claims } from './claims.ts'
import { drivers } from './drivers.ts'
import { g7Response } from './g7-response.ts'
import { japanExposure } from './japan-exposure.ts'
import type { SectionInput, SectionResult } from './section.ts'
import { sources } from './sources.ts'
import { summary } from './summary.ts'
import { trend } from './trend.ts'

type Name = Briefing['sections'][number]

export const sections: Record<Name, (input: SectionInput) => SectionResult<object>> = {
  summary,
  trend,
  drivers,
  'japan-exposure': japanExposure,
  'g7-response': g7Response,
  claims,
  changes,
  sources,
}
