// One look for all charts: sizes, colours, type. Few grid lines, one accent, labels at the marks instead of legends.
import type { Config } from 'vega-lite'
import { mix } from '../dataset/colour.ts'

/**
 * Widths of drawings in CSS pixels: the text block of a printed page; a phone of 390 pixels less its margins; and what is still read
 * where a mail client draws one picture for every screen, as wide as a phone or as the text of a mail.
 */
export const WIDTH = { wide: 642, mail: 440, narrow: 350 } as const
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

/** Sizes of type inside charts and the height of a line of either, in CSS pixels. */
export const SIZE = { label: 11, direct: 11.5 }
export const LINE = 14
/** Type that stays in the background: the words of axes and notes. */
export const QUIET = { fontSize: SIZE.label, color: COLOUR.muted } as const

/** The look that all drawings share. */
export const config: Config = {
  background: 'transparent',
  view: { stroke: null },
  text: { font: 'Source Sans 3', fontSize: SIZE.direct, color: COLOUR.ink, limit: 0 },
  legend: { disable: true },
}
