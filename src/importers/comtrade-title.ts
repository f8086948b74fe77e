// A reading of UN Comtrade in; how a list of sources names what was read out: whose trade, which codes, which periods.
import { compareText } from '../dataset/order.ts'
import type { Reading } from './flow.ts'

/** More codes than these are counted, not named. */
const NAMED = 6
const countries = { china: 'China', japan: 'Japan' }

export function comtradeTitle({ flows }: Reading): string {
  const sides = inOrder(flows.map(({ reporter, direction }) => `${countries[reporter]}’s ${direction}s`))
  const codes = inOrder(flows.map(({ code }) => code))
  const periods = inOrder(flows.map(({ period }) => period))
  const [first = 'no period', last = first] = [periods[0], periods.at(-1)]
  const named = codes.length > NAMED ? `${codes.length} codes` : codes.join(', ')
  return `${sides.join(' and ')} by partner, HS ${named}, ${first === last ? first : `${first} to ${last}`}`
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareText)
}
