// The phrases that are allowed and the finds of each template in; the finds that no phrase excuses out, and phrases without use.
import type { AllowedPhrase } from '../../dataset/allowed-words.ts'
import type { Problem } from '../../errors.ts'

interface Found {
  from: number
  to: number
}

export class AllowList {
  readonly #phrases: readonly AllowedPhrase[]
  readonly #used = new Set<AllowedPhrase>()

  constructor(phrases: readonly AllowedPhrase[]) {
    this.#phrases = phrases
  }

  /** The finds of a file that lie in none of its phrases. A phrase may run over a line end. */
  refused<T extends Found>(file: string, source: string, found: readonly T[]): T[] {
    const excused = this.#phrases
      .filter((phrase) => phrase.file === file)
      .flatMap((phrase) => places(phrase.phrase, source).map((place) => ({ ...place, phrase })))
    return found.filter(({ from, to }) => {
      const by = excused.filter((place) => place.from <= from && to <= place.to)
      for (const { phrase } of by) this.#used.add(phrase)
      return by.length === 0
    })
  }

  /** Phrases that excused nothing: a list that only grows would hide the next mistake. */
  unused(): Problem[] {
    return this.#phrases
      .filter((phrase) => !this.#used.has(phrase))
      .map(({ file, phrase, where }) => ({
        where,
        message: `found "${phrase}", which excuses nothing in ${file}`,
        hint: 'remove the entry, or write phrase and file as they are',
      }))
  }
}

function places(phrase: string, source: string): Found[] {
  const words = phrase.trim().split(/\s+/)
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+')
  return [...source.matchAll(new RegExp(pattern, 'g'))].map(({ 0: text, index }) => ({
    from: index,
    to: index + text.length,
  }))
}
