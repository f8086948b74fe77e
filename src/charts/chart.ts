// What a chart file returns: a drawing for the renderer, and what the page needs around it.
import type { TopLevelSpec } from 'vega-lite'
import type { Observed } from '../dataset/observed.ts'

export interface Chart {
  /** Lower-case words joined by hyphens, unique in the issue. */
  name: string
  spec: TopLevelSpec
  /** Every named mark of the spec and how many items it must draw (a line is one); the renderer counts them. */
  marks: Record<string, number>
  /** The text alternative, computed from what is drawn. */
  alternative: string
  /** Ids of the sources of every value drawn, without repeats. */
  sources: string[]
}

/** The sources behind drawn values: of each the print that was chosen. */
export function sourcesOf(drawn: readonly Observed[]): string[] {
  return [...new Set(drawn.map(({ refs: [chosen] }) => chosen.source))]
}
