// Findings and figures in, the text of findings.json out. A figure stands once, in its list, and so does an observation;
// everywhere else they are named, which keeps the file a thirtieth of its size.
import type { Figure, Input } from '../analysis/figure.ts'

/** How an observation is named: a vintage holds one value per series and period, but conflicts print the others too. */
function key({ series, period, source }: Input): string {
  return `${series} ${period} ${source}`
}

/**
 * `{ ...issue, sections, figures, observations }`: in `sections` a figure is `{ "figure": id }`, in `figures` the inputs
 * are keys of `observations`, which lead to file and line.
 */
export function findingsFile(
  issue: object,
  sections: Record<string, object>,
  figures: readonly Figure[],
): string {
  const observations = Object.fromEntries(
    figures.flatMap(({ inputs }) => inputs.map((input) => [key(input), input])),
  )
  const listed = figures.map((figure) => ({ ...figure, inputs: figure.inputs.map(key) }))
  const named = JSON.parse(
    JSON.stringify(sections, (_, value: unknown) => (isFigure(value) ? { figure: value.id } : value)),
  )
  return `${JSON.stringify({ ...issue, sections: named, figures: listed, observations }, null, 1)}\n`
}

function isFigure(value: unknown): value is Figure {
  return value !== null && typeof value === 'object' && 'id' in value && 'inputs' in value && 'basis' in value
}
