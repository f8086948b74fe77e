// Values in, the HTML text of a mail out. Links inside a message lead nowhere in many mail clients, and a style sheet may be
// dropped, so that citations are plain text.
import { ranges } from '../dataset/ranges.ts'
import { Marks } from './marks.ts'

const NO_BREAK = '\u00a0'

export class MailMarks extends Marks {
  /** ` [2,4–6]`: the numbers of the list at the end of the mail. */
  override cite(sources: readonly string[]): string {
    if (sources.length === 0) return ''
    const numbers = [...new Set(sources)].map((id) => this.citations.number(id)).sort((a, b) => a - b)
    const texts = ranges(numbers).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
    return `<span class="cite">${NO_BREAK}[${texts.join(',')}]</span>`
  }
}
