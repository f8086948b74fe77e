// Text of a record in; plain text, Figures and words that follow from figures out.
import { partsOfProse, type Token, type TokenWord } from '../dataset/prose.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Direction, figureDirection } from './direction.ts'
import type { Figure, Figures } from './figure.ts'
import { differenceOf, observedQuantity, percentChange, type Quantity } from './quantity.ts'

/** A word that says which way a figure went, such as "fell"; the language has the word. */
export interface Said {
  word: TokenWord
  says: Direction
  /** The change, or the published rate, that it speaks of. */
  figure: Figure
}

/** Text with figures, and words about figures, in it. */
export type RichText = (string | Figure | Said)[]

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
  const parts = partsOfProse(prose).map((part) => (typeof part === 'string' ? part : resolved(vintage, part)))
  if (!parts.every((part) => part !== undefined)) return undefined
  return parts.map((part, index) => {
    if (typeof part === 'string') return part
    const figure = figures.add(`${id}.${index}`, part.quantity)
    return part.said === undefined ? figure : { ...part.said, figure }
  })
}

/** A record whose text a later source may have added to. */
export interface Told {
  text: string
  sources: readonly string[]
  more?: readonly { text: string; sources: readonly string[] }[] | undefined
}

/**
 * The text of a record with the sentences that were added to it by the day of the vintage, and those who told them; `own` is
 * the text without them. Undefined where none of the record's own sources was known, or a value that its text names.
 */
export function toldText(
  vintage: Vintage,
  figures: Figures,
  id: string,
  { text, sources, more = [] }: Told,
): { text: RichText; own: RichText; sources: string[] } | undefined {
  const own = vintage.knows(sources) ? richText(vintage, figures, id, text) : undefined
  if (own === undefined) return undefined
  const added = more.flatMap((one, index) => {
    const rich = vintage.knows(one.sources)
      ? richText(vintage, figures, `${id}.more-${index}`, one.text)
      : undefined
    return rich === undefined ? [] : [{ rich, sources: vintage.known(one.sources) }]
  })
  return {
    own,
    text: [...own, ...added.flatMap(({ rich }) => [' ', ...rich])],
    sources: [...new Set([...vintage.known(sources), ...added.flatMap((one) => one.sources)])],
  }
}

/** The words of a text that are computed, in their order. */
export function saidIn(text: RichText): Said[] {
  return text.filter((part) => typeof part === 'object' && 'word' in part)
}

/** The figures of a text, those that its words speak of included. */
export function figuresIn(text: RichText): Figure[] {
  return text.flatMap((part) => (typeof part === 'string' ? [] : 'word' in part ? part.figure : part))
}

/** What a token stands for; undefined when an observation was not known. */
function resolved(
  vintage: Vintage,
  { prints, series, periods }: Token,
): { quantity: Quantity; said?: Omit<Said, 'figure'> } | undefined {
  const [one, other] = periods
  const first = one === undefined ? undefined : vintage.at(series, one)
  if (first === undefined || prints === undefined) return undefined
  const { unit } = vintage.series(series)
  if (prints === 'value') return { quantity: observedQuantity(first, unit) }
  const least = vintage.dataset.briefing.thresholds.littleChanged.value
  const said = (quantity: Quantity) => ({
    quantity,
    said: { word: prints, says: figureDirection(quantity, least) },
  })
  // A published rate is itself the change.
  if (other === undefined) return said(observedQuantity(first, unit))
  const second = vintage.at(series, other)
  if (second === undefined) return undefined
  const [now, base] = prints === 'compared' ? [first, second] : [second, first]
  // Of nothing there is no percentage.
  return said(
    base.value === 0 ? differenceOf(now, base, unit === '%' ? 'pp' : unit) : percentChange(now, base),
  )
}
