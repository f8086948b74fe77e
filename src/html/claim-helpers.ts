// Helpers for every word that says something about a figure. Each word is chosen from the figure and marked with what it
// says and of which figure, so that a test can hold the page against its findings.
import Handlebars from 'handlebars'
import { figureDirection } from '../analysis/direction.ts'
import type { Figure } from '../analysis/figure.ts'
import type { Direction } from '../languages/en.ts'
import type { SignalFinding } from '../sections/signal-finding.ts'
import type { ExtremeFinding, RunFinding } from '../sections/trend-series.ts'
import { figureIn, needed, oneOf } from './helper-arguments.ts'
import type { Marks } from './marks.ts'
import type { Content } from './page.ts'

export function claimHelpers(page: Content, marks: Marks): Handlebars.HelperDeclareSpec {
  const { language } = page
  const safe = (html: string) => new Handlebars.SafeString(html)
  const way = (figure: Figure) => figureDirection(figure, page.littleChangedPercent)
  /** The word for the way of a figure, marked. */
  const word = (words: Record<Direction, string>, figure: Figure) =>
    marks.claim(way(figure), figure, words[way(figure)])
  const size = (figure: Figure) => language.quantity(Math.abs(figure.value), figure.unit, figure.step)
  const change = (figure: Figure, verbs: Record<Direction, string>, print: (text: string) => string) =>
    way(figureIn(figure, 'change')) === 'flat'
      ? `${word(verbs, figure)} (${print(language.signed(figure.value, figure.unit, figure.step))})`
      : `${word(verbs, figure)} ${print(size(figure))}`
  return {
    /** `fell 8.2%`, with its sources. */
    change: (figure: Figure) => safe(change(figure, language.verbs, (text) => marks.figure(figure, text))),
    /** The same for a plural subject. */
    changed: (figure: Figure) =>
      safe(change(figure, language.pluralVerbs, (text) => marks.figure(figure, text))),
    /** The same as `change` without the sources. */
    moved: (figure: Figure) => safe(change(figure, language.verbs, (text) => marks.number(figure, text))),
    /** The same as `changed` without the sources. */
    allMoved: (figure: Figure) =>
      safe(change(figure, language.pluralVerbs, (text) => marks.number(figure, text))),
    /** `to`, `at`: before the value that a change led to. */
    reaching: (figure: Figure) => language.reaching[way(figureIn(figure, 'reaching'))],
    /** `fall` */
    noun: (figure: Figure) => safe(word(language.nouns, figureIn(figure, 'noun'))),
    /** `8.2% below`, `close to`: how far a figure lies from what follows. */
    distance: (figure: Figure) => {
      const compared = word(language.comparatives, figureIn(figure, 'distance'))
      return safe(way(figure) === 'flat' ? compared : `${marks.number(figure, size(figure))} ${compared}`)
    },
    /** `fell behind`: of the distance between two changes. */
    pace: (figure: Figure) => safe(word(language.paces, figureIn(figure, 'pace'))),
    /** `did not follow the total`: of the total's change and those of two parts. */
    followed: (total: Figure, one: Figure, other: Figure) => {
      const figures = [total, one, other].map((figure) => figureIn(figure, 'followed'))
      const [whole, ...parts] = figures.map(way)
      const alike = parts.filter((part) => part === whole).length
      const says = alike === 0 ? 'apart' : alike === parts.length ? 'together' : 'mixed'
      return safe(marks.claim(says, figures, language.followed[says]))
    },
    extreme: (extreme: ExtremeFinding) => {
      const { kind, since, recordBegins, value } = needed(extreme, 'extreme')
      const words = language.extremes[kind]
      return since === null
        ? safe(
            marks.claimAround(
              `${kind} from ${recordBegins}`,
              value,
              words.onRecord(marks.time(recordBegins)),
            ),
          )
        : safe(marks.claimAround(`${kind} since ${since}`, value, words.since(marks.time(since))))
    },
    /** `the third monthly fall in a row` */
    run: (run: RunFinding) => {
      const { direction: way, length, change } = needed(run, 'run')
      return safe(marks.claim(`${way} ${length}`, change, language.runs[way](length)))
    },
    /** The clause with the verdict of the signal test and the counts that it rests on. */
    verdict: (signal: SignalFinding) => {
      const clause = language.verdict(needed(signal, 'verdict'), (number) =>
        marks.number(needed(signal[number], 'verdict')),
      )
      return safe(marks.claimAround(signal.verdict, signal.sample, clause))
    },
    verdictLabel: (signal: SignalFinding) => {
      const { verdict, sample } = needed(signal, 'verdictLabel')
      return safe(marks.claim(verdict, sample, language.verdictLabels[verdict]))
    },
    /** The words of a group for a verdict on a figure: `lies within its ordinary variation`. */
    judged: (group: string, verdict: string, figure: Figure) => {
      const words: Record<string, string> = oneOf(language.verdicts, group, 'judged')
      return safe(marks.claim(verdict, figureIn(figure, 'judged'), oneOf(words, verdict, 'judged')))
    },
    /** `at least 99%`: the number that a statement was read as, with its bound. */
    readAs: (is: string, figure: Figure) => {
      const words = language.readAs(marks.number(figureIn(figure, 'readAs')))
      return safe(marks.claimAround(is, figure, oneOf(words, is, 'readAs')))
    },
    /** That a figure is the largest or smallest of its kind, as the section chose it. */
    ranked: (rank: string, figure: Figure) =>
      safe(marks.claim(rank, figureIn(figure, 'ranked'), oneOf(language.ranks, rank, 'ranked'))),
  }
}
