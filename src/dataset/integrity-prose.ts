// Rules for the tokens in the texts of records: what they name must exist, and stand where it is resolved.
import type { Problem } from '../errors.ts'
import { show } from './explain.ts'
import type { Check } from './integrity-context.ts'
import { type Token, tokensOf, tokenWords } from './prose.ts'
import { type RecordText, recordTexts } from './record-texts.ts'

/** Texts whose tokens are resolved before they are printed. */
const resolved: ReadonlySet<RecordText['kind']> = new Set(['report', 'commitment'])

export const tokensNameSeries: Check = ({ dataset, places, ids }) =>
  recordTexts(dataset).flatMap(({ text, record, path, kind }) =>
    tokensOf(text).flatMap((token): Problem[] => {
      const wrong = resolved.has(kind)
        ? mistakeIn(token, ids.series, (id) => dataset.series.get(id)?.rate !== undefined)
        : { message: ' in a text that is printed as it stands', hint: 'write it without brackets' }
      if (wrong === undefined) return []
      // Looked up only where something is wrong: places cost a second reading of the file.
      const where = places.of(record, ...path)
      return [{ where, message: `found ${show(token.text)}${wrong.message}`, hint: wrong.hint }]
    }),
  )

/** What is wrong with a token, to be said after it; undefined if nothing is. */
function mistakeIn(
  { prints, series, periods }: Token,
  known: ReadonlySet<string>,
  isRate: (series: string) => boolean,
): { message: string; hint: string } | undefined {
  if (prints === undefined) {
    const words = tokenWords.join(', ')
    return {
      message: ', expected [[series period]] or [[word series period period]]',
      hint: `write for example [[magnets 2025-05]] or [[verb magnets 2025-04 2025-05]]; the words are ${words}`,
    }
  }
  if (!known.has(series))
    return { message: `, but there is no series "${series}"`, hint: 'correct the series' }
  if (prints === 'value' || periods.length > 1 || isRate(series)) return undefined
  return {
    message: `, but "${series}" holds no published rates, so one period says no direction`,
    hint: 'name the two periods to compare',
  }
}

export const tokensHaveValues: Check = ({ dataset, places }) => {
  const usable = new Set(
    dataset.observations
      .filter(({ mark }) => mark !== 'rejected')
      .map(({ series, period }) => `${series} ${period}`),
  )
  return recordTexts(dataset).flatMap(({ text, record, path }) =>
    tokensOf(text).flatMap(({ text: token, series, periods }) =>
      periods
        .filter((period) => !usable.has(`${series} ${period}`))
        .map((period): Problem => {
          const which = periods.length > 1 ? `series and the period ${period}` : 'series and period'
          const message = `found ${show(token)}, but no observation has that ${which}`
          return { where: places.of(record, ...path), message, hint: 'correct it, or add the observation' }
        }),
    ),
  )
}
