// An item of Vega's in; the colours in which it can be seen out, as #rrggbb with how opaque they are.

import type { Refuse } from './refuse.ts'
import type { VegaItem } from './scene.ts'

export interface Paint {
  colour: string
  /** From 0 to 1. */
  opacity: number
}

/** Below this a colour is not seen. */
const FAINTEST = 0.04
const named: Record<string, string> = { black: '#000000', white: '#ffffff' }

/** What fills it, unless nothing does. Refuses a colour that cannot be held against another. */
export function fillOf({ fill, opacity = 1, fillOpacity = 1 }: VegaItem, refuse: Refuse): Paint | undefined {
  return paint(fill, opacity * fillOpacity, refuse)
}

/** What its outline is drawn in, unless it has none. */
export function strokeOf(item: VegaItem, refuse: Refuse): Paint | undefined {
  const { stroke, opacity = 1, strokeOpacity = 1, strokeWidth = 1 } = item
  return strokeWidth > 0 ? paint(stroke, opacity * strokeOpacity, refuse) : undefined
}

/** A colour as #rrggbb; undefined for none. */
export function hexOf(colour: unknown, refuse: Refuse): string | undefined {
  if (colour === undefined || colour === null || colour === 'none' || colour === 'transparent')
    return undefined
  const text = String(colour).toLowerCase()
  const hex = named[text] ?? text.replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/, '#$1$1$2$2$3$3')
  if (/^#[0-9a-f]{6}$/.test(hex)) return hex
  return refuse(`it is drawn in the colour ${JSON.stringify(colour)}`, 'write colours as #rrggbb')
}

function paint(colour: unknown, opacity: number, refuse: Refuse): Paint | undefined {
  const hex = hexOf(colour, refuse)
  return hex === undefined || opacity < FAINTEST ? undefined : { colour: hex, opacity }
}
