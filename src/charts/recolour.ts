// A finished spec and two sets of tones in; the same spec out with each tone of the one replaced by its like of the other.
import type { tints } from './theme.ts'

type Tones = ReturnType<typeof tints>

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
