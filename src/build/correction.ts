// A correction, the figures of the edition to be made and those of the one that it replaces in; what the page, the mail and
// findings.json say of it out. The words stand in correction.hbs.
import { type Figure, Figures } from '../analysis/figure.ts'
import { countTerms, ofRecord, type RecordRef } from '../analysis/formula.ts'
import { derived } from '../analysis/quantity.ts'
import { editionFolder, revisionName } from '../archive/edition-name.ts'
import type { Final } from '../archive/manifest.ts'
import type { Place } from '../archive/place.ts'
import { compareText } from '../dataset/order.ts'
import type { Day, Month } from '../dataset/period.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { BriefingError } from '../errors.ts'
import type { Named } from '../html/marks.ts'
import { type Language, languages } from '../languages/language.ts'
import { checkReason } from './check-reason.ts'
import { compareFigures, OWN } from './compare-figures.ts'
import { type PrintedFigure, replacedEdition } from './replaced-edition.ts'

/** A corrected figure, and what the edition that is replaced printed in its place. */
export interface Corrected {
  now: Figure
  then: Figure
}

/** What templates may name, of the page and of the mail. */
export interface CorrectionNotice {
  revision: number
  /** `R1` */
  name: string
  /** The edition that is replaced, and its name where it was a correction itself. */
  of: { asOf: Day; revision: number }
  replaced: string | null
  /** In the publisher's words. */
  reason: Named
  /** How many figures were corrected, each once however often it is printed; null where none was. */
  count: Figure | null
  /** Those of the summary, as many as page one names, and whether these are all; and all. */
  headline: Corrected[]
  complete: boolean
  rows: Corrected[]
  /** Whether either edition has figures that the other has not. */
  others: boolean
}

export interface Correction {
  notice: CorrectionNotice
  /** What was printed before, by the id of every figure that was corrected. */
  before: ReadonlyMap<string, Figure>
  /** The figures of the notice, to stand among those of the issue. */
  figures: Figure[]
  /** For findings.json: the figures by id, with what they were and are. */
  stated: { corrects: object }
}

/** Corrected figures that page one has room for. */
const HEADLINE = 4

/**
 * What a final edition corrects; null for a draft and a first edition. Throws a BriefingError when the reason may not be
 * printed, or the edition that is replaced cannot be read.
 */
export function correctionOf(
  archive: Place,
  vintage: Vintage,
  month: Month,
  issued: readonly Figure[],
  final: Final | null,
): Correction | null {
  if (final === null || final.correction === null) return null
  const { revision, correction } = final
  const { reason, of } = correction
  const language = languages[vintage.dataset.briefing.language]
  const problems = checkReason(reason, language)
  if (problems.length > 0) throw new BriefingError(problems)
  const printed = replacedEdition(archive, month, of)
  const { asOf } = vintage
  const compared = compareFigures({ asOf: of.asOf, figures: printed }, { asOf, figures: issued }, language)

  const figures = new Figures()
  const edition = (sources: readonly string[]): RecordRef => {
    const listed = sources.filter((id) => vintage.dataset.sources.has(id))
    return { kind: 'edition', id: `${month}/${editionFolder(of)}`, sources: vintage.known(listed) }
  }
  const term = ({ value, sources }: PrintedFigure) => ofRecord(edition(sources), value)
  const pairs = distinct(compared.corrected, language).map(({ alike, ...pair }) => {
    const { unit, period, step } = pair.then
    const quantity = { ...derived(unit, period, term(pair.then)), ...(step !== null && { step }) }
    const then = figures.add(`${OWN}then.${pair.now.id}`, quantity)
    return { now: pair.now, then, printed: pair.then, ids: alike }
  })
  const count =
    pairs.length === 0
      ? null
      : figures.add(
          `${OWN}count`,
          derived('count', asOf, countTerms(pairs.map((pair) => ofRecord(edition([]), pair.printed.value)))),
        )
  const rows = pairs.map(({ now, then }) => ({ now, then }))
  const headline = rows.filter(isHeadline).slice(0, HEADLINE)
  return {
    notice: {
      ...{ revision, name: revisionName(revision), of: { asOf: of.asOf, revision: of.revision } },
      replaced: of.revision === 0 ? null : revisionName(of.revision),
      reason: { kind: 'briefing', id: 'correction', text: reason },
      ...{ count, rows, headline, complete: headline.length === rows.length },
      others: compared.gone.length + compared.added.length > 0,
    },
    before: new Map(pairs.flatMap(({ ids, then }) => ids.map((id): [string, Figure] => [id, then]))),
    figures: figures.all(),
    stated: {
      corrects: {
        ...{ asOf: of.asOf, revision: of.revision, reason },
        figures: compared.corrected.map(({ now, then }) => ({
          id: now.id,
          then: plain(then),
          now: plain(now),
        })),
        ...{ gone: compared.gone, added: compared.added },
      },
    },
  }
}

type Pair = ReturnType<typeof compareFigures>['corrected'][number]

/** A figure that stands in several sections under an id each is one: it rests on the same and read and reads the same. */
function distinct(corrected: readonly Pair[], language: Language): (Pair & { alike: string[] })[] {
  const found = new Map<string, Pair & { alike: string[] }>()
  for (const pair of corrected) {
    const { now, then } = pair
    const rows = now.inputs.map(({ series, period, source }) => `${series} ${period} ${source}`)
    const read = [now, then].map(({ value, unit, step }) => language.quantity(value, unit, step))
    // Two sections may add up the same months in another order, and call them a year or a span.
    const key = JSON.stringify([rows.sort(compareText), now.records, now.choices, read])
    const first = found.get(key)
    if (first === undefined) found.set(key, { ...pair, alike: [now.id] })
    else first.alike.push(now.id)
  }
  return [...found.values()]
}

/**
 * What page one is about: levels and changes, not how many there are to compare with. One of several series is left to the list: only its
 * whole formula could name it. So is a difference, which the two levels tell.
 */
function isHeadline({ now }: { now: Figure }): boolean {
  const series = new Set(now.inputs.map((input) => input.series))
  const isDifference = Array.isArray(now.derivation) && now.derivation[0] === '−'
  return now.id.startsWith('summary.') && now.unit !== 'count' && series.size === 1 && !isDifference
}

function plain({ value, unit, step }: Pick<Figure, 'value' | 'unit' | 'step'>) {
  return { value, unit, step }
}
