// The file of recipients in; who gets the issue out, or every problem of the file at once. What it holds stands in no message: a
// recipient is told by line and column.
import { readFileSync } from 'node:fs'
import type { Place } from '../archive/place.ts'
import { decode } from '../dataset/decode.ts'
import { parseYaml } from '../dataset/parse-yaml.ts'
import { BriefingError, type Problem } from '../errors.ts'
import { isInside } from './inside.ts'
import type { Recipient } from './recipient.ts'
import { recipientKey } from './recipient-key.ts'
import { addressIn, recordReader } from './recipient-record.ts'

export interface RecipientsAsked {
  /** The secret with which the ledger hashes addresses. */
  ledgerKey: string
  /** Of the edition that they are to get. */
  language: Recipient['language']
  /** The repository, in which no such file may lie. */
  home: string
}

const SAMPLE = 'docs/recipients.example.yaml shows one'

/** In the order of the file. Throws a BriefingError. */
export function readRecipients(file: Place, asked: RecipientsAsked): Recipient[] {
  const { value, place } = parse(file, textOf(file, asked.home))
  if (!Array.isArray(value) || value.length === 0) {
    const found = Array.isArray(value) ? 'names nobody' : 'is no list of recipients'
    throw BriefingError.at(file.label, `${found}; expected one or more`, SAMPLE)
  }
  const readRecord = recordReader(asked.language)
  const problems: Problem[] = []
  const recipients: Recipient[] = []
  const lines = new Map<string, string>()
  value.forEach((raw: unknown, index) => {
    const { found, problems: own } = readRecord(raw, (path, of) => place([index, ...path], of))
    problems.push(...own)
    const address = addressIn(raw)
    if (address === undefined) return
    const key = recipientKey(asked.ledgerKey, address)
    const where = place([index, 'address'])
    const first = lines.get(key)
    if (first === undefined) lines.set(key, lineOf(where))
    else problems.push(twice(where, first))
    if (found !== undefined) recipients.push({ ...found, place: place([index]), key })
  })
  if (problems.length > 0) throw new BriefingError(problems)
  return recipients
}

function twice(where: string, line: string): Problem {
  const message = `is the address of line ${line} again, which would get two copies`
  return { where, message, hint: 'remove one of the two' }
}

function lineOf(where: string): string {
  return where.split(':').at(-2) ?? ''
}

function textOf({ path, label }: Place, home: string): string {
  if (isInside(home, path)) {
    const message = 'lies inside the repository, where names and addresses could be committed'
    throw BriefingError.at(label, message, 'keep the file of recipients in a folder outside of it')
  }
  const { text, problem } = decode(bytesOf(path, label), label)
  if (problem !== undefined) throw new BriefingError([problem])
  return text
}

function bytesOf(path: string, label: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const message =
      error.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${String(error.code)})`
    throw BriefingError.at(label, message, `name a file of recipients; ${SAMPLE}`)
  }
}

/** The parser's own words would quote the file. */
function parse({ label }: Place, text: string) {
  const parsed = parseYaml(label, text)
  if (parsed.problems.length === 0) return parsed
  const message =
    'cannot be read as YAML from here on; what stands there is not shown, for it may be about a person'
  throw new BriefingError(parsed.problems.map(({ where, hint = SAMPLE }) => ({ where, message, hint })))
}
