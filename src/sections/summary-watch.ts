// What comes next, for page one: the releases of customs and the scheduled events, in the order of their days.
import { type ComingRelease, comingReleases, overdueReleases } from '../analysis/calendar.ts'
import { richText } from '../analysis/prose.ts'
import { compareText } from '../dataset/order.ts'
import type { SectionInput } from './section.ts'

/** How many scheduled events the summary names, where no release is overdue: each of these takes the room of one. */
const WATCHED = 4

/** Each is a release or an event. `missing` is how many required series are not known, of which a box takes room on the page. */
export function watchFindings({ vintage, month, figures }: SectionInput, missing: number) {
  const { briefing, events } = vintage.dataset
  const overdue = overdueReleases(vintage, month)
  // The box that names what is missing takes the room of four events, and a key figure that is not known gives one back.
  const boxed = missing === 0 ? 0 : Math.max(0, 4 - missing)
  const releases = comingReleases(briefing.calendar, vintage.asOf).map((release) => {
    const late = overdue.find(({ id }) => id === release.id)
    const finding = { ...releaseFinding(release), overdue: late ? releaseFinding(late) : null }
    return { day: release.day, release: finding, event: null }
  })
  const scheduled = events
    .filter((event) => event.scheduled && event.date > vintage.asOf && vintage.knows(event.sources))
    .sort((a, b) => compareText(a.date, b.date))
    .slice(0, Math.max(0, WATCHED - overdue.length - boxed))
    .map(({ date, id, title, sources }) => {
      const text = richText(vintage, figures, `summary.watch.${id}`, title) ?? [title]
      return { day: date, release: null, event: { id, text, sources: vintage.known(sources) } }
    })
  return [...releases, ...scheduled].sort((a, b) => compareText(a.day, b.day))
}

function releaseFinding({ id, name, day, months }: ComingRelease) {
  const [first = '', ...others] = months
  return { day, name: { kind: 'release', id, text: name }, months: [first, ...others].join('/') }
}
