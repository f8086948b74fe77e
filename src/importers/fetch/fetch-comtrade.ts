// The mapping and a period in; UN Comtrade's answers as files out, exactly as served, each checked before it is kept.
import type { Mapping } from '../../dataset/mapping-schema.ts'
import type { Day, Period } from '../../dataset/period.ts'
import { BriefingError } from '../../errors.ts'
import { type Asking, ask } from './ask.ts'
import { type ComtradeAnswer, comtradeAnswer, isCut } from './comtrade-answer.ts'
import { type ComtradeRequest, comtradeRequests, comtradeUrl, ofOneCode } from './comtrade-requests.ts'
import { KEY_NAME } from './comtrade-server.ts'
import { type DownloadFolder, downloads, type Downloads } from './downloads.ts'

export interface FetchOptions extends Asking {
  mapping: Mapping
  period: Period
  folder: DownloadFolder
  key: string | undefined
  /** The server, which may lie below a path. */
  base: URL
  today: Day
}

export interface Fetched {
  /** Names of the files in the folder, of this run and of earlier ones. */
  files: readonly string[]
  /** What Comtrade has nothing of yet, in words. */
  empty: readonly string[]
  /** What stopped it; the files got before are whole and stay. */
  failed: BriefingError | undefined
}

/** Between two requests: Comtrade is a public service, and asks for one a second at most. */
const PAUSE_MS = 1000

/**
 * What lies in the folder already is not asked for again, so that the same command goes on where it stopped.
 * Throws a BriefingError if there is nothing to ask for; what goes wrong on the way is handed back.
 */
export async function fetchComtrade(options: FetchOptions): Promise<Fetched> {
  const { mapping, period, folder, key, base, today, report } = options
  const { requests, tooFine } = comtradeRequests(mapping, period)
  if (requests.length === 0) {
    const message = 'found no rule with codes of four or six digits, which are all that UN Comtrade has'
    throw BriefingError.at('mapping.yaml', message, 'fetch from gacc or e-stat, or add such a rule')
  }
  const manner =
    key === undefined ? 'without a key: previews of up to 500 rows' : `with the key in ${KEY_NAME}`
  report(`asking ${base.host} ${manner}`)
  for (const line of tooFine) report(line)
  const run: Run = { options, stored: downloads(folder, today), files: [], empty: [], asked: 0 }
  let failed: BriefingError | undefined
  try {
    for (const request of requests) await obtain(request, run)
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    failed = error
  }
  return { files: run.files, empty: run.empty, failed }
}

interface Run {
  options: FetchOptions
  stored: Downloads
  files: string[]
  empty: string[]
  /** Requests so far. */
  asked: number
}

async function obtain(request: ComtradeRequest, run: Run): Promise<void> {
  const { options, stored, files, empty } = run
  const { what, file, codes } = request
  const parts = codes.length > 1 ? codes.map((code) => ofOneCode(request, code)) : []
  if (answers(stored.read(file), request)) {
    options.report(`${what}: ${stored.already}`)
    files.push(file)
    return
  }
  // An earlier run found the whole too large.
  if (parts.some((part) => answers(stored.read(part.file), part))) return obtainEach(parts, run)
  const { bytes, answer } = await answerTo(request, run)
  if (isCut(answer, options.key !== undefined)) {
    if (parts.length === 0) throw tooLarge(request, answer, options.key)
    options.report(`${what}: cut at ${answer.rows} rows; asking for one code at a time`)
    return obtainEach(parts, run)
  }
  if (answer.rows === 0) {
    options.report(`${what}: Comtrade has nothing yet`)
    empty.push(what)
    return
  }
  stored.write(file, bytes)
  files.push(file)
  options.report(`${what}: ${answer.rows} rows`)
}

async function obtainEach(parts: readonly ComtradeRequest[], run: Run): Promise<void> {
  for (const part of parts) await obtain(part, run)
}

async function answerTo(
  request: ComtradeRequest,
  run: Run,
): Promise<{ bytes: Uint8Array; answer: ComtradeAnswer }> {
  const { key, base, wait } = run.options
  if (run.asked++ > 0) await wait(PAUSE_MS)
  const label = `UN Comtrade, ${request.what}`
  const url = comtradeUrl(base, request, key !== undefined)
  const header = { header: 'Ocp-Apim-Subscription-Key', name: KEY_NAME, value: key }
  const { bytes, json } = await ask({ url, label, key: header }, run.options)
  return { bytes, answer: comtradeAnswer(json, label) }
}

/** Whether a file that lies there is whole and knows every code: the mapping may have got another since. */
function answers(text: string | undefined, request: ComtradeRequest): boolean {
  if (text === undefined) return false
  try {
    const { codes } = comtradeAnswer(JSON.parse(text), request.file)
    return request.codes.every((code) => codes.has(code))
  } catch {
    return false
  }
}

function tooLarge(
  { what }: ComtradeRequest,
  { rows }: ComtradeAnswer,
  key: string | undefined,
): BriefingError {
  const message = `found ${rows} rows, at which Comtrade cuts ${key === undefined ? 'its preview' : 'a table'} without saying so`
  const hint =
    key === undefined
      ? `get a free key at comtradedeveloper.un.org and set ${KEY_NAME}`
      : 'ask for single months, or name finer codes in mapping.yaml'
  return BriefingError.at(`UN Comtrade, ${what}`, message, hint)
}
