// A compiled spec and its view in; the scale of a mark's channel out. Vega gives scales only by the name that the
// compiler chose for them.

import type { View } from 'vega'
import { isRecord } from './refuse.ts'

export interface Scale {
  type: string
  domain: readonly unknown[]
}

/** The scales on which a mark draws a channel: one, or one a panel where panels have their own. */
export type ScalesOf = (mark: string, channel: 'x' | 'y') => Scale[]

interface VegaScale {
  (value: unknown): number
  type: string
  domain(): unknown[]
}

/** What vega-view keeps beyond its types: the scales of the whole view, and of each group that has its own. */
interface Runtime {
  scales: Record<string, { value: VegaScale }>
  subcontext?: Runtime[]
}

export function scalesOf(compiled: unknown, view: View): ScalesOf {
  const runtime = (view as unknown as { _runtime: Runtime })._runtime
  return (mark, channel) => {
    const name = scaleName(compiled, [`${mark}_marks`, `${mark}_child_marks`], channel)
    return name === undefined ? [] : scalesNamed(runtime, name)
  }
}

/** The scale that the mark's own instructions name. */
function scaleName(node: unknown, marks: readonly string[], channel: string): string | undefined {
  if (!isRecord(node)) return undefined
  const children = [node.marks ?? []].flat()
  for (const child of children) {
    const found = scaleName(child, marks, channel)
    if (found !== undefined) return found
  }
  if (!marks.includes(String(node.name)) || !isRecord(node.encode) || !isRecord(node.encode.update))
    return undefined
  const { update } = node.encode
  const ends = [channel, `${channel}2`, `${channel}c`].map((end) => update[end])
  const scaled = ends.flat().find((end) => isRecord(end) && typeof end.scale === 'string')
  return isRecord(scaled) ? String(scaled.scale) : undefined
}

function scalesNamed({ scales, subcontext = [] }: Runtime, name: string): Scale[] {
  const own = Object.hasOwn(scales, name) ? scales[name]?.value : undefined
  const below = subcontext.flatMap((one) => scalesNamed(one, name))
  return own === undefined ? below : [{ type: own.type, domain: own.domain() }, ...below]
}
