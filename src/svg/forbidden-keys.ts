// A Vega-Lite spec in; nothing out, or the key that must not stand in it. Together with plain field names this keeps
// text of the data from ever being parsed as an expression: what is left reaches Vega as quoted literals.

import { isRecord, type Refuse } from './refuse.ts'

// Keys whose string is parsed as an expression or fetched, or that compute what belongs into src/analysis.
const forbiddenKeys: Record<string, string> = {
  expr: 'an expression can be neither tested nor cited',
  signal: 'an expression can be neither tested nor cited',
  labelExpr: 'an expression can be neither tested nor cited; a format can be an object { month, year }',
  calculate: 'figures are computed before they are drawn',
  transform: 'figures are computed before they are drawn',
  aggregate: 'figures are computed before they are drawn',
  bin: 'figures are computed before they are drawn',
  impute: 'a gap stays a gap',
  repeat: 'its fields cannot be checked against the data',
  params: 'a printed chart has nothing to select',
  href: 'a chart loads and links nothing',
  url: 'a chart loads and links nothing',
  datasets: 'the data stand where they are drawn',
}

/** Refuses a key that computes or loads, and a moment in local time, anywhere but in the rows of the data. */
export function checkForbiddenKeys(node: unknown, path: string, refuse: Refuse): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) checkForbiddenKeys(item, `${path}[${index}]`, refuse)
    return
  }
  if (!isRecord(node)) return
  if ((typeof node.year === 'number' || typeof node.month === 'number') && node.utc !== true) {
    refuse(`${path} is a moment in local time`, 'write it as an ISO string, or add utc: true')
  }
  for (const [key, value] of Object.entries(node)) {
    const where = path === '' ? key : `${path}.${key}`
    const reason = forbiddenKeys[key]
    if (reason !== undefined) refuse(`${where} is not allowed: ${reason}`)
    if ((key === 'test' || key === 'filter') && typeof value === 'string') {
      refuse(`${where} is an expression`, 'write the condition as an object: { field, equal }')
    }
    if (key === 'invalid' && path.startsWith('config'))
      refuse(`${where} is not allowed: it decides for all marks what becomes of a gap`, 'say it at the mark')
    if (key !== 'values' || !path.endsWith('data')) checkForbiddenKeys(value, where, refuse)
  }
}
