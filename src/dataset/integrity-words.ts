// Rules for the words of records: what follows from the data is computed from it, or allowed in phrases.yaml with the reason.
import type { Problem } from '../errors.ts'
import { directionWords } from './direction-words.ts'
import { show } from './explain.ts'
import type { Check } from './integrity-context.ts'
import { recordTexts } from './record-texts.ts'

/** A number with a unit of trade, money or size: a year, a day or "Announcement No. 18" has none. */
const measured =
  /(?:[A-Z]{0,3}[$€¥£]|\b(?:CNY|USD|EUR) ?)\d[\d.,]*(?: (?:m|b)illion)?|\d[\d.,]*\s*(?:t\b|tonnes?\b|(?:metric )?tons?\b|kg\b|kilograms?\b|%|per ?cent\b|percentage points?\b|times\b|yuan\b|yen\b|dollars?\b|(?:m|b)illion\b)/giu

/** Tokens are computed; what phrases.yaml allows is no concern of these rules. */
function typedIn(text: string, phrases: readonly { phrase: string }[]): string {
  const bare = text.replace(/\[\[.*?\]\]/g, ' ')
  return phrases.reduce((left, { phrase }) => left.replaceAll(phrase, ' '), bare)
}

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([word]) => show(word))

/** What may come is told in such words; what happened is not. */
export const noTypedDirections: Check = ({ dataset, places }) =>
  recordTexts(dataset).flatMap(({ text, record, path, kind }): Problem[] => {
    if (kind === 'condition') return []
    const words = found(typedIn(text, dataset.phrases), directionWords[dataset.briefing.language])
    if (words.length === 0) return []
    return [
      {
        where: places.of(record, ...path),
        message: `found ${words.join(', ')}: words for a direction or a comparison that nothing computes`,
        hint: 'write [[verb series from to]] or [[compared series one other]], say it without, or allow the phrase in phrases.yaml, with the reason',
      },
    ]
  })

/** Numbers of trade and prices have their place among the observations; those of measures and plants are their own content. */
export const noTypedNumbers: Check = ({ dataset, places }) =>
  recordTexts(dataset).flatMap(({ text, record, path, kind }): Problem[] => {
    if (kind === 'commitment' || kind === 'name') return []
    const numbers = found(typedIn(text, dataset.phrases), measured)
    if (numbers.length === 0) return []
    return [
      {
        where: places.of(record, ...path),
        message: `found ${numbers.join(', ')}: data typed into a text`,
        hint: 'add it to the observations and write [[series period]], or allow the phrase in phrases.yaml, with the reason',
      },
    ]
  })

/** A phrase that no text holds any longer would allow something else one day. */
export const phrasesAreUsed: Check = ({ dataset, places }) => {
  const texts = recordTexts(dataset)
  return dataset.phrases.flatMap((entry, index): Problem[] => {
    const first = dataset.phrases.findIndex(({ phrase }) => phrase === entry.phrase)
    if (first === index && texts.some(({ text }) => text.includes(entry.phrase))) return []
    const message = first < index ? 'a second time' : 'which no text of a record holds'
    return [
      {
        where: places.of(entry, 'phrase'),
        message: `found the phrase ${show(entry.phrase)}${first < index ? ' ' : ', '}${message}`,
        hint: 'remove it, or correct it',
      },
    ]
  })
}
