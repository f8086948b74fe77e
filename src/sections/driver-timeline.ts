// Dated policy steps: those that the chart marks, and the table of those that tighten or ease in the last twelve months.
import type { Figure } from '../analysis/figure.ts'
import { derived } from '../analysis/quantity.ts'
import { countRecords } from '../analysis/formula.ts'
import { placeSteps, type Timeline } from '../charts/place-steps.ts'
import { compareLastDay, compareText } from '../dataset/order.ts'
import { addMonths, type Day, lastDay, type Period } from '../dataset/period.ts'
import type { Event } from '../dataset/schema.ts'
import type { Named, SectionInput } from './section.ts'

export interface StepFinding {
  /** Its number in the chart. */
  number: Figure | null
  date: Period
  title: Named
  actor: Named
  effect: Event['effect']
  sources: string[]
}

/** Kinds that the table lists, and the kinds that the chart marks, the weightier first. */
const LISTED: readonly Event['kind'][] = ['export-control', 'licensing', 'truce', 'quota', 'diplomatic']
const MARKED: readonly Event['kind'][] = ['export-control', 'truce', 'diplomatic']
/** More marks than these cannot be told apart above 24 months; steps that move no rule only fill up to the lower number. */
const MOST_MARKS = 10
const ENOUGH_MARKS = 8

/** The steps and where they stand in the chart, which ends with the month after the issue's, or earlier with its day. */
export function timelineOf(input: SectionInput): { timeline: Timeline; steps: StepFinding[]; since: Day } {
  const { vintage, month, figures } = input
  const past = vintage.dataset.events.filter(
    ({ date, sources }) => lastDay(date) <= vintage.asOf && vintage.knows(sources),
  )
  // The middle of the three: the day of the issue, but no earlier than the month and no later than the next.
  const [, end = vintage.asOf] = [lastDay(month), lastDay(addMonths(month, 1)), vintage.asOf].sort()
  const timeline = placeSteps(weightiest(past, month, end), month, end)
  const since = yearBefore(vintage.asOf)
  const refOf = ({ event: { id, sources } }: (typeof timeline.steps)[number]) => ({
    kind: 'event' as const,
    id,
    sources: vintage.known(sources),
  })
  const moves = ({ effect }: Event) => effect === 'tightens' || effect === 'eases'
  const marked = new Map(timeline.steps.map(({ event, number }) => [event.id, number]))
  const steps = past
    .filter(
      (event) =>
        marked.has(event.id) || (LISTED.includes(event.kind) && moves(event) && lastDay(event.date) > since),
    )
    .sort((a, b) => compareLastDay(a.date, b.date))
    .map((event): StepFinding => {
      const place = marked.get(event.id)
      // Its place among the steps of the chart: how many there are up to it.
      const upTo = place === undefined ? undefined : countRecords(timeline.steps.slice(0, place).map(refOf))
      return {
        number: upTo ? figures.add(`drivers.step.${event.id}`, derived('count', event.date, upTo)) : null,
        date: event.date,
        title: { kind: 'event', id: event.id, text: event.title },
        actor: { kind: 'event', id: event.id, text: event.actor },
        effect: event.effect,
        sources: vintage.known(event.sources),
      }
    })
  return { timeline, steps, since }
}

/** What moves the rules before what only marks a date, then by kind, then the later; announced dates are left out. */
function weightiest(events: readonly Event[], month: string, end: Day): Event[] {
  const first = `${addMonths(month, -23)}-01`
  const moves = ({ effect }: Event) => (effect === 'tightens' || effect === 'eases' ? 0 : 1)
  const within = events.filter(
    ({ kind, date, scheduled }) =>
      MARKED.includes(kind) && !scheduled && lastDay(date) >= first && lastDay(date) <= end,
  )
  // Among steps that move nothing, a diplomatic turn says more beside a series than a rule without effect.
  const rank = (event: Event) =>
    moves(event) === 0 ? MARKED.indexOf(event.kind) : MARKED.length - MARKED.indexOf(event.kind)
  return within
    .sort((a, b) => moves(a) - moves(b) || rank(a) - rank(b) || compareText(b.date, a.date))
    .filter((event, index) => index < (moves(event) === 0 ? MOST_MARKS : ENOUGH_MARKS))
}

function yearBefore(day: Day): Day {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
}
