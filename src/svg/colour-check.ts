// Units in; nothing out, or a reason to refuse them: categories that only their colours tell apart. Every tenth man does
// not see some of these differences, and grey print shows none (WCAG 2.2, 1.4.1).

import type { Refuse } from './refuse.ts'
import { isRecord } from './refuse.ts'
import type { Unit } from './units.ts'

const COLOURS = ['color', 'fill', 'stroke']
/** Channels that tell categories apart without colour. */
const SHAPES = ['shape', 'strokeDash']
const PLACES = ['x', 'y', 'xOffset', 'yOffset', 'row', 'column', 'facet']

/** All categories but one must be told by a shape, a place or a label; the last is what is left. */
export function checkColours(units: readonly Unit[], refuse: Refuse): void {
  for (const unit of units) {
    for (const [channel, definition] of unit.channels) {
      if (!COLOURS.includes(channel)) continue
      for (const field of fieldsOf(definition)) {
        const categories = seenIn(unit, field, definition)
        if (unit.channels.some((other) => isTold(other, field, categories))) continue
        const silent = categories.filter((group) => !units.some((text) => names(text, field, group)))
        if (silent.length < 2) continue
        refuse(
          `only colour tells ${silent.map((group) => JSON.stringify(group[0])).join(' and ')} apart in "${unit.name}"`,
          `tell "${field}" by shape, strokeDash or place too, or label it: a text whose rows hold "${field}"`,
        )
      }
    }
  }
}

function fieldsOf({ field, condition }: Record<string, unknown>): string[] {
  const tests = [condition].flat().flatMap((one) => (isRecord(one) ? [one.test, one] : []))
  const fields = [field, ...tests.map((test) => (isRecord(test) ? test.field : undefined))]
  return [...new Set(fields.filter((one) => typeof one === 'string'))]
}

/** Two shapes for three colours tell nothing of the third. */
function isTold(
  [channel, { field, type, scale }]: [string, Record<string, unknown>],
  wanted: string,
  categories: readonly unknown[][],
): boolean {
  if (field !== wanted) return false
  const { range } = isRecord(scale) ? scale : {}
  const forms = Array.isArray(range) ? new Set(range.map((form) => JSON.stringify(form))).size : Infinity
  if (SHAPES.includes(channel)) return forms >= categories.length
  return PLACES.includes(channel) && type !== 'temporal'
}

/** The categories that the unit draws, those together that have the same colour. */
function seenIn({ rows }: Unit, field: string, { scale }: Record<string, unknown>): unknown[][] {
  const { domain, range } = isRecord(scale) ? scale : {}
  const groups = new Map<unknown, unknown[]>()
  for (const category of new Set(rows.map((row) => row[field]))) {
    if (category === null) continue
    const at = Array.isArray(domain) ? domain.indexOf(category) : -1
    const colour = (Array.isArray(range) && at >= 0 ? range[at] : undefined) ?? category
    groups.set(colour, [...(groups.get(colour) ?? []), category])
  }
  return [...groups.values()]
}

/** Whether a text stands for one of the categories. */
function names({ mark, rows }: Unit, field: string, group: readonly unknown[]): boolean {
  return mark === 'text' && rows.some((row) => group.includes(row[field]))
}
