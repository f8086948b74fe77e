// Units and their scales in; nothing out, or a reason to refuse them: a bar or an area whose length means its value must
// begin at zero, on a scale on which equal lengths are equal amounts. A span between two values has no base.

import type { Refuse } from './refuse.ts'
import type { Scale, ScalesOf } from './scales.ts'
import { channelOf, numberAt, type Unit } from './units.ts'

const HINT =
  'let its base be 0 and its scale linear with 0 in its domain; draw points where differences are the message'

/** Refuses bars and areas that are cut off at their base. */
export function checkBars(units: readonly Unit[], scalesOf: ScalesOf, refuse: Refuse): void {
  for (const unit of units) {
    if (unit.mark !== 'bar' && unit.mark !== 'area') continue
    for (const axis of ['x', 'y'] as const) {
      for (const scale of scalesOf(unit.name, axis)) checkAxis(unit, axis, scale, refuse)
    }
  }
}

function checkAxis(unit: Unit, axis: 'x' | 'y', scale: Scale, refuse: Refuse): void {
  if (channelOf(unit, axis)?.type !== 'quantitative') return
  const end = channelOf(unit, `${axis}2`)
  const where = `the ${unit.mark} "${unit.name}"`
  const [low, high] = [Math.min(...scale.domain.map(Number)), Math.max(...scale.domain.map(Number))]
  const needsZero = () => {
    if (scale.type !== 'linear')
      refuse(`${where} measures from a base on a ${scale.type} scale, on which no length is an amount`, HINT)
    if (!(low <= 0 && high >= 0)) refuse(`${where} is cut off: its scale runs from ${low} to ${high}`, HINT)
  }
  if (end === undefined) {
    if (isLength(unit, axis)) needsZero()
    return
  }
  if (end.field === undefined && end.datum === undefined)
    refuse(`${where} ends at a place in the drawing, not at a value`, HINT)
  const ends = [valuesOf(unit, axis), valuesOf(unit, `${axis}2`)].map((values) => [...new Set(values)])
  const bases = ends.flatMap(([only, ...rest]) => (only !== undefined && rest.length === 0 ? [only] : []))
  if (bases.includes(0)) needsZero()
  // Both ends the same everywhere: one span, whose ends are its data.
  else if (bases.length === 1 && bases.some((base) => base === low || base === high))
    refuse(`${where} is cut off: its base is ${bases.join()}, where its scale ends`, HINT)
}

/** Of two axes with numbers, one carries the length. */
function isLength(unit: Unit, axis: 'x' | 'y'): boolean {
  const other = axis === 'x' ? 'y' : 'x'
  const isFree = channelOf(unit, other)?.type === 'quantitative' && channelOf(unit, `${other}2`) === undefined
  return !isFree || axis === (unit.properties.orient === 'horizontal' ? 'x' : 'y')
}

function valuesOf(unit: Unit, channel: string): number[] {
  return unit.rows.map((row) => numberAt(unit, channel, row)).filter((value) => value !== undefined)
}
