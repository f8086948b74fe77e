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
    ...part('Revised values', counted(revised, print), [
      ['series', 'period', 'then', 'now', 'difference', 'how'],
      ...revised.rows.map(({ name, period, then, now, difference, arrival }) =>
        [name.text, period, print(then), print(now), print(difference, 'move'), arrival].map(plain),
      ),
    ]),
    ...part('Withdrawn values', withdrawn.length || null, [
      ['series', 'period', 'then'],
      ...withdrawn.map(({ name, period, then }) => [name.text, period, print(then)].map(plain)),
    ]),
    ...part('New values', counted(added, print), [
      ['series', 'new', 'newest', 'value'],
      ...added.rows.map(({ name, count, period, newest }) =>
        [name.text, print(count), period, print(newest)].map(plain),
      ),
    ]),
    ...part('Conflicts newly settled, or otherwise', counted(conflicts, print), [
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
    ...part('Measures', counted(measures, print), [
      ['measure', 'of', 'then', 'now'],
      ...measures.rows.map(({ name, who, status, then }) =>
        [name.text, who.text, then ?? 'not known', status].map(plain),
      ),
    ]),
    ...part('Events and dates', counted(events, print), [
      ['date', 'by', 'what'],
      ...events.rows.map(({ date, actor, title }) => [date, actor.text, title.text].map(plain)),
    ]),
  ]
}

/** Null where there are none. What a table has no room for is to be seen all the same. */
function counted(
  { count, further }: Pick<Changes['added'], 'count' | 'further'>,
  print: Said['print'],
): string | null {
  if (count === null) return null
  return further ? `${print(count)}, of which ${print(further)} are in findings.json alone` : print(count)
}

function part(
  title: string,
  count: string | number | null,
  [head = [], ...rows]: readonly (readonly string[])[],
): string[] {
  if (count === null) return [`${title}: none.`, '']
  return [`${title}: ${count}.`, '', ...table(head, rows)]
}
