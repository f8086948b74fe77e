// The mapping and a period in; what UN Comtrade is asked out: one request per reporter and direction, with the codes of its rules.
import type { Direction, Mapping, Reporter } from '../../dataset/mapping-schema.ts'
import { type Period, periodKind } from '../../dataset/period.ts'
import { flowCodes, reporterCodes } from '../comtrade/comtrade-codes.ts'
import { wantedCodes } from '../wanted-codes.ts'

/** Comtrade stops where the Harmonized System does; further digits are each country’s own. */
const FINEST = 6

export interface ComtradeRequest {
  reporter: Reporter
  direction: Direction
  /** A month or a year. */
  period: Period
  /** HS codes of four or six digits. */
  codes: readonly string[]
  /** In words, for messages: "Japan's imports in 2026-03". */
  what: string
  /** The name of the file for the answer. */
  file: string
}

export interface ComtradeRequests {
  requests: readonly ComtradeRequest[]
  /** A line for each reporter and direction some of whose codes are too fine for Comtrade. */
  tooFine: readonly string[]
}

/** All partners are asked for, since a rule may want the world, a share, or a partner that another row of the rules names. */
export function comtradeRequests(mapping: Mapping, period: Period): ComtradeRequests {
  const requests: ComtradeRequest[] = []
  const tooFine: string[] = []
  for (const reporter of ['china', 'japan'] as const) {
    for (const direction of ['export', 'import'] as const) {
      const codes = wantedCodes(mapping, reporter, direction)
      const coarse = codes.filter((code) => code.length <= FINEST)
      const fine = codes.filter((code) => code.length > FINEST)
      const whose = `${reporterCodes[reporter].name}'s ${direction}s`
      if (coarse.length > 0) {
        const what = `${whose} in ${period}`
        const file = `comtrade-${reporter}-${direction}-${period}.json`
        requests.push({ reporter, direction, period, codes: coarse, what, file })
      }
      if (fine.length > 0) {
        const hand = reporter === 'china' ? `; for these: npm run brief -- fetch gacc --period ${period}` : ''
        tooFine.push(`not asked: ${whose} of ${fine.join(', ')}, since Comtrade stops at six digits${hand}`)
      }
    }
  }
  return { requests, tooFine }
}

/** The same request for one of its codes. */
export function ofOneCode(request: ComtradeRequest, code: string): ComtradeRequest {
  const { what, period, file } = request
  return {
    ...request,
    codes: [code],
    what: what.replace(` in ${period}`, ` of ${code} in ${period}`),
    file: file.replace(/\.json$/, `-${code}.json`),
  }
}

/** With a key the whole table is asked for, without one its preview. The key itself is no part of the address. */
export function comtradeUrl(base: URL, request: ComtradeRequest, withKey: boolean): URL {
  const { reporter, direction, period, codes } = request
  const frequency = periodKind(period) === 'year' ? 'A' : 'M'
  const service = withKey ? 'data/v1/get' : 'public/v1/preview'
  const url = new URL(`${base.pathname.replace(/\/$/, '')}/${service}/C/${frequency}/HS`, base)
  url.search = new URLSearchParams({
    reporterCode: String(reporterCodes[reporter].code),
    period: period.replace('-', ''),
    cmdCode: codes.join(','),
    flowCode: flowCodes[direction],
    // Else each flow comes once more for every customs procedure, mode of transport and second partner.
    customsCode: 'C00',
    motCode: '0',
    partner2Code: '0',
  }).toString()
  return url
}
