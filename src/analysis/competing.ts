// Competing explanations and items that are each rated for all of them in; their order, and which items decide it, out.
import { compareText } from '../dataset/order.ts'
import type { Rating } from '../dataset/schema.ts'

/** One item of evidence or one test, held against every explanation. */
export interface RatedItem {
  id: string
  /** By the id of the explanation; what is not listed is neutral. */
  ratings: Readonly<Record<string, Rating>>
}

/** An explanation and the items that it is inconsistent with, that it would lead one to expect, and that say little of it. */
export type Standing<Item extends RatedItem> = { id: string } & Record<Rating, Item[]>

/**
 * Ranks explanations by what speaks against them: fewest inconsistent items first, then most consistent ones, then by id. An
 * explanation for which every item is neutral has not been tested and is left out. Analysis of competing hypotheses:
 * Heuer, Psychology of Intelligence Analysis (1999), ch. 8.
 */
export function rankCompeting<Item extends RatedItem>(
  explanations: readonly string[],
  items: readonly Item[],
): Standing<Item>[] {
  return explanations
    .map((id) => {
      const rated = (rating: Rating) => items.filter((item) => ratingOf(item, id) === rating)
      return {
        id,
        inconsistent: rated('inconsistent'),
        consistent: rated('consistent'),
        neutral: rated('neutral'),
      }
    })
    .filter(({ inconsistent, consistent }) => inconsistent.length + consistent.length > 0)
    .sort(
      (a, b) =>
        a.inconsistent.length - b.inconsistent.length ||
        b.consistent.length - a.consistent.length ||
        compareText(a.id, b.id),
    )
}

/** The explanations at the top that share the smallest number of inconsistent items. */
export function leading<Item extends RatedItem>(ranked: readonly Standing<Item>[]): Standing<Item>[] {
  return ranked.filter(({ inconsistent }) => inconsistent.length === ranked[0]?.inconsistent.length)
}

/** Whether an item tells explanations apart: it is inconsistent with some of them, but not with all. */
export function isDiagnostic(item: RatedItem, explanations: readonly string[]): boolean {
  const against = explanations.filter((id) => ratingOf(item, id) === 'inconsistent')
  return against.length > 0 && against.length < explanations.length
}

/** The items of which each, left out alone, would change who leads: how much the order hangs on single judgements (step six of the method). */
export function pivotal<Item extends RatedItem>(
  explanations: readonly string[],
  items: readonly Item[],
): Item[] {
  const leadersOf = (rest: readonly Item[]) =>
    leading(rankCompeting(explanations, rest))
      .map(({ id }) => id)
      .sort()
      .join(' ')
  const now = leadersOf(items)
  return items.filter((item) => leadersOf(items.filter((other) => other !== item)) !== now)
}

export function ratingOf({ ratings }: RatedItem, explanation: string): Rating {
  return ratings[explanation] ?? 'neutral'
}
