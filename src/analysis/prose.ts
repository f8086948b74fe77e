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
