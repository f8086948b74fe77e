// A file of UN Comtrade in, as JSON of the service, bulk file or CSV of the web page; a reading out.
import { compareText } from '../dataset/order.ts'
import { reporterCodes } from './comtrade/comtrade-codes.ts'
import { comtradeDelimiter, readComtradeCsv } from './comtrade/comtrade-csv.ts'
import { comtradeFlows } from './comtrade/comtrade-flows.ts'
import { readComtradeJson } from './comtrade/comtrade-json.ts'
import type { Reading } from './flow.ts'
import type { Format, ReadOptions } from './format.ts'
import type { InputFile } from './input-file.ts'
import { ProblemList } from './problem-list.ts'
import { readingTitle } from './reading-title.ts'
import { otherCode } from './table/table-codes.ts'
import { listedCodes, wantedCodes } from './wanted-codes.ts'

export const comtrade: Format = {
  id: 'comtrade',
  name: 'UN Comtrade, as JSON, bulk file or CSV',
  publisher: 'United Nations Statistics Division',
  url: 'https://comtradeplus.un.org/',
  title,
  recognises: (file) => isJson(file) || isPage(file) || comtradeDelimiter(file) !== undefined,
  read,
}

function beginning({ head }: InputFile): string {
  return head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
}

function title(reading: Reading): string {
  const reporters = [...new Set(reading.flows.map(({ reporter }) => reporterCodes[reporter].name))].sort(
    compareText,
  )
  return readingTitle(reading, `UN Comtrade, as reported by ${reporters.join(' and ')}`)
}

/** The envelope of an answer, or of a refusal. */
function isJson(file: InputFile): boolean {
  const text = beginning(file)
  return (
    /^\{\s*"(?:elapsedTime|count|data)"/.test(text) ||
    /^\{\s*"statusCode"\s*:\s*\d+\s*,\s*"message"/.test(text)
  )
}

/** What a browser saves where the service fails. */
function isPage(file: InputFile): boolean {
  const text = beginning(file)
  return text.startsWith('<') && /comtrade/i.test(text)
}

async function read(file: InputFile, options: ReadOptions): Promise<Reading> {
  const problems = new ProblemList()
  const { rows, total, others } = await located(file, options, problems)
  const found = comtradeFlows(rows, options.mapping, file.label, problems)
  problems.throwIfAny()
  const otherCodes = new Map(others)
  const near = [...wantedCodes(options.mapping), ...listedCodes(options.mapping)]
  for (const [code, count] of found.otherCodes) {
    const name = otherCode(code, near)
    otherCodes.set(name, (otherCodes.get(name) ?? 0) + count)
  }
  return {
    ...{ file: file.name, sha256: file.sha256, format: 'comtrade' as const, rows: total },
    ...{ flows: found.flows, leftOut: found.leftOut, otherCodes },
    allPartners: found.allPartners || options.complete,
  }
}

async function located(file: InputFile, options: ReadOptions, problems: ProblemList) {
  const delimiter = comtradeDelimiter(file)
  if (delimiter !== undefined) return readComtradeCsv(file, delimiter, options, problems)
  return { ...(await readComtradeJson(file, problems)), others: new Map<string, number>() }
}
