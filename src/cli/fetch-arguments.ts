// The words and flags of `brief fetch` in; which source is asked for which period out, or a BriefingError that says how to ask.
import { type Period, periodKind } from '../dataset/period.ts'
import { BriefingError } from '../errors.ts'
import type { HandSource } from '../importers/fetch/by-hand.ts'

export const FETCH_USAGE = `brief fetch comtrade --period 2026-03 [--out FOLDER] [--data FOLDER]
    download what mapping.yaml asks of UN Comtrade, for a month or a year, into downloads/comtrade and the day, unless a folder
    is named; the environment may name a key (COMTRADE_KEY) and another server (COMTRADE_URL), to which the key is then sent
brief fetch gacc|e-stat --period 2026-03 [--out FOLDER] [--data FOLDER]
    say how to download the table of Chinese customs or of Japan's e-Stat by hand; they want no programs`

interface FetchFlags {
  period?: string
  out?: string
  data?: string
}

export interface FetchAsked {
  source: 'comtrade' | HandSource
  period: Period
  out: string | undefined
  data: string | undefined
}

const SOURCES = ['comtrade', 'gacc', 'e-stat'] as const

/** `words` are those after `fetch`. */
export function fetchArguments(flags: FetchFlags, words: readonly string[]): FetchAsked {
  const refuse = (message: string) => BriefingError.at('command line', message, FETCH_USAGE)
  const source = SOURCES.find((one) => one === words[0])
  if (source === undefined || words.length > 1) {
    throw refuse(`found "${['fetch', ...words].join(' ')}", expected one source: ${SOURCES.join(', ')}`)
  }
  const { period, out, data } = flags
  if (period === undefined) throw refuse('found no --period, expected a month or a year')
  if (!['month', 'year'].includes(periodKind(period) ?? '')) {
    const message = `found "${period}", expected a month such as 2026-03 or a year such as 2025`
    throw BriefingError.at('--period', message, 'write year, hyphen, month; or the year alone')
  }
  return { source, period, out, data }
}
