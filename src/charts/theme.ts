// One look for all charts: sizes, colours, type. Few grid lines, one accent, labels at the marks instead of legends.
import type { Config, TopLevelSpec } from 'vega-lite'
import { mix } from '../dataset/colour.ts'

/** Widths of drawings in CSS pixels: the text block of a printed page, and a phone of 390 pixels less its margins. */
export const WIDTH = { wide: 642, narrow: 350 } as const
export type Width = (typeof WIDTH)[keyof typeof WIDTH]

/** The tones of an accent: itself, and two that are paler. An organisation's own accent gives others in their place. */
export function tints(accent: string) {
  return {
    /** The one accent: what the chart is about. */
    accent,
    /** Between the accent and its pale form. */
    accentMid: mix(accent, WHITE, 0.17),
    /** The accent where it stands behind something. */
    accentPale: mix(accent, WHITE, 0.54),
  }
}

const WHITE = '#ffffff'

/** Ink, accent, its middle, other, the two pale ones: each a tenth of the way from black to white from the next, for grey print. */
export const COLOUR = {
  ink: '#1c2733',
  muted: '#566472',
  grid: '#dfe4e8',
  ...tints('#00667a'),
  /** Everything else that is drawn; too pale for words. */
  other: '#8793a0',
  otherPale: '#cbd3d9',
  /** Band of ordinary variation. */
  band: '#eceff1',
  /** What stands behind the drawing: inside hollow marks, and words on a dark ground. */
  paper: '#ffffff',
}

const FONT = 'Source Sans 3'
/** Sizes of type inside charts, in CSS pixels. */
export const SIZE = { label: 11, direct: 11.5 }

const config: Config = {
  background: 'transparent',
  font: FONT,
  view: { stroke: null },
  axis: {
    labelColor: COLOUR.muted,
    labelFont: FONT,
    labelFontSize: SIZE.label,
    titleColor: COLOUR.muted,
    titleFont: FONT,
    titleFontSize: SIZE.label,
    titleFontWeight: 'normal',
    domainColor: COLOUR.muted,
    gridColor: COLOUR.grid,
    tickColor: COLOUR.muted,
    labelLimit: 0,
    titleLimit: 0,
  },
  axisY: { domain: false, ticks: false, labelPadding: 6 },
  axisX: { grid: false, labelPadding: 4 },
  text: { font: FONT, fontSize: SIZE.direct, color: COLOUR.ink, limit: 0 },
  legend: { disable: true },
}

/**
 * Dresses a chart: the common configuration, and a drawing that is exactly as wide as asked for, axes included.
 * `right` keeps room for labels beside the last points, in CSS pixels.
 */
export function themed(width: number, height: number, spec: object, right = 4): TopLevelSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: { type: 'fit', contains: 'padding' },
    width,
    height,
    padding: { left: 2, right, top: 12, bottom: 2 },
    config,
    ...spec,
  } as TopLevelSpec
}

/** A line that breaks where a value is null. The round cap makes a dot of a value that stands alone between two gaps. */
export const brokenLine = { type: 'line', strokeCap: 'round', invalid: 'break-paths-show-domains' } as const

/** Colours marks by their `tone`: the accent for what the chart is about, grey for the rest. */
export const accentTone = {
  field: 'tone',
  type: 'nominal',
  scale: { domain: ['accent', 'other'], range: [COLOUR.accent, COLOUR.other] },
} as const

/** The axis of horizontal bars: names to read, without a line or ticks. */
export const nameAxis = {
  title: null,
  domain: false,
  ticks: false,
  labelColor: COLOUR.ink,
  labelFontSize: SIZE.direct,
} as const

/** An axis of whole numbers, grouped, without a title. */
export function valueAxis(tickCount = 4): object {
  return { title: null, tickCount, format: ',d' }
}

/** A time axis in UTC with the given ticks. Formats are d3's: `%b %Y`, `%Y`. */
export function timeAxis(values: readonly string[], format: string): object {
  return { title: null, values, format, labelFlush: false, tickCount: values.length }
}
