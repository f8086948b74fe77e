// What the tests of the importers share: a mapping, options, files in a folder of their own, and what was read or refused.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mapping } from '../src/dataset/mapping-schema.ts'
import { BriefingError } from '../src/errors.ts'
import type { Flow, Reading } from '../src/importers/flow.ts'
import type { Format, ReadOptions } from '../src/importers/format.ts'
import { openInput } from '../src/importers/input-file.ts'

const rule = { share: false, measure: 'weight' } as const

export const mapping: Mapping = {
  partners: [
    { id: 'japan', name: 'Japan', gacc: { code: '116', name: '日本' }, comtrade: ['392'] },
    { id: 'china', name: 'China', mof: '105' },
    { id: 'us', name: 'United States', gacc: { code: '502', name: '美国' }, mof: '304' },
    { id: 'germany', name: 'Germany', gacc: { code: '304', name: '德国' } },
    { id: 'korea', name: 'South Korea', gacc: { code: '133', name: '韩国' } },
  ],
  conversions: [{ from: 'kg', to: 't', divideBy: 1000 }],
  rules: [
    {
      ...rule,
      series: 'a',
      reporter: 'china',
      direction: 'export',
      codes: ['2846', '280530'],
      partner: 'world',
    },
    { ...rule, series: 'b', reporter: 'china', direction: 'export', codes: ['85051110'], partner: 'us' },
    {
      ...rule,
      series: 'c',
      reporter: 'japan',
      direction: 'import',
      codes: ['280530', '284610'],
      partner: 'world',
    },
    { ...rule, series: 'd', reporter: 'japan', direction: 'import', codes: ['284690'], partner: 'china' },
  ],
  leaveOut: [],
}

export const options: ReadOptions = { mapping, complete: false, retrieved: '2026-04-28', largeFrom: Infinity }

export const fixture = (path: string): Buffer =>
  readFileSync(join(import.meta.dirname, 'fixtures/imports', path))

/** Reads bytes as if they had been downloaded under this name. */
export async function readAs(
  format: Format,
  name: string,
  bytes: string | Uint8Array,
  given: Partial<ReadOptions> = {},
): Promise<Reading> {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'))
  try {
    writeFileSync(join(folder, name), bytes)
    const file = await openInput(join(folder, name), name)
    if (!format.recognises(file)) throw new BriefingError([{ where: name, message: 'is not recognised' }])
    return await format.read(file, { ...options, ...given })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Every problem as `where: message`; fails where the file is read. */
export async function refusalOf(reading: Promise<unknown>): Promise<string[]> {
  const error: unknown = await reading.then(
    () => new Error('the file was read'),
    (error: unknown) => error,
  )
  if (!(error instanceof BriefingError)) throw error
  for (const { message } of error.problems)
    if (message.includes('\n')) throw new Error('a message of two lines')
  return error.problems.map(({ where, message }) => `${where}: ${message}`)
}

/** A flow in one line: who, which way, what, with whom, when, how much, and where it stands. */
export function inOneLine({
  reporter,
  direction,
  code,
  partner,
  period,
  measure,
  amount,
  unit,
  at,
}: Flow): string {
  const place = 'line' in at ? `${at.file}:${at.line}:${at.column}` : at.path
  return [reporter, direction, code, partner, period, measure, amount ?? 'withheld', unit, place].join(' ')
}

/** Text as GB18030. The platform only decodes it, so the table of its pairs of bytes is turned round. */
export function gb18030(text: string): Buffer {
  pairs ??= pairsOfGb18030()
  return Buffer.concat(
    [...text].map((sign) => {
      if (sign < '\u0080') return Buffer.from(sign)
      const pair = pairs?.get(sign)
      if (pair === undefined) throw new Error(`${sign} has no pair of bytes in GB18030`)
      return pair
    }),
  )
}

let pairs: Map<string, Buffer> | undefined

function pairsOfGb18030(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, Buffer>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) found.set(decoder.decode(Uint8Array.of(lead, trail)), Buffer.from([lead, trail]))
    }
  }
  return found
}
