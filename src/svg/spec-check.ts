// A Vega-Lite spec in; nothing out, or a reason to refuse it. Vega draws a wrong spec as an empty chart and calls it
// a success, so every unit (one mark with its encoding) is checked against its own data before anything is compiled.

import { checkEncoding } from './encoding-check.ts'
import { checkForbiddenKeys } from './forbidden-keys.ts'
import { checkKnownProperties } from './known-properties.ts'
import { isRecord, type Refuse, type Row } from './refuse.ts'

// A composite mark (boxplot, errorbar) computes figures that nobody cites; image and geoshape load files.
const drawableMarks = [
  'arc',
  'area',
  'bar',
  'circle',
  'line',
  'point',
  'rect',
  'rule',
  'square',
  'text',
  'tick',
]

interface Inherited {
  data: unknown
  encoding: Record<string, unknown>
}

/** Refuses a spec that Vega would draw wrongly without a word. `marks` are the names that will be counted. */
export function checkSpec(spec: unknown, marks: Record<string, number>, refuse: Refuse): void {
  checkKnownProperties(spec, refuse)
  checkForbiddenKeys(spec, '', refuse)
  const names: string[] = []
  checkView(spec, { data: undefined, encoding: {} }, names, refuse)
  for (const name of names) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) refuse(`two marks are named "${name}"`)
    if (marks[name] === undefined)
      refuse(`the mark "${name}" is not in \`marks\`, so nobody would count what it draws`)
  }
  for (const name of Object.keys(marks)) {
    if (!names.includes(name)) refuse(`\`marks\` expects "${name}", but the spec has only ${quoted(names)}`)
  }
}

function checkView(view: unknown, inherited: Inherited, names: string[], refuse: Refuse): void {
  if (!isRecord(view)) refuse('a view of the spec is no object')
  const data = view.data === undefined ? inherited.data : view.data
  const encoding = mergeEncoding(inherited.encoding, isRecord(view.encoding) ? view.encoding : {})
  const facet = isRecord(view.facet) ? ('field' in view.facet ? { facet: view.facet } : view.facet) : {}
  const below = { data, encoding: { ...encoding, ...facet } }
  const parts = [view.layer, view.concat, view.hconcat, view.vconcat, view.spec]
    .flat()
    .filter((part) => part !== undefined)
  if (parts.length > 0) {
    for (const part of parts) checkView(part, below, names, refuse)
    return
  }
  names.push(checkName(view, refuse))
  checkEncoding(
    encodingOf(below.encoding),
    rowsOf(data, names.at(-1) ?? '', refuse),
    names.at(-1) ?? '',
    refuse,
  )
}

/** As Vega-Lite does it: a channel of a layer replaces the inherited one, but keeps what it does not say itself. */
function mergeEncoding(
  above: Record<string, unknown>,
  own: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...above }
  for (const [channel, definition] of Object.entries(own)) {
    const inherits = isRecord(definition) && ('field' in definition || 'datum' in definition)
    const base = above[channel]
    merged[channel] = inherits && isRecord(base) ? { ...base, ...definition } : definition
  }
  return merged
}

function checkName(unit: Record<string, unknown>, refuse: Refuse): string {
  const mark = isRecord(unit.mark) ? unit.mark.type : unit.mark
  if (typeof mark !== 'string' || !drawableMarks.includes(mark)) {
    refuse(`the mark ${JSON.stringify(mark)} is not one of ${drawableMarks.join(', ')}`)
  }
  if (typeof unit.name !== 'string' || !/^[a-z][a-z0-9]*$/.test(unit.name)) {
    refuse(
      `a ${mark} mark has ${unit.name === undefined ? 'no name' : `the name ${JSON.stringify(unit.name)}`}`,
      'give it a lower-case `name` without hyphens, which Vega-Lite would change, and count it in `marks`',
    )
  }
  return String(unit.name)
}

function rowsOf(data: unknown, mark: string, refuse: Refuse): readonly Row[] {
  if (!isRecord(data) || !Array.isArray(data.values))
    return refuse(`${mark}: the data are not inline (data: { values })`)
  for (const key of Object.keys(data)) {
    if (key !== 'values' && key !== 'name')
      refuse(`${mark}: data.${key} is not allowed beside the inline values`)
  }
  if (data.values.length === 0) refuse(`${mark}: the data are empty`)
  if (!data.values.every(isRecord)) refuse(`${mark}: a row of the data is no object`)
  return data.values
}

function encodingOf(encoding: Record<string, unknown>): [string, unknown][] {
  return Object.entries(encoding).flatMap(([channel, definition]): [string, unknown][] =>
    Array.isArray(definition) ? definition.map((one) => [channel, one]) : [[channel, definition]],
  )
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
