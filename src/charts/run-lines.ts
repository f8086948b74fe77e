// Runs of places in; the layer of their lines out. What lies between two runs is not known, and no line joins it.
import { across, down, type Layer } from './layered.ts'
import { COLOUR } from './theme.ts'

/** Places in CSS pixels. A run of one place is a dot, which its point covers. */
export function runLines(
  runs: readonly (readonly { x: number; y: number }[])[],
  { width, height }: { width: number; height: number },
): Layer {
  return {
    name: 'lines',
    rows: runs.flatMap((run, index) => run.map((place) => ({ ...place, run: String(index) }))),
    mark: { type: 'line', strokeWidth: 1.8, strokeCap: 'round', color: COLOUR.accent },
    encoding: { x: across(width), y: down(height), detail: { field: 'run', type: 'nominal' } },
    items: runs.length,
  }
}
