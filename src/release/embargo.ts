// What an operator wrote after --embargo in; the moment in UTC out, or a BriefingError.
import { periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.0+)?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/**
 * `2026-01-26T08:00Z`, with or without seconds, in any zone that is named: `2026-01-26T08:00:00Z` comes out. Without a zone it would
 * be another moment on another machine. One that has passed keeps nothing back and is a slip.
 */
export function embargoMoment(text: string, now: Date): string {
  const refuse = (message: string, hint: string) => BriefingError.at('--embargo', message, hint)
  const [, day = '', , , , zone] = MOMENT.exec(text) ?? []
  if (zone === undefined || periodKind(day) !== 'day') {
    const message = `found "${text}", expected a moment with its zone, such as 2026-01-26T08:00Z or 2026-01-26T09:00+01:00`
    throw refuse(message, 'write day, T, time, and Z for UTC or the distance from it')
  }
  const moment = new Date(text)
  const utc = inUtc(moment)
  if (moment > now) return utc
  throw refuse(`found ${utc}, which has passed`, 'name a later moment, or leave --embargo out')
}

/** `2026-01-26T08:00:00Z` */
export function inUtc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`
}
