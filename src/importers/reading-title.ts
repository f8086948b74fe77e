// What was read of a file in; the title under which a list of sources names it out.
import { compareText } from '../dataset/order.ts'
import type { Reading } from './flow.ts'

/** "Exports by tariff line and partner, 2026-01 to 2026-03 (query export)"; `how` stands in the brackets. */
export function readingTitle({ flows }: Reading, how: string): string {
  const directions = [...new Set(flows.map(({ direction }) => `${direction}s`))].sort(compareText)
  const what = directions.length === 0 ? 'trade' : directions.join(' and ')
  const digits = Math.max(0, ...flows.map(({ code }) => code.length))
  const level = digits > 6 ? 'tariff line' : digits > 4 ? 'six-digit code' : digits > 2 ? 'heading' : 'code'
  const partner = flows.some(({ partner }) => partner !== 'world') ? ' and partner' : ''
  const periods = [...new Set(flows.map(({ period }) => period))].sort(compareText)
  const [first, last] = [periods[0], periods.at(-1)]
  const when = first === undefined ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} by ${level}${partner}${when} (${how})`
}
