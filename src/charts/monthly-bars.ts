// A monthly series as bars on a zero base: the month of the issue in the accent colour, unknown months left empty, and
// the January–February pair as one wide pale bar at its monthly mean.
import { addMonths, type Month, monthRange, type Period } from '../dataset/period.ts'
import type { Unit } from '../dataset/schema.ts'
import type { Observed } from '../dataset/observed.ts'
import type { Vintage } from '../dataset/vintage.ts'
import type { Language } from '../languages/language.ts'
import { type Chart, sourcesOf } from './chart.ts'
import { monthTicks } from './place-on-time.ts'
import { COLOUR, SIZE, themed, timeAxis, valueAxis, WIDTH } from './theme.ts'

/** Of the longest value printed above a bar, in CSS pixels. */
const LABEL_WIDTH = 52

interface Bar {
  start: string
  end: string
  value: number
  base: 0
  tone: 'accent' | 'plain' | 'pair'
}

/** The bars of a series between two months; undefined when nothing at all is known of them. */
export function monthlyBars(
  vintage: Vintage,
  language: Language,
  options: { name: string; series: string; first: Month; month: Month; height?: number },
): Chart | undefined {
  const { name, series, first, month, height = 190 } = options
  const { unit, name: seriesName } = vintage.series(series)
  const { bars, drawn } = barsOf(vintage, series, first, month)
  const latest = vintage.at(series, month)
  const months = monthRange(first, month).length
  if (bars.length === 0) return undefined
  const x = {
    field: 'start',
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: timeAxis(monthTicks(first, month, months > 30 ? 6 : 3), '%b %Y'),
  }
  const highest = Math.max(...bars.map(({ value }) => value))
  // Head-room for the printed value.
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, highest * 1.16], nice: false },
    axis: valueAxis(),
  }
  const spec = themed(WIDTH.wide, height, {
    layer: [
      {
        name: 'bars',
        data: { values: bars },
        mark: { type: 'bar', clip: false },
        encoding: {
          x,
          x2: { field: 'end' },
          y2: { field: 'base' },
          y,
          color: {
            field: 'tone',
            type: 'nominal',
            scale: {
              domain: ['accent', 'plain', 'pair'],
              range: [COLOUR.accent, COLOUR.other, COLOUR.otherPale],
            },
          },
        },
      },
      {
        // Holds the scale open from the first month to the end of the last, whether or not these are known.
        name: 'baseline',
        data: { values: [{ start: `${first}-01`, end: `${addMonths(month, 1)}-01`, value: 0 }] },
        mark: { type: 'rule', color: COLOUR.muted },
        encoding: { x, x2: { field: 'end' }, y },
      },
      ...(latest ? [latestLabel(language, x, y, bars, latest, unit, months)] : []),
    ],
  })
  return {
    name,
    wide: { spec, marks: { bars: bars.length, baseline: 1, ...(latest && { latest: 1 }) } },
    alternative: language.alternative.series(seriesName, drawn, unit),
    sources: sourcesOf(drawn),
  }
}

/** The value of the month of the issue, set above the tallest of the bars over which its text reaches. */
function latestLabel(
  language: Language,
  x: object,
  y: object,
  bars: readonly Bar[],
  latest: Observed,
  unit: Unit,
  months: number,
) {
  const reach = Math.ceil((LABEL_WIDTH / WIDTH.wide) * months) + 1
  const top = Math.max(latest.value, ...bars.slice(-reach).map(({ value }) => value))
  return {
    name: 'latest',
    data: {
      values: [{ start: `${latest.period}-27`, value: top, text: language.quantity(latest.value, unit) }],
    },
    mark: {
      type: 'text',
      align: 'right',
      dy: -8,
      fontWeight: 600,
      color: COLOUR.accent,
      fontSize: SIZE.direct,
    },
    encoding: {
      x,
      y,
      text: { field: 'text', type: 'nominal' },
    },
  }
}

/** The bars of each known month, and of January–February where only the pair is known. */
function barsOf(
  vintage: Vintage,
  series: string,
  first: Month,
  last: Month,
): { bars: Bar[]; drawn: Observed[] } {
  const bars: Bar[] = []
  const drawn: Observed[] = []
  const add = (observed: Observed, from: Month, to: Month, value: number, tone: Bar['tone']) => {
    // From the third to the twenty-seventh: the days left out are the gaps between bars.
    bars.push({ start: `${from}-03`, end: `${to}-27`, value, base: 0, tone })
    drawn.push({ ...observed, value })
  }
  for (const month of monthRange(first, last)) {
    const single = vintage.at(series, month)
    const february = addMonths(month, 1)
    const pair: Period = `${month}/${february}`
    const both = vintage.at(series, pair)
    if (single !== undefined) add(single, month, month, single.value, month === last ? 'accent' : 'plain')
    else if (both !== undefined && vintage.at(series, february) === undefined)
      add(both, month, february, both.value / 2, 'pair')
  }
  return { bars, drawn }
}
