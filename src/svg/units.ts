// A Vega-Lite spec in; its units out: one mark each, with the encoding that it inherits and the rows that it draws.
import { isRecord, type Refuse, type Row } from './refuse.ts'

export interface Unit {
  name: string
  /** The type of the mark: bar, line, text. */
  mark: string
  /** What the mark says besides its type. */
  properties: Record<string, unknown>
  /** Channels with what they encode, the inherited ones included; a facet is a channel too. */
  channels: [string, Record<string, unknown>][]
  rows: readonly Row[]
}

// A composite mark (boxplot, errorbar) computes figures that nobody cites; image and geoshape load files.
const drawableMarks = [
  'arc',
  'area',
  'bar',
  'circle',
  'line',
  'point',
  'rect',
  'rule',
  'square',
  'text',
  'tick',
]

interface Inherited {
  data: unknown
  encoding: Record<string, unknown>
}

/** The units in the order in which they are drawn. Refuses a view without rows, and a mark that none could check. */
export function unitsOf(spec: unknown, refuse: Refuse): Unit[] {
  return unitsBelow(spec, { data: undefined, encoding: {} }, refuse)
}

/** What a channel of a unit encodes, if it encodes anything. */
export function channelOf({ channels }: Unit, name: string): Record<string, unknown> | undefined {
  return channels.find(([channel]) => channel === name)?.[1]
}

/** The number that a channel of a unit draws for a row: of a field, or the same for all. */
export function numberAt(unit: Unit, channel: string, row: Row): number | undefined {
  const { field, datum } = channelOf(unit, channel) ?? {}
  const value = typeof field === 'string' ? row[field] : datum
  return typeof value === 'number' ? value : undefined
}

function unitsBelow(view: unknown, inherited: Inherited, refuse: Refuse): Unit[] {
  if (!isRecord(view)) return refuse('a view of the spec is no object')
  const data = view.data === undefined ? inherited.data : view.data
  const encoding = mergeEncoding(inherited.encoding, isRecord(view.encoding) ? view.encoding : {})
  const facet = isRecord(view.facet) ? ('field' in view.facet ? { facet: view.facet } : view.facet) : {}
  const below = { data, encoding: { ...encoding, ...facet } }
  const parts = [view.layer, view.concat, view.hconcat, view.vconcat, view.spec]
    .flat()
    .filter((part) => part !== undefined)
  if (parts.length > 0) return parts.flatMap((part) => unitsBelow(part, below, refuse))
  const { type: mark, ...properties } = isRecord(view.mark) ? view.mark : { type: view.mark }
  const name = checkName(view.name, mark, refuse)
  const channels = channelsOf(below.encoding)
  return [{ name, mark: String(mark), properties, channels, rows: rowsOf(data, name, refuse) }]
}

/** As Vega-Lite does it: a channel of a layer replaces the inherited one, but keeps what it does not say itself. */
function mergeEncoding(
  above: Record<string, unknown>,
  own: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...above }
  for (const [channel, definition] of Object.entries(own)) {
    const inherits = isRecord(definition) && ('field' in definition || 'datum' in definition)
    const base = above[channel]
    merged[channel] = inherits && isRecord(base) ? { ...base, ...definition } : definition
  }
  return merged
}

function checkName(name: unknown, mark: unknown, refuse: Refuse): string {
  if (typeof mark !== 'string' || !drawableMarks.includes(mark)) {
    refuse(`the mark ${JSON.stringify(mark)} is not one of ${drawableMarks.join(', ')}`)
  }
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*$/.test(name)) {
    return refuse(
      `a ${mark} mark has ${name === undefined ? 'no name' : `the name ${JSON.stringify(name)}`}`,
      'give it a lower-case `name` without hyphens, which Vega-Lite would change, and count it in `marks`',
    )
  }
  return name
}

function rowsOf(data: unknown, mark: string, refuse: Refuse): readonly Row[] {
  if (!isRecord(data) || !Array.isArray(data.values))
    return refuse(`${mark}: the data are not inline (data: { values })`)
  for (const key of Object.keys(data)) {
    if (key !== 'values' && key !== 'name')
      refuse(`${mark}: data.${key} is not allowed beside the inline values`)
  }
  if (data.values.length === 0) refuse(`${mark}: the data are empty`)
  if (!data.values.every(isRecord)) refuse(`${mark}: a row of the data is no object`)
  return data.values
}

/** `detail` and `tooltip` may list several fields: each counts as a channel of its own. */
function channelsOf(encoding: Record<string, unknown>): [string, Record<string, unknown>][] {
  return Object.entries(encoding).flatMap(([channel, definition]) =>
    [definition]
      .flat()
      .flatMap((one): [string, Record<string, unknown>][] => (isRecord(one) ? [[channel, one]] : [])),
  )
}
