// Units in; nothing out, or a reason to refuse them: categories that only their colours tell apart. Every tenth man does
// not see some of these differences, and grey print shows none (WCAG 2.2, 1.4.1).

import { contrast } from '../dataset/colour.ts'
import { isRecord, type Refuse } from './refuse.ts'
import type { Unit } from './units.ts'

const COLOURS = ['color', 'fill', 'stroke']
/** Channels that tell categories apart without colour. */
const SHAPES = ['shape', 'strokeDash']
/** Contrast with the page up to which a mark that is filled so is an empty one. */
const EMPTY = 1.05
const PLACES = ['x', 'y', 'xOffset', 'yOffset', 'row', 'column', 'facet']

/** The categories that are drawn in one colour. */
interface Tone {
  colour: unknown
  categories: unknown[]
}

/**
 * All tones but one must be told by a shape, a place or a label, or be hollow; the last is what is left. `background` is the
 * colour of the page.
 */
export function checkColours(units: readonly Unit[], background: string, refuse: Refuse): void {
  for (const unit of units) {
    for (const [channel, definition] of unit.channels) {
      if (!COLOURS.includes(channel)) continue
      for (const field of fieldsOf(definition)) {
        const tones = tonesOf(unit, field, definition)
        if (unit.channels.some((other) => isTold(other, field, tones.length))) continue
        const silent = tones
          .filter(({ colour }) => channel === 'stroke' || !isEmpty(colour, background))
          .filter(({ categories }) => !units.some((text) => names(text, field, categories)))
        if (silent.length < 2) continue
        refuse(
          `only colour tells ${silent.map(({ categories: [first] }) => JSON.stringify(first)).join(' and ')} apart in "${unit.name}"`,
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
  tones: number,
): boolean {
  if (field !== wanted) return false
  const { range } = isRecord(scale) ? scale : {}
  const forms = Array.isArray(range) ? new Set(range.map((form) => JSON.stringify(form))).size : Infinity
  if (SHAPES.includes(channel)) return forms >= tones
  return PLACES.includes(channel) && type !== 'temporal'
}

/** What the unit draws in each colour. */
function tonesOf({ rows }: Unit, field: string, { scale }: Record<string, unknown>): Tone[] {
  const { domain, range } = isRecord(scale) ? scale : {}
  const tones = new Map<unknown, unknown[]>()
  for (const category of new Set(rows.map((row) => row[field]))) {
    if (category === null) continue
    const at = Array.isArray(domain) ? domain.indexOf(category) : -1
    const colour = (Array.isArray(range) && at >= 0 ? range[at] : undefined) ?? category
    tones.set(colour, [...(tones.get(colour) ?? []), category])
  }
  return [...tones].map(([colour, categories]) => ({ colour, categories }))
}

/** A fill in the colour of the page leaves the outline: that is seen without colours. */
function isEmpty(colour: unknown, background: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(String(colour)) && contrast(String(colour), background) < EMPTY
}

/** Whether a text stands for one of the categories. */
function names({ mark, rows }: Unit, field: string, categories: readonly unknown[]): boolean {
  return mark === 'text' && rows.some((row) => categories.includes(row[field]))
}
