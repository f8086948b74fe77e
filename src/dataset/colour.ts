// Colours as #rrggbb in; how light they are, how far two of them stand apart, and what lies between them out.

/** Channels from 0 to 1, red first. */
export type Channels = readonly [number, number, number]

/** Throws an Error for what is no #rrggbb. */
export function channelsOf(colour: string): Channels {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`${colour} is no colour of the form #rrggbb`)
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

/** The nearest #rrggbb; channels outside 0 to 1 are cut to it. */
export function colourOf(channels: Channels): string {
  const part = (channel: number) =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${channels.map(part).join('')}`
}

/** A channel without the gamma of sRGB, as light adds up (IEC 61966-2-1). */
export function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

/** Relative luminance, from 0 (black) to 1 (white), as WCAG 2.2 defines it. */
export function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** The contrast ratio of WCAG 2.2, from 1 (the same) to 21 (black on white): 4.5 for text, 3 for marks (1.4.3, 1.4.11). */
export function contrast(a: string, b: string): number {
  const [one, two] = [luminance(a), luminance(b)]
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
}

/** `part` of b (from 0 to 1) in a, channel by channel in sRGB, as a browser lays a transparent colour over another. */
export function mix(a: string, b: string, part: number): string {
  const [red, green, blue] = channelsOf(b)
  const [r, g, bl] = channelsOf(a)
  const between = (from: number, to: number) => from + (to - from) * part
  return colourOf([between(r, red), between(g, green), between(bl, blue)])
}
