// One unit's encoding and rows in; nothing out, or a reason to refuse them: a misnamed field, text instead of
// numbers, a date that is none, a column without a single value, a time that would be read in the machine's zone.

import { isRecord, type Refuse, type Row } from './refuse.ts'

// Plain names only: Vega compiles a field's name into code, and reads dots and brackets in it as a path.
const FIELD = /^[A-Za-z_][A-Za-z0-9_]*$/
const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/
const POSITIONS = ['x', 'y', 'x2', 'y2', 'theta', 'radius']

/**
 * Refuses an encoding that the rows cannot fill. `channels` lists channel and definition, the inherited ones included;
 * null in a row is a gap, undefined is a mistake.
 */
export function checkEncoding(
  channels: readonly [string, Record<string, unknown>][],
  rows: readonly Row[],
  mark: string,
  refuse: Refuse,
): void {
  const typeOfChannel = new Map(channels.map(([channel, { type }]) => [channel, type]))
  for (const [channel, definition] of channels) {
    const where = `${mark}: ${channel}`
    const base = channel.replace(/2$/, '')
    const type = definition.type ?? (base === channel ? undefined : typeOfChannel.get(base))
    for (const field of fieldsOf(definition)) {
      if (!FIELD.test(field))
        refuse(`${where} names the field ${JSON.stringify(field)}`, 'use letters, digits and _')
      checkPresent(rows, field, where, refuse)
    }
    if (typeof definition.field === 'string') {
      if (type === undefined && POSITIONS.includes(channel)) refuse(`${where} has no type`)
      checkValues(rows, definition.field, type, where, refuse)
    }
    if (definition.field !== undefined && definition.datum !== undefined) {
      // Vega-Lite then filters the rows by the field and draws nothing.
      refuse(
        `${where} has a field and a datum`,
        'encode the field in the other layers, so that it is not inherited',
      )
    }
    if (type === 'temporal' && typeof definition.datum === 'string') {
      refuse(`${where} is drawn at the text "${definition.datum}"`, 'use { year, month, utc: true }')
    }
    if (type === 'quantitative' && definition.datum !== undefined && !Number.isFinite(definition.datum)) {
      refuse(`${where} is drawn at ${JSON.stringify(definition.datum)}, which is no number`)
    }
    if (type === 'temporal' && base === channel) checkUtc(definition, where, refuse)
  }
}

/** The fields of a channel: its own, those of its conditions and of its sort order. */
function fieldsOf(definition: Record<string, unknown>): string[] {
  const nested = [definition.condition, definition.sort, definition.test, definition.legend].flat()
  const own = definition.field
  if (own !== undefined && typeof own !== 'string') return ['(no text)']
  return [...(own === undefined ? [] : [own]), ...nested.filter(isRecord).flatMap(fieldsOf)]
}

function checkPresent(rows: readonly Row[], field: string, where: string, refuse: Refuse): void {
  const without = rows.findIndex((row) => row[field] === undefined)
  if (without >= 0) {
    const columns = Object.keys(rows[without] ?? {}).join(', ')
    refuse(
      `${where} wants the field "${field}", which row ${without + 1} lacks (it has ${columns || 'nothing'})`,
    )
  }
  if (rows.every((row) => row[field] === null))
    refuse(`${where} has no value at all: every "${field}" is null`)
}

function checkValues(
  rows: readonly Row[],
  field: string,
  type: unknown,
  where: string,
  refuse: Refuse,
): void {
  for (const [index, row] of rows.entries()) {
    const value = row[field]
    if (value === null) continue
    if (!fits(value, type)) {
      const found = typeof value === 'number' ? String(value) : JSON.stringify(value)
      refuse(`${where} is ${type ?? 'without a type'}, but "${field}" in row ${index + 1} is ${found}`)
    }
  }
}

function fits(value: unknown, type: unknown): boolean {
  if (type === 'quantitative') return Number.isFinite(value)
  if (type === 'temporal') return typeof value === 'string' && isRealDate(value)
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

function isRealDate(text: string): boolean {
  const date = new Date(text)
  return ISO_DATE.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Under New York time a local scale prints 2026-03-01 as "Feb 2026". */
function checkUtc(definition: Record<string, unknown>, where: string, refuse: Refuse): void {
  const { scale, timeUnit } = definition
  const unit = isRecord(timeUnit) ? timeUnit.unit : timeUnit
  const isUtcUnit = typeof unit === 'string' && unit.startsWith('utc')
  if (timeUnit !== undefined && !isUtcUnit) refuse(`${where} has a time unit in local time`, `use utc${unit}`)
  const isUtcScale = isRecord(scale) && scale.type === 'utc'
  if (!isUtcScale && !isUtcUnit)
    refuse(`${where} is temporal in local time`, "add scale: { type: 'utc' } or a utc time unit")
}
