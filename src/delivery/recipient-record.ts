// One record of the file of recipients in; it, or what is wrong with it, out. Problems name fields and never what they hold, which
// is about a person and would end in the log of a run.
import { z } from 'zod'
import type { Locate } from '../dataset/explain.ts'
import { text } from '../dataset/schema.ts'
import type { Problem } from '../errors.ts'
import { readAddress } from './mail-address.ts'
import type { Recipient } from './recipient.ts'

/** In characters: in any script the line of a header that holds the name stays far below the 998 bytes of RFC 5322. */
const LONGEST_NAME = 100

/** An address as it stands in headers. */
const mailbox = z.string().transform((given, { issues }) => {
  const address = readAddress(given)
  if (address !== undefined) return address
  issues.push({ code: 'custom', message: 'no address', input: given })
  return z.NEVER
})

const record = (language: Recipient['language']) =>
  z.strictObject({
    name: text.max(LONGEST_NAME),
    address: mailbox,
    language: z.literal(language).default(language),
    formats: z.array(z.enum(['pdf', 'html'])).default(['pdf']),
  })
type RecipientRecord = z.infer<ReturnType<typeof record>>

const addressed = z.object({ address: mailbox })

const EXPECTED: Record<string, string> = {
  name: `one line of text, of at most ${LONGEST_NAME} characters and not blank`,
  address: 'one address such as reader@example.org; before the @ without spaces, quotes and accents',
  formats: '[pdf], [html], [pdf, html], or [] for a message that leads to the issue',
}

/** The address of a record, whatever else is wrong with it; undefined where it has none. */
export function addressIn(raw: unknown): string | undefined {
  return addressed.safeParse(raw).data?.address
}

/** Reads records of those who get an edition in this language; `place` finds what lies inside the record. */
export function recordReader(language: Recipient['language']) {
  const schema = record(language)
  return (raw: unknown, place: Locate): { found?: RecipientRecord; problems: Problem[] } => {
    const { data, error } = schema.safeParse(raw)
    if (error === undefined) return { found: data, problems: [] }
    return { problems: problemsIn(raw, error.issues, language, place) }
  }
}

/** One problem a field, and one for each key that is none. */
function problemsIn(raw: unknown, issues: z.core.$ZodIssue[], language: string, place: Locate): Problem[] {
  const fields = new Map<string, Problem>()
  for (const issue of issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
    for (const key of unknown) fields.set(`key ${key}`, foreignKey(place([key], 'key')))
    const [field] = issue.path.map(String)
    if (unknown.length > 0 || fields.has(field ?? '')) continue
    const where = place(issue.path)
    fields.set(field ?? '', field === undefined ? noRecord(where) : badField(where, raw, field, language))
  }
  return [...fields.values()]
}

function noRecord(where: string): Problem {
  return {
    where,
    message: 'is no record with a name and an address',
    hint: 'write - name: … and below it address: …',
  }
}

function foreignKey(where: string): Problem {
  const message = 'found a key that recipients do not have; they have name, address, language and formats'
  return { where, message, hint: 'remove it, or correct its spelling' }
}

function badField(where: string, raw: unknown, field: string, language: string): Problem {
  const expected = EXPECTED[field] ?? `${language}, the language of the edition`
  const missing = typeof raw === 'object' && raw !== null && !(field in raw)
  const message = missing ? `${field} is missing; expected ${expected}` : `${field}: expected ${expected}`
  return {
    where,
    message,
    hint: missing
      ? `add ${field}`
      : `correct ${field}; what it holds is not shown, for it may be about a person`,
  }
}
