// A Vega-Lite spec in; its units out, or a reason to refuse it. Vega draws a wrong spec as an empty chart and calls it
// a success, so every unit (one mark with its encoding) is checked against its own data before anything is compiled.

import { checkEncoding } from './encoding-check.ts'
import { checkForbiddenKeys } from './forbidden-keys.ts'
import { checkKnownProperties } from './known-properties.ts'
import type { Refuse } from './refuse.ts'
import { type Unit, unitsOf } from './units.ts'

/** Refuses a spec that Vega would draw wrongly without a word. `marks` are the names that will be counted. */
export function checkSpec(spec: unknown, marks: Record<string, number>, refuse: Refuse): Unit[] {
  checkKnownProperties(spec, refuse)
  checkForbiddenKeys(spec, '', refuse)
  const units = unitsOf(spec, refuse)
  for (const { name, channels, rows } of units) checkEncoding(channels, rows, name, refuse)
  const names = units.map(({ name }) => name)
  for (const name of names) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) refuse(`two marks are named "${name}"`)
    if (marks[name] === undefined)
      refuse(`the mark "${name}" is not in \`marks\`, so nobody would count what it draws`)
  }
  for (const name of Object.keys(marks)) {
    if (!names.includes(name))
      refuse(
        `\`marks\` expects "${name}", but the spec has only ${names.map((one) => `"${one}"`).join(', ')}`,
      )
  }
  return units
}
