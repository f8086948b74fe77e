// A row of UN Comtrade in; whose flow it is out, or why it is none of those that rules ask for.
import {
  type Direction,
  direction as directionSchema,
  type Mapping,
  type Reporter,
  reporter as reporterSchema,
} from '../../dataset/mapping-schema.ts'
import { flowCodes, reporterCodes } from './comtrade-codes.ts'
import type { ComtradeField, ComtradeRecord } from './comtrade-record.ts'

/** How the service calls sums over codes: TOTAL, AG2 to AG6. */
export const sumsOfCodes = ['TOTAL', 'AG'] as const

/** Of another customs office or direction; of a code wider than those of rules; or part of another row of the table. */
export type LeftKind = 'foreign' | 'wide' | 'part'

export type Selection =
  | { reporter: Reporter; direction: Direction; weightNeeded: boolean }
  | { kind: LeftKind; field: ComtradeField; what: string; why: string }
  | { otherCode: string }

export function selectRecord(record: ComtradeRecord, mapping: Mapping): Selection {
  const { reporterCode, flowCode, cmdCode } = record
  const reporter = reporterSchema.options.find((one) => reporterCodes[one].code === reporterCode)
  const direction = directionSchema.options.find((one) => flowCodes[one] === flowCode)
  if (reporter === undefined) {
    const why = 'only those of China (156) and Japan (392) are read'
    return { kind: 'foreign', field: 'reporterCode', what: `rows of reporter ${reporterCode}`, why }
  }
  if (direction === undefined) {
    const why = 'only exports (X) and imports (M) are read'
    return { kind: 'foreign', field: 'flowCode', what: `rows of flow ${flowCode}`, why }
  }
  const rules = mapping.rules.filter((rule) => rule.reporter === reporter && rule.direction === direction)
  if (rules.length === 0) {
    const what = `rows of reporter ${reporter}, ${direction}s`
    return { kind: 'foreign', field: 'flowCode', what, why: 'no rule of mapping.yaml asks for them' }
  }
  const asked = rules.filter(({ codes }) => codes.some((code) => cmdCode.startsWith(code)))
  if (asked.length > 0) {
    const weightNeeded = asked.some(({ measure }) => measure === 'weight')
    return partOfTotal(record) ?? { reporter, direction, weightNeeded }
  }
  const sum = sumsOfCodes.some((name) => cmdCode.startsWith(name))
  const wider = rules.some(({ codes }) => codes.some((code) => code.startsWith(cmdCode)))
  if (!sum && !wider) return { otherCode: cmdCode }
  const reason = mapping.leaveOut.find(({ code }) => code === cmdCode)?.reason
  const why = sum ? 'a sum of many codes' : (reason ?? 'it is wider than the codes that rules ask for')
  return { kind: 'wide', field: 'cmdCode', what: `rows of code ${cmdCode}`, why }
}

/** Rows that break down another row of the table, which holds them already. */
function partOfTotal({ customsCode, motCode, partner2Code, mosCode }: ComtradeRecord): Selection | undefined {
  const part = (field: ComtradeField, what: string, whole: string): Selection => ({
    ...{
      kind: 'part',
      field,
      what: `rows of ${what}`,
      why: `the rows of all of them together (${whole}) hold these`,
    },
  })
  if (customsCode !== 'C00') return part('customsCode', `customs procedure ${customsCode}`, 'C00')
  if (motCode !== 0) return part('motCode', `mode of transport ${motCode}`, '0')
  if (partner2Code !== 0) return part('partner2Code', 'second partners', '0')
  if (mosCode !== '0') return part('mosCode', `mode of supply ${mosCode}`, '0')
  return undefined
}
