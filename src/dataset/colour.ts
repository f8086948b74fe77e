// Colours as #rrggbb in; how far two of them stand apart, what lies between them, and their like on another ground out. Only
// this file knows the library.
import culori from 'culori/require'

/** Refused where it is no #rrggbb, which a browser and a chart read alike. */
function known(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`${colour} is no colour of the form #rrggbb`)
  return colour
}

/** The contrast ratio of WCAG 2.2, from 1 (the same) to 21 (black on white): 4.5 for text, 3 for marks (1.4.3, 1.4.11). */
export function contrast(a: string, b: string): number {
  return culori.wcagContrast(known(a), known(b))
}

/** `part` of b (from 0 to 1) in a, channel by channel in sRGB, as a browser lays a transparent colour over another. */
export function mix(a: string, b: string, part: number): string {
  return culori.formatHex(culori.interpolate([known(a), known(b)], 'rgb')(part))
}

/**
 * The colour of the same hue that has a contrast with a dark ground, paler where the screen has none so strong; white where no
 * colour has as much. Hue and lightness are those of Oklch (B. Ottosson, 2020).
 */
export function onDark(colour: string, ground: string, wanted: number): string {
  const { c, h } = culori.converter('oklch')(known(colour)) ?? { c: 0 }
  const tried = (l: number) =>
    culori.formatHex(culori.clampChroma({ mode: 'oklch', l, c, ...(h !== undefined && { h }) }, 'oklch'))
  let [dark, light] = [culori.converter('oklch')(known(ground))?.l ?? 0, 1]
  // Twenty halvings are finer than a step of eight bits.
  for (let step = 0; step < 20; step++) {
    const middle = (dark + light) / 2
    if (contrast(tried(middle), ground) >= wanted) light = middle
    else dark = middle
  }
  return tried(light)
}
