// The rule for the publisher's accent colour: text and marks in it must be readable on the page.
import { contrast, mix } from './colour.ts'
import type { Check } from './integrity-context.ts'

/** What the accent stands on: the page, and the wash behind boxes (templates/page.css). White text stands on it as well. */
const GROUNDS = ['#ffffff', '#f1f5f6'] as const
/** WCAG 2.2, 1.4.3: for text of normal size. */
const NEEDED = 4.5

/** Refuses an accent with too little contrast, and names the nearest darker one that has enough. */
export const accentIsReadable: Check = ({ dataset: { briefing }, places }) => {
  const { accent } = briefing
  if (accent === undefined || ratio(accent) >= NEEDED) return []
  const darker = Array.from({ length: 100 }, (_, step) => mix(accent, '#000000', (step + 1) / 100))
  const enough = darker.find((colour) => ratio(colour) >= NEEDED) ?? '#000000'
  return [
    {
      where: places.of(briefing, 'accent'),
      message: `found the accent ${accent}, whose contrast with the page is ${cut(ratio(accent))}:1; text needs ${NEEDED}:1`,
      hint: `take a darker colour: ${enough} has ${cut(ratio(enough))}:1`,
    },
  ]
}

/** The least contrast with anything that it stands on. */
function ratio(accent: string): number {
  return Math.min(...GROUNDS.map((ground) => contrast(accent, ground)))
}

/** Two decimals, never rounded up: 4.499 must not read as enough. */
function cut(value: number): string {
  return (Math.floor(value * 100) / 100).toFixed(2)
}
