// One dot a measure at the date of its status, on the row of its member; shape and tone tell the status.
import { MEASURE_STATUSES, MEMBERS, type MeasureNow } from '../analysis/measures.ts'
import { addMonths, lastDay, monthRange } from '../dataset/period.ts'
import type { Language } from '../languages/language.ts'
import type { Chart } from './chart.ts'
import { COLOUR, SIZE, themed, timeAxis, WIDTH } from './theme.ts'

const TONES = [COLOUR.other, COLOUR.ink, COLOUR.accent, COLOUR.accent, COLOUR.otherPale]
const SHAPES = ['circle', 'square', 'diamond', 'triangle-up', 'cross']
/** Height of one line of dots in CSS pixels, and the part of the time axis within which two dots would touch. */
const LINE = 15
const APART = 0.028

/** Undefined without measures. */
export function measuresTimeline(language: Language, measures: readonly MeasureNow[]): Chart | undefined {
  const [first] = measures
  const last = measures.at(-1)
  if (first === undefined || last === undefined) return undefined
  const members = MEMBERS.filter((member) => measures.some(({ measure }) => measure.member === member))
  const apart = Math.max(1, APART * (days(lastDay(last.since)) - days(lastDay(first.since))))
  let line = 0
  const rows = members.map((member) => {
    const lanes: string[] = []
    const dots = measures
      .filter(({ measure }) => measure.member === member)
      .map(({ since, status }) => {
        const at = lastDay(since)
        const free = lanes.findIndex((taken) => days(at) - days(taken) >= apart)
        const lane = free < 0 ? lanes.length : free
        lanes[lane] = at
        return { at, status, lane }
      })
    const top = line
    line += lanes.length + 0.8
    return {
      member,
      dots: dots.map(({ at, status, lane }) => ({ at, status, y: top + lane })),
      top,
      middle: top + (lanes.length - 1) / 2,
    }
  })
  const dots = rows.flatMap((row) => row.dots)
  const names = rows.map(({ member, middle }) => ({ y: middle, text: language.members[member] }))
  const edges = rows.slice(1).map(({ top }) => ({ y: top - 0.9 }))
  const from = lastDay(first.since).slice(0, 7)
  const to = lastDay(last.since).slice(0, 7)
  const every = monthRange(from, to).length > 12 ? 3 : 2
  const ticks = monthRange(from, addMonths(to, 1))
    .filter((_, index) => index % every === 0)
    .map((month) => `${month}-01`)
  const x = {
    field: 'at',
    type: 'temporal',
    scale: { type: 'utc', domain: [`${from}-01`, `${addMonths(to, 1)}-01`] },
    axis: timeAxis(ticks, '%b %Y'),
  }
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: { reverse: true, domain: [-0.9, line - 0.9], nice: false, zero: false },
    axis: null,
  }
  const spec = themed(WIDTH.wide, Math.round(line * LINE) + 40, {
    padding: { left: 120, right: 14, top: 4, bottom: 2 },
    layer: [
      ...(edges.length === 0
        ? []
        : [
            {
              name: 'edges',
              data: { values: edges },
              mark: { type: 'rule', color: COLOUR.grid },
              encoding: { y },
            },
          ]),
      {
        name: 'measures',
        data: { values: dots },
        mark: { type: 'point', filled: true, size: 85, opacity: 1 },
        encoding: {
          x,
          y,
          color: { field: 'status', type: 'nominal', scale: { domain: [...MEASURE_STATUSES], range: TONES } },
          shape: {
            field: 'status',
            type: 'nominal',
            scale: { domain: [...MEASURE_STATUSES], range: SHAPES },
          },
        },
      },
      {
        name: 'members',
        data: { values: names },
        mark: { type: 'text', align: 'right', fontSize: SIZE.direct },
        encoding: { x: { value: -10 }, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  })
  return {
    name: 'measures-timeline',
    wide: {
      spec,
      marks: {
        ...(edges.length > 0 && { edges: edges.length }),
        measures: dots.length,
        members: names.length,
      },
    },
    alternative: language.alternative.timeline(
      members.map((member) => ({
        member,
        statuses: measures.filter(({ measure }) => measure.member === member).map(({ status }) => status),
      })),
    ),
    sources: [...new Set(measures.flatMap(({ sources }) => sources))],
  }
}

function days(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}
