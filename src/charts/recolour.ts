// A finished chart and an organisation's accent in; the same chart out with each tone of the house's accent replaced by its
// like of the other. Drawings are finished before, so that no chart has to know of it.
import type { Chart } from './chart.ts'
import { COLOUR, tints } from './theme.ts'

type Tones = ReturnType<typeof tints>

/** Without an accent, the chart as it is. */
export function inAccent(chart: Chart, accent: string | undefined): Chart {
  if (accent === undefined) return chart
  const drawn = <Drawing extends { spec: unknown }>(drawing: Drawing) => ({
    ...drawing,
    spec: recoloured(drawing.spec, tints(COLOUR.accent), tints(accent)),
  })
  const { wide, narrow, mail } = chart
  return {
    ...{ ...chart, wide: drawn(wide) },
    ...(narrow && { narrow: drawn(narrow) }),
    ...(mail && { mail: drawn(mail) }),
  }
}

/** Replaces exact #rrggbb strings anywhere but in the rows of the data, all at once. The given spec stays as it is. */
export function recoloured<Spec>(spec: Spec, from: Tones, to: Tones): Spec {
  const like = new Map(keysOf(from).map((name) => [from[name], to[name]]))
  const copy = (node: unknown, key = ''): unknown => {
    if (typeof node === 'string') return like.get(node) ?? node
    if (Array.isArray(node)) return node.map((item) => copy(item))
    if (typeof node !== 'object' || node === null) return node
    const entries = Object.entries(node).map(([name, value]): [string, unknown] => [
      name,
      key === 'data' && name === 'values' ? value : copy(value, name),
    ])
    return Object.fromEntries(entries)
  }
  // The copy has the shape of what was copied, which the compiler cannot follow.
  return copy(spec) as Spec
}

function keysOf(tones: Tones): (keyof Tones)[] {
  return Object.keys(tones) as (keyof Tones)[]
}
