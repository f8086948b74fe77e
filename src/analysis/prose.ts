// Text of a record in; plain text, Figures and words that follow from figures out.
import { partsOfProse, type Token, type TokenWord } from '../dataset/prose.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Direction, directionOf } from './direction.ts'
import {
  differenceOf,
  type Figure,
  type Figures,
  observedQuantity,
  percentChange,
  type Quantity,
} from './figure.ts'

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
    return part.word === undefined ? figure : { word: part.word, says: part.says, figure }
  })
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
):
  | { word?: undefined; quantity: Quantity }
  | { word: TokenWord; says: Direction; quantity: Quantity }
  | undefined {
  const [one, other] = periods
  const first = one === undefined ? undefined : vintage.at(series, one)
  if (first === undefined || prints === undefined) return undefined
  const { unit } = vintage.series(series)
  if (prints === 'value') return { quantity: observedQuantity(first, unit) }
  const least = vintage.dataset.briefing.thresholds.littleChanged.value
  // A published rate is itself the change.
  if (other === undefined)
    return { word: prints, says: directionOf(first.value, least), quantity: observedQuantity(first, unit) }
  const second = vintage.at(series, other)
  if (second === undefined) return undefined
  const [now, base] = prints === 'compared' ? [first, second] : [second, first]
  // Of nothing there is no percentage; any difference is then a change.
  if (base.value === 0) {
    const quantity = differenceOf(now, base, unit === '%' ? 'pp' : unit)
    return { word: prints, says: directionOf(quantity.value, 0), quantity }
  }
  const quantity = percentChange(now, base)
  return { word: prints, says: directionOf(quantity.value, least), quantity }
}
