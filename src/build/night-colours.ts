// The colours of the page and of its charts in, the rules for a dark screen out. A drawing has its colours in it, so that the
// rules find them there; each becomes the colour of its hue that stands out from a dark page as much as it does from white.

type Triple = readonly [number, number, number]

/** Of the page by day and by night. */
const PAPER = { day: '#ffffff', night: '#14191e' }

/**
 * `properties` are the custom properties of the page by day, `palette` the colours of the charts, all as `#rrggbb`. As all
 * contrasts with the page stay, so do those of the colours with each other.
 */
export function nightColours(
  properties: Readonly<Record<string, string>>,
  palette: readonly string[],
): string {
  const page = Object.entries(properties).map(([name, day]) => `${name}: ${atNight(day)};`)
  const drawn = [...new Set([...palette, PAPER.day])].flatMap((day) =>
    ['fill', 'stroke'].map((kind) => `svg [${kind}="${day}"] { ${kind}: ${atNight(day)}; }`),
  )
  return `@media screen and (prefers-color-scheme: dark) {\n:root { ${page.join(' ')} }\n${drawn.join('\n')}\n}`
}

/** The colour of the same hue with the same contrast; the lightest where none has as much. */
export function atNight(day: string): string {
  const [, a, b] = oklab(day)
  const wanted = contrast(day, PAPER.day)
  let [dark, light] = [0, 1]
  // Twenty halvings are finer than a step of eight bits.
  for (let step = 0; step < 20; step++) {
    const middle = (dark + light) / 2
    const tried = inGamut(middle, a, b)
    if (luminance(tried) > luminance(PAPER.night) && contrast(tried, PAPER.night) >= wanted) light = middle
    else dark = middle
  }
  return wanted === 1 ? PAPER.night : inGamut(light, a, b)
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Linear parts of sRGB, from nothing to one. */
function linear(hex: string): Triple {
  const part = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** Lightness and the two opponent axes of Oklab (https://bottosson.github.io/posts/oklab/). */
function oklab(hex: string): Triple {
  const [r, g, b] = linear(hex)
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ]
}

/** The colour of a lightness and hue, paler where the screen has none so strong. */
function inGamut(lightness: number, a: number, b: number): string {
  for (let strength = 1; strength > 0; strength -= 0.02) {
    const parts = linearOf(lightness, a * strength, b * strength)
    if (parts.every((part) => part >= -0.001 && part <= 1.001)) return hexOf(parts)
  }
  return hexOf(linearOf(lightness, 0, 0))
}

function linearOf(lightness: number, a: number, b: number): Triple {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

function hexOf(parts: Triple): string {
  const digits = parts.map((part) => {
    const bounded = Math.min(1, Math.max(0, part))
    const value = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${digits.join('')}`
}
