// A vintage as it is and as it would be had a value been taken that was set aside, in; what the summary would say otherwise, out.
import { type Figure, Figures } from '../analysis/figure.ts'
import type { Signal } from '../analysis/signal.ts'
import { Recording } from '../dataset/recording.ts'
import type { Vintage } from '../dataset/vintage.ts'
import { type Named, type SectionInput, seriesName } from './section.ts'
import { KEY, summary } from './summary.ts'

/** Which number or verdict of the summary: the words for it stand in the language. */
type What =
  | 'value'
  | 'on-month'
  | 'on-year'
  | 'as-large'
  | 'sample'
  | 'to-others'
  | 'year-to-date'
  | 'change-to-date'
  | 'full-year'
  | 'verdict'
  | 'gap'

interface NumberEffect {
  what: What
  /** Printed with its sign. */
  signed: boolean
  /** Null where it is not known. */
  was: Figure | null
  would: Figure | null
}

interface VerdictEffect {
  what: What
  was: Signal['verdict']
  would: Signal['verdict']
}

/** What would be printed otherwise of one series. */
export interface Effect {
  series: Named
  numbers: NumberEffect[]
  verdicts: VerdictEffect[]
}

/** What a summary states: its findings, and its figures by id, none of which stands in the issue. */
export interface Stated {
  findings: ReturnType<typeof summary>['findings']
  figures: ReadonlyMap<string, Figure>
  /** What it asked the vintage. */
  vintage: Recording
}

/** The summary worked out aside. */
export function stated(input: SectionInput, known: Vintage): Stated {
  const figures = new Figures()
  const vintage = new Recording(known)
  const { findings } = summary({ ...input, vintage, figures })
  return { findings, figures: new Map(figures.all().map((figure) => [figure.id, figure])), vintage }
}

/** The numbers that the summary prints, by id; those of its other figures follow from them. */
const NUMBERS: readonly { id: string; series: string; what: What; signed?: true }[] = [
  ...KEY.flatMap((series) => [
    { id: `summary.${series}.value`, series, what: 'value' as const },
    { id: `summary.${series}.change-on-month`, series, what: 'on-month' as const, signed: true as const },
    { id: `summary.${series}.change-on-year`, series, what: 'on-year' as const, signed: true as const },
    { id: `summary.${series}.signal.as-large`, series, what: 'as-large' as const },
    { id: `summary.${series}.signal.sample`, series, what: 'sample' as const },
  ]),
  { id: 'summary.japan-rest.rest', series: 'magnets', what: 'to-others', signed: true },
  { id: 'summary.year.total', series: 'exports', what: 'year-to-date' },
  { id: 'summary.year.change', series: 'exports', what: 'change-to-date', signed: true },
  { id: 'summary.heavy.dysprosium', series: 'dysprosium-on-year', what: 'value', signed: true },
  { id: 'summary.heavy.terbium', series: 'terbium-on-year', what: 'value', signed: true },
  { id: 'summary.share.weight', series: 'japan-share-china', what: 'value' },
  { id: 'summary.share.value', series: 'japan-share-value-china', what: 'value' },
  { id: 'summary.capacity.exports', series: 'magnets', what: 'full-year' },
]

/** What would be printed otherwise, by series; `id` prefixes the ids of the figures, which get a place in the issue. */
export function effects(input: SectionInput, id: string, is: Stated, supposed: Stated): Effect[] {
  const { figures, language, vintage } = input
  const printed = (figure: Figure | undefined) =>
    figure && language.quantity(figure.value, figure.unit, figure.step)
  const place = (name: string, figure: Figure | undefined) =>
    figure === undefined ? null : figures.adopt(`${id}.${figure.id.replace('summary', name)}`, figure)
  const numbers = NUMBERS.flatMap(({ id: number, series, what, signed = false }) => {
    const [was, would] = [is.figures.get(number), supposed.figures.get(number)]
    if (printed(was) === printed(would)) return []
    return [{ series, what, signed, was: place('was', was), would: place('would', would) }]
  })
  const before = verdicts(is)
  const turned = verdicts(supposed).flatMap(({ series, what, verdict }, index) => {
    const was = before[index]?.verdict ?? 'unknown'
    return was === verdict ? [] : [{ series, what, was, would: verdict }]
  })
  return [...new Set([...numbers, ...turned].map(({ series }) => series))].map((series) => ({
    series: seriesName(vintage, series),
    numbers: numbers.filter((one) => one.series === series),
    verdicts: turned.filter((one) => one.series === series),
  }))
}

function verdicts({ findings }: Stated): { series: string; what: What; verdict: Signal['verdict'] }[] {
  const of = (signal: { verdict: Signal['verdict'] } | null | undefined) => signal?.verdict ?? 'unknown'
  return [
    ...KEY.map((series, index) => ({
      series,
      what: 'verdict' as const,
      verdict: of(findings.keys[index]?.signal),
    })),
    { series: 'magnets-japan', what: 'gap', verdict: of(findings.japanRest?.signal) },
  ]
}
