// What page one says is to come: releases and events in the order of their days, and fewer events where room is needed.
import { expect, test } from 'vitest'
import { Figures } from '../src/analysis/figure.ts'
import type { Event } from '../src/dataset/schema.ts'
import { languages } from '../src/languages/language.ts'
import { watchFindings } from '../src/sections/summary-watch.ts'
import { thresholds, vintageOf } from './world.ts'

const event = (id: string, date: string): Event => ({
  ...{ id, date, scheduled: true, title: id, label: id, text: id, actor: id, more: [] },
  ...{ kind: 'truce', effect: 'unknown', sources: ['customs'] },
})

/** The days and what is on them, as known on 25 January 2031, when the figures of January come in March. */
const days = (missing: number, ...dates: string[]) => {
  const events = dates.map((date, index) => event(`event-${index}`, date))
  const vintage = vintageOf({ exports: { '2030-12': 5 } }, { events }, '2031-01-25')
  const input = { vintage, month: '2030-12', thresholds, figures: new Figures(), language: languages.en }
  return watchFindings(input, missing).map(
    ({ day, release, event }) => `${day} ${release ? 'release' : event?.id}`,
  )
}

test('an event before the next release stands before it', () => {
  expect(days(0, '2031-06-15', '2031-01-26')).toEqual([
    '2031-01-26 event-1',
    '2031-03-20 release',
    '2031-06-15 event-0',
  ])
})

test('of the events those that come first, and fewer beside a box of what is missing', () => {
  const five = ['2031-02-05', '2031-02-04', '2031-02-03', '2031-02-02', '2031-02-01']
  expect(days(0, ...five)).toHaveLength(5)
  expect(days(0, ...five)[0]).toBe('2031-02-01 event-4')
  expect(days(2, ...five)).toHaveLength(3)
  expect(days(0, '2031-01-25')).toEqual(['2031-03-20 release'])
})
