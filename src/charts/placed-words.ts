// Labels at their places in; the layers that write them out: one for each way of aligning and weight in use.
import { type Layer, words } from './layered.ts'
import type { PlacedLine } from './place-labels.ts'
import { COLOUR } from './theme.ts'

/** What is strong stands in semi-bold and the accent. */
export function placedWords(lines: readonly PlacedLine[], size: { width: number; height: number }): Layer[] {
  const aligns = ['left', 'center', 'right'] as const
  return [false, true].flatMap((strong) =>
    aligns.map((align) =>
      words(
        `${strong ? 'strong' : 'plain'}${align}`,
        lines.filter((line) => line.align === align && line.strong === strong),
        size,
        { align, ...(strong && { fontWeight: 600, color: COLOUR.accent }) },
      ),
    ),
  )
}
