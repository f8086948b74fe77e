// The colours of the page and of its charts in, the rules for a dark screen out. A drawing has its colours in it, so that the
// rules find them there; each becomes the colour of its hue that stands out from a dark page as much as it does from white.
import { COLOUR } from '../charts/theme.ts'
import { contrast, onDark } from '../dataset/colour.ts'

/** Of the page by day and by night. */
const PAPER = { day: COLOUR.paper, night: '#14191e' }

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
  const wanted = contrast(day, PAPER.day)
  return wanted === 1 ? PAPER.night : onDark(day, PAPER.night, wanted)
}
