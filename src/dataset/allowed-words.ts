// The list of words that a template may type although they look like a claim: phrases in their files, each with its reason.
import { z } from 'zod'
import type { Problem } from '../errors.ts'
import { Places } from './places.ts'
import { readYamlList } from './read-yaml.ts'
import { text } from './schema.ts'

const allowed = z.strictObject({
  /** Path below the folder of the language: `sections/trend.hbs`. */
  file: text,
  /** As it stands in the file. */
  phrase: text,
  reason: text,
})

export interface AllowedPhrase extends z.infer<typeof allowed> {
  /** `file:line:column` of the phrase in the list. */
  where: string
}

/** `label` is the file as the operator knows it. */
export function readAllowedWords(
  label: string,
  source: string,
): { phrases: AllowedPhrase[]; problems: Problem[] } {
  const places = new Places()
  const { records, problems } = readYamlList(label, source, allowed, places)
  return { phrases: records.map((one) => ({ ...one, where: places.of(one, 'phrase') })), problems }
}
