// An answer of the UN Comtrade service as JSON in; its rows with their paths out, or everything that is wrong with it.
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { decode } from '../../dataset/decode.ts'
import { explain, show } from '../../dataset/explain.ts'
import { BriefingError } from '../../errors.ts'
import { cutProblem } from './cut-problem.ts'
import { comtradeRecord, explainRecord, type Located } from './comtrade-record.ts'
import type { InputFile } from '../input-file.ts'
import type { ProblemList } from '../problem-list.ts'

/** A JSON is read whole, at several times its size in memory. */
const LARGEST = 64 * 1024 * 1024
const AGAIN = 'download it again'
const envelope = z.object({ count: z.int(), data: z.array(z.unknown()), error: z.string().nullish() })

/** Throws a BriefingError where it is no answer with rows; what is wrong with the rows is added to the problems. */
export async function readComtradeJson(
  file: InputFile,
  problems: ProblemList,
): Promise<{ rows: Located[]; total: number }> {
  const { label } = file
  const answer = await parsed(file)
  const result = envelope.safeParse(answer)
  if (!result.success) {
    const place = (path: readonly PropertyKey[]) => `${label}: ${path.map(String).join('.')}`
    const said = z.object({ message: z.string() }).safeParse(answer)
    if (said.success) throw BriefingError.at(label, `the service refused: ${show(said.data.message)}`, AGAIN)
    throw new BriefingError(
      result.error.issues
        .flatMap((issue) => explain(issue, answer, place))
        .map((one) => ({ ...one, hint: AGAIN })),
    )
  }
  const { count, data, error } = result.data
  if (error) throw BriefingError.at(`${label}: error`, `the service failed: ${show(error)}`, AGAIN)
  if (count !== data.length) {
    const message = `found ${data.length} rows, expected ${count}, as count says`
    problems.add('envelope', { where: `${label}: data`, message, hint: AGAIN })
  }
  if (data.length === 0) {
    problems.add('envelope', {
      where: `${label}: data`,
      message: 'found no rows',
      hint: 'ask for a period that is published',
    })
    throw problems.asError()
  }
  const cut = cutProblem(data.length, `${label}: data`)
  if (cut) problems.add('cut', cut)
  const rows = data.flatMap((row, index): Located[] => {
    const path = (field: PropertyKey | undefined) =>
      `data[${index}]${field === undefined ? '' : `.${String(field)}`}`
    const result = comtradeRecord.safeParse(row)
    if (result.success)
      return [{ record: result.data, at: (field) => ({ file: file.name, path: path(field) }) }]
    explainRecord(result.error, row, (field) => `${label}: ${path(field)}`, problems)
    return []
  })
  return { rows, total: data.length }
}

async function parsed(file: InputFile): Promise<unknown> {
  const { label, bytes, compressed, path } = file
  if (bytes > LARGEST) {
    const size = `${Math.round(bytes / 1024 / 1024)} MB`
    throw BriefingError.at(
      label,
      `found JSON of ${size}, expected at most 64 MB`,
      'download the bulk file instead, which is read at any size',
    )
  }
  const raw = await readFile(path)
  const { text, problem } = decode(compressed ? gunzipSync(raw) : raw, label)
  if (problem) throw new BriefingError([{ ...problem, hint: AGAIN }])
  if (text.trimStart().startsWith('<')) throw BriefingError.at(label, 'is a web page, expected JSON', AGAIN)
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw BriefingError.at(...inWords(error.message, text, label), AGAIN)
  }
}

/** The engine names the sign where it stopped, or says that the text ended. */
function inWords(message: string, text: string, label: string): [where: string, message: string] {
  const whole = text.trimEnd()
  const named = /at position (\d+)/.exec(message)?.[1]
  const position = named === undefined && message.includes('end of JSON') ? whole.length : Number(named)
  // Else it quotes the surroundings instead of giving the place, with line breaks as they stand there.
  if (Number.isNaN(position)) return [label, `is no JSON: ${message.replace(/\s+/g, ' ')}`]
  const before = text.slice(0, position).split('\n')
  const where = `${label}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
  if (position >= whole.length) return [where, 'ends in the middle: the download was cut']
  return [where, `is no JSON: found ${show(text.slice(position, position + 1))}`]
}
