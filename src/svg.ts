// A Vega-Lite spec with its data in; out comes the SVG as it stands in the page. Only this file and its folder know Vega.
// Vega draws a broken chart as an empty one and reports success, so everything is checked before and after drawing.

import type { TopLevelSpec } from 'vega-lite'
import { BriefingError } from './errors.ts'
import { checkBars } from './svg/bar-check.ts'
import { checkColours } from './svg/colour-check.ts'
import { drawWithVega } from './svg/draw.ts'
import { checkDrawing, intendedSize, type Size } from './svg/drawing-check.ts'
import { checkGaps } from './svg/gap-check.ts'
import type { KnownValues } from './svg/known-values.ts'
import { checkLabels } from './svg/label-check.ts'
import { escapeMarkup, parseMarkup, printMarkup, tidyMarkup } from './svg/markup.ts'
import { hexOf } from './svg/paint.ts'
import type { Refuse } from './svg/refuse.ts'
import { checkSpec } from './svg/spec-check.ts'
import { checkVisible } from './svg/visible-check.ts'
import { checkZeros } from './svg/zero-check.ts'

/** The page behind a drawing without a ground of its own. */
const PAPER = '#ffffff'

/** A chart: what to draw, how to tell that it was drawn, and what it says to someone who cannot see it. */
export interface ChartSpec {
  /** lower-case-hyphen, unique on the page; prefixes every id in the SVG */
  name: string
  /** Vega-Lite spec with inline data only (data: { values } at the top or in a layer), without expressions */
  spec: TopLevelSpec
  /** every mark of the spec (the `name` of its layer) and how many graphical items it must draw; a line is one item */
  marks: Record<string, number>
  /** the text alternative */
  alternative: string
  /** every value drawn, null for what is not known; zeros and lines are held against it */
  table?: KnownValues
  /** width and height of the whole SVG in px, where the spec cannot say it (facets and concatenations) */
  outer?: Size
}

/**
 * Draws a chart. The same chart gives the same bytes, whatever the time zone and whatever was drawn before.
 * Throws a BriefingError that names the chart when its data, its spec or the drawing is not sound.
 * `language` (BCP 47) chooses the names of months and the separators of numbers.
 */
export async function renderSvg(chart: ChartSpec, language = 'en'): Promise<string> {
  const refuse: Refuse = (reason, hint) => {
    throw BriefingError.at(`chart ${chart.name}`, reason, hint)
  }
  if (!/^[a-z][a-z0-9-]*$/.test(chart.name)) refuse('its name is not lower-case-hyphen')
  if (chart.alternative.trim() === '') refuse('it has no text alternative')
  const units = checkSpec(chart.spec, chart.marks, refuse)
  checkZeros(units, chart.table, refuse)
  const size = intendedSize(chart.spec, chart.outer, refuse)
  const { svg, scene, scales, background } = await drawWithVega(chart.spec, language, refuse).catch(
    (error: unknown) => {
      if (error instanceof BriefingError) throw error
      throw new Error(`chart ${chart.name}: Vega failed: ${error}`, { cause: error })
    },
  )
  const root = tidyMarkup(parseMarkup(svg), chart.name)
  checkDrawing(root, chart.marks, size, refuse)
  checkBars(units, scales, refuse)
  if (chart.table) checkGaps(scene, units, chart.table, refuse)
  const page = hexOf(background, refuse) ?? PAPER
  checkColours(units, page, refuse)
  checkVisible(scene, units, { size, background: page }, refuse)
  checkLabels(scene, size, page, refuse)
  const { xmlns = '', width = '', height = '', viewBox = '' } = root.attributes
  root.attributes = {
    xmlns,
    width,
    height,
    viewBox,
    role: 'img',
    'aria-label': escapeMarkup(chart.alternative),
  }
  return printMarkup(root)
}
