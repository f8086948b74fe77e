// What a chart file returns: its drawings for the renderer, and what the page needs around them.
import type { TopLevelSpec } from 'vega-lite'
import type { Observed } from '../dataset/observed.ts'
import { type Width, WIDTH } from './theme.ts'
import type { ValueTable } from './value-table.ts'

export interface Drawing {
  spec: TopLevelSpec
  /** Every named mark of the spec and how many items it must draw (a line is one); the renderer counts them. */
  marks: Record<string, number>
}

export interface Chart {
  /** Lower-case words joined by hyphens, unique in the issue. */
  name: string
  /** As wide as the text of the page. */
  wide: Drawing
  /** For a phone; a drawing without one is small enough as it is. */
  narrow?: Drawing
  /** For a mail, with all that the wide one shows; a drawing that no mail shows has none. */
  mail?: Drawing
  /** What the drawing shows besides its message, which is its title on the page: extremes, then the latest. */
  alternative: string
  /** Every value drawn; only a drawing that stands beside its value has none. */
  table?: ValueTable
  /** Ids of the sources of every value drawn, without repeats. */
  sources: string[]
}

/** The same chart drawn for the page and for a phone. */
export function inBothWidths(draw: (width: Width) => Drawing): { wide: Drawing; narrow: Drawing } {
  return { wide: draw(WIDTH.wide), narrow: draw(WIDTH.narrow) }
}

/** The sources behind drawn values: of each the print that was chosen. */
export function sourcesOf(drawn: readonly Observed[]): string[] {
  return [...new Set(drawn.map(({ refs: [chosen] }) => chosen.source))]
}
