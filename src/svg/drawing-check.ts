// What Vega drew in; nothing out, or a reason to refuse it: marks missing or too many, a number that is none, a
// drawing of another size than asked for, text in a font that is not bundled.

import { familyNames, missingGlyphs } from '../fonts.ts'
import { allTags, type Tag } from './markup.ts'
import { isRecord, type Refuse } from './refuse.ts'

/** The size of the whole SVG in px. */
export interface Size {
  width: number
  height: number
}

const drawnTags = [
  'svg',
  'g',
  'path',
  'rect',
  'line',
  'circle',
  'text',
  'tspan',
  'defs',
  'clipPath',
  'linearGradient',
  'stop',
]
const NOT_A_VALUE = /(?<![A-Za-z])(NaN|undefined|null|-?Infinity)(?![A-Za-z])/

/**
 * The size that the spec asks for: its width and height under autosize fit with padding, plus the padding under
 * autosize none. Facets, concatenations and autosize pad grow with their content, so those must say `outer`.
 */
export function intendedSize(spec: object, outer: Size | undefined, refuse: Refuse): Size {
  if (outer !== undefined) return outer
  const { width, height, autosize, padding = 5 } = spec as Record<string, unknown>
  const fit = isRecord(autosize) ? autosize : { type: autosize }
  if (typeof width === 'number' && typeof height === 'number') {
    if (fit.type === 'fit' && fit.contains === 'padding') return { width, height }
    if (fit.type === 'none' && typeof padding === 'number') {
      return { width: width + 2 * padding, height: height + 2 * padding }
    }
  }
  const wanted = "width, height and autosize: { type: 'fit', contains: 'padding' }"
  return refuse(
    'the size of the drawing is left to its content',
    `give the spec ${wanted}, or the chart \`outer\``,
  )
}

/** Refuses a drawing (Vega's SVG after tidying) that is not what the chart says it is. */
export function checkDrawing(root: Tag, marks: Record<string, number>, size: Size, refuse: Refuse): void {
  checkSize(root, size, refuse)
  for (const { name, attributes, text } of allTags(root)) {
    if (!drawnTags.includes(name)) refuse(`it contains a <${name}>`)
    if (attributes.style !== undefined) refuse(`a <${name}> has the style "${attributes.style}"`)
    for (const [key, value] of Object.entries(attributes)) {
      if (key !== 'class' && NOT_A_VALUE.test(value)) refuse(`a <${name}> has ${key}="${value}"`)
    }
    // A path of one point has no length; only a round end makes a dot of it.
    const isLonely =
      name === 'path' && /M[-\d.,]*Z/.test(attributes.d ?? '') && attributes.stroke !== undefined
    if (isLonely && attributes['stroke-linecap'] !== 'round') {
      refuse('a value that stands alone between gaps would not be seen', "give the line strokeCap: 'round'")
    }
    if (name === 'text') checkFont(attributes, refuse)
    if (NOT_A_VALUE.test(text) || text.includes('[object') || text.includes('Invalid Date'))
      refuse(`it prints "${text}"`)
    const missing = missingGlyphs(text, 'sans')
    if (missing.length > 0) refuse(`it prints "${text}", but ${familyNames.sans} has no ${missing.join(' ')}`)
  }
  for (const [name, expected] of Object.entries(marks)) {
    const drawn = countMarks(root, name)
    if (drawn !== expected) refuse(`the mark "${name}" drew ${drawn} of ${expected} items`)
  }
}

function checkSize(root: Tag, { width, height }: Size, refuse: Refuse): void {
  const [, , drawnWidth = 0, drawnHeight = 0] = (root.attributes.viewBox ?? '').split(' ').map(Number)
  // The ordering lets NaN fail.
  if (!(Math.abs(drawnWidth - width) <= 1 && Math.abs(drawnHeight - height) <= 1)) {
    refuse(`it is ${drawnWidth} × ${drawnHeight} px, not ${width} × ${height}`)
  }
}

function checkFont(attributes: Record<string, string>, refuse: Refuse): void {
  const {
    'font-family': family,
    'font-weight': weight = 'normal',
    'font-style': style = 'normal',
  } = attributes
  if (family !== `'${familyNames.sans}', sans-serif`)
    refuse(`it prints in the font ${family}`, `use ${familyNames.sans}`)
  if (!['normal', '400', '600'].includes(weight))
    refuse(`it prints in the weight ${weight}`, 'use 400 or 600')
  if (style !== 'normal') refuse(`it prints in ${style}`, 'only the upright cut of the font is bundled')
}

/** Vega's group of a mark carries the mark's name with `_marks`, once for each line or facet. */
function countMarks(root: Tag, name: string): number {
  const names = [`${name}_marks`, `${name}_child_marks`]
  const isGroup = ({ attributes }: Tag) =>
    (attributes.class ?? '').split(' ').some((part) => names.includes(part))
  return [...allTags(root)].filter(isGroup).reduce((sum, group) => sum + group.children.length, 0)
}
