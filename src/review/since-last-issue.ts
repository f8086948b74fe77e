// What an edition says in; what is otherwise in it than in the issue before as lines of Markdown out, for the reviewer's eye.
import { plain, table } from './markdown.ts'
import type { Changes, Said, Side } from './said.ts'

export function sinceLastIssue(said: Said): string[] {
  const { changes } = said
  if (changes === null) return ['It is compared with no issue before it.', '']
  const { month, asOf } = changes.previous
  return [
    `Compared with the issue of ${month}, as of ${asOf}.`,
    '',
    ...values(changes, said),
    ...judgements(changes, said),
    ...records(changes, said),
  ]
}

function values({ added, revised, withdrawn, conflicts }: Changes, { print }: Said): string[] {
  return [
    ...part('Revised values', revised.count && print(revised.count), [
      ['series', 'period', 'then', 'now', 'difference', 'how'],
      ...revised.rows.map(({ name, period, then, now, difference, arrival }) =>
        [name.text, period, print(then), print(now), print(difference, 'move'), arrival].map(plain),
      ),
    ]),
    ...part('Withdrawn values', withdrawn.length || null, [
      ['series', 'period', 'then'],
      ...withdrawn.map(({ name, period, then }) => [name.text, period, print(then)].map(plain)),
    ]),
    ...part('New values', added.count && print(added.count), [
      ['series', 'new', 'newest', 'value'],
      ...added.rows.map(({ name, count, period, newest }) =>
        [name.text, print(count), period, print(newest)].map(plain),
      ),
    ]),
    ...part('Conflicts newly settled, or otherwise', conflicts.count && print(conflicts.count), [
      ['series', 'period', 'taken', 'not taken', 'by the rule', ''],
      ...conflicts.rows.map(({ name, period, chosen, other, rule, settlement }) =>
        [name.text, period, print(chosen), print(other), rule, settlement].map(plain),
      ),
    ]),
  ]
}

function judgements({ flips }: Changes, { print }: Said): string[] {
  const text = (side: Side): string => {
    if (side === null) return 'none'
    if (typeof side === 'string') return side
    if (Array.isArray(side)) return side.map((one) => one.text).join('; ')
    return 'level' in side ? side.level : `${side.verdict} (${print(side.change, 'move')})`
  }
  return part('Judgements', flips.length || null, [
    ['what', 'of', 'then', 'now', 'why'],
    ...flips.map(({ kind, name, then, now, reason }) =>
      [kind, name?.text ?? '', text(then), text(now), reason].map(plain),
    ),
  ])
}

function records({ measures, events }: Changes, { print }: Said): string[] {
  return [
    ...part('Measures', measures.count && print(measures.count), [
      ['measure', 'of', 'then', 'now'],
      ...measures.rows.map(({ name, who, status, then }) =>
        [name.text, who.text, then ?? 'not known', status].map(plain),
      ),
    ]),
    ...part('Events and dates', events.count && print(events.count), [
      ['date', 'by', 'what'],
      ...events.rows.map(({ date, actor, title }) => [date, actor.text, title.text].map(plain)),
    ]),
  ]
}

/** `count` is of all, also of those for which the table has no room; null where there are none. */
function part(
  title: string,
  count: string | number | null,
  [head = [], ...rows]: readonly (readonly string[])[],
): string[] {
  if (count === null) return [`${title}: none.`, '']
  return [`${title}: ${count}.`, '', ...table(head, rows)]
}
