// The official tables that can be imported; and which of them a file is.
import { BriefingError } from '../errors.ts'
import { comtrade } from './comtrade.ts'
import { eStat } from './e-stat.ts'
import type { Format } from './format.ts'
import { gacc } from './gacc.ts'
import type { InputFile } from './input-file.ts'

export const formats: readonly Format[] = [gacc, eStat, comtrade]

/** Told by how the text begins. Throws a BriefingError that says what the file seems to be where it is none of them. */
export function formatOf(file: InputFile): Format {
  const format = formats.find((one) => one.recognises(file))
  if (format !== undefined) return format
  const known = formats.map(({ name }) => name).join('; ')
  const [seems, hint] = describe(file.head)
  throw BriefingError.at(file.label, `${seems}, and none of the tables that can be imported: ${known}`, hint)
}

function describe(head: Buffer): [seems: string, hint: string] {
  const text = new TextDecoder().decode(head.subarray(0, 400)).trimStart()
  if (text.startsWith('<')) {
    return [
      'is a web page',
      'the download was refused or a page was saved: open it in a browser, and download the table itself',
    ]
  }
  if (text.startsWith('PK')) return ['is a workbook or an archive', 'unpack it, or download it as CSV']
  if (text.includes('GET_STATS_DATA'))
    return ['is an answer of the e-Stat interface', 'download the CSV file of the country table instead']
  const line = JSON.stringify(text.split(/[\r\n]/, 1)[0]?.slice(0, 60) ?? '')
  return [
    `begins with ${line}`,
    '`brief fetch gacc` and `brief fetch e-stat` say what to download; a spreadsheet program must not have saved it again',
  ]
}
