// Text of a record in, plain text and Figures out: each [[series period]] becomes the value that the vintage holds.
import { partsOfProse } from '../dataset/prose.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Figure, type Figures, observedQuantity } from './figure.ts'

/** Text with figures in it. */
export type RichText = (string | Figure)[]

/**
 * Resolves the tokens of a text. `id` prefixes the ids of its figures. Undefined when a value that the text names was not
 * known on the day of the vintage: a sentence with a hole is not printed.
 */
export function richText(
  vintage: Vintage,
  figures: Figures,
  id: string,
  prose: string,
): RichText | undefined {
  const parts = partsOfProse(prose).map((part) => {
    if (typeof part === 'string') return part
    return part.series === undefined ? undefined : vintage.at(part.series, part.period)
  })
  if (!parts.every((part) => part !== undefined)) return undefined
  return parts.map((part, index) => {
    if (typeof part === 'string') return part
    return figures.add(`${id}.${index}`, observedQuantity(part, vintage.series(part.series).unit))
  })
}

/** A record whose text a later source may have added to. */
export interface Told {
  text: string
  sources: readonly string[]
  more?: readonly { text: string; sources: readonly string[] }[] | undefined
}

/**
 * The text of a record with the sentences that were added to it by the day of the vintage, and those who told them; undefined
 * where none of the record's own sources was known, or a value that its text names.
 */
export function toldText(
  vintage: Vintage,
  figures: Figures,
  id: string,
  { text, sources, more = [] }: Told,
): { text: RichText; sources: string[] } | undefined {
  const own = vintage.knows(sources) ? richText(vintage, figures, id, text) : undefined
  if (own === undefined) return undefined
  const added = more.flatMap((one, index) => {
    const rich = vintage.knows(one.sources)
      ? richText(vintage, figures, `${id}.more-${index}`, one.text)
      : undefined
    return rich === undefined ? [] : [{ rich, sources: vintage.known(one.sources) }]
  })
  return {
    text: [...own, ...added.flatMap(({ rich }) => [' ', ...rich])],
    sources: [...new Set([...vintage.known(sources), ...added.flatMap((one) => one.sources)])],
  }
}
