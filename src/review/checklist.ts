// What no program can see of an edition, as lines of Markdown to be ticked off by the person who lets it go.
import type { EditionName } from '../archive/edition-name.ts'

export function checklist({ month }: EditionName, correction: boolean): string[] {
  return [
    'Page one says, in this order, what a reader with three minutes must know, and nothing there is beside the point.',
    'Each judgement follows from the evidence printed beside it, and its confidence is what you would give it.',
    'The sources of the headline figures were opened, and print these values for this month.',
    'Each revision, conflict and verdict that turned, in the tables above, has a reason that you can believe.',
    'New events, measures and evidence of the month are in the data; none is told that the source does not tell.',
    'The page images show no table or drawing that is cut, blank or hard to read, and no page that is nearly empty.',
    'A screen reader, or the tags panel, reads the pages in the order in which one would read them aloud.',
    'The text alternatives of the drawings say what the drawings show.',
    'The HTML edition was opened on a phone.',
    `The subject and the text of the mail can be sent as they are; a proof came: brief send ${month} --to an address of your own.`,
    'If it may not be read at once, the embargo is set.',
    ...(correction
      ? ['The notice on page one says what was wrong, and every figure that was corrected is marked.']
      : []),
  ].map((line) => `- [ ] ${line}`)
}
