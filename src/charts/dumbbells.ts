// Rows of two ends in; two marks, the line between them and a label outside of each, out. Ends differ in shape and label, so that
// no colour has to tell them apart.
import type { Drawing } from './chart.ts'
import { drawing, points, rules, words } from './drawing.ts'
import { type DumbbellRow, dumbbellPlaces, type DumbbellScale, FOOT, LABEL } from './dumbbell-places.ts'
import { whiskers } from './series-marks.ts'
import { COLOUR, QUIET, type Width, WIDTH } from './theme.ts'

/** Colours of both ends and of the line between them. */
interface Look {
  first: string
  second: string
  link: string
}

interface Options {
  /** Names of the layers of the ends: lower-case letters. */
  layers: readonly [string, string]
  look: Look
  /** Of rows that the drawing is not about. */
  quiet?: Look
  /** Stands over the notes at the right. */
  head: string
  scale: DumbbellScale
  /** Lines below the drawing. */
  foot: readonly string[]
}

export function dumbbells(
  width: Width,
  rows: readonly DumbbellRow[],
  { layers: [first, second], look, quiet = look, head, scale, foot }: Options,
): Drawing {
  const placed = dumbbellPlaces(width, rows, head, scale)
  const textsAt = (side: 'left' | 'right') =>
    placed.marks
      .filter((mark) => mark.side === side)
      .map(({ x, y, text }) => ({ x: side === 'left' ? x - LABEL : x + LABEL, y, text }))
  const area = width === WIDTH.wide ? 90 : 70
  const both = [
    { suffix: '', colours: look, isQuiet: false },
    { suffix: 'quiet', colours: quiet, isQuiet: true },
  ]
  const ends = (index: number, isQuiet: boolean) =>
    placed.marks
      .filter((mark) => mark.index === index && mark.quiet === isQuiet)
      .map(({ x, y, period, value, hollow }) => ({ x, y, period, value, hollow }))
  const links = (isQuiet: boolean) =>
    placed.links.filter((link) => link.quiet === isQuiet).map(({ x, toX, y, toY }) => ({ x, toX, y, toY }))
  const notes = (isQuiet: boolean) =>
    rows.flatMap(({ note, quiet: one = false }, row) =>
      one === isQuiet ? [{ x: width - 1, y: placed.nameY(row), text: note }] : [],
    )
  const atRight = { align: 'right' }
  return drawing(
    { width, height: placed.bottom + FOOT },
    [
      rules('ticks', placed.grid),
      words('scale', placed.scale, QUIET),
      ...both.map(({ suffix, colours, isQuiet }) =>
        rules(`gaps${suffix}`, links(isQuiet), { color: colours.link, strokeWidth: 4 }),
      ),
      ...whiskers(placed.contested),
      ...both.flatMap(({ suffix, colours, isQuiet }) => [
        ...points(`${first}${suffix}`, ends(0, isQuiet), { area, shape: 'square', colour: colours.first }),
        ...points(`${second}${suffix}`, ends(1, isQuiet), { area, colour: colours.second }),
      ]),
      words('lefttexts', textsAt('left'), atRight),
      words('righttexts', textsAt('right'), { align: 'left' }),
      words(
        'names',
        rows.map(({ name }, row) => ({ x: 0, y: placed.nameY(row), text: name })),
        { align: 'left' },
      ),
      words('ratios', notes(false), { ...atRight, fontWeight: 600 }),
      words('ratiosquiet', notes(true), { ...atRight, color: COLOUR.muted }),
      words('heads', [{ x: width - 1, y: 8, text: head }], { ...QUIET, ...atRight }),
    ],
    foot,
  )
}
