// The findings of an edition as they were and as they are in; the figures that differ out.
import { z } from 'zod'

const findings = z.object({
  figures: z.array(z.object({ id: z.string(), value: z.number(), unit: z.string() })),
})

export interface FigureDifferences {
  /** Each side with its unit; null where the edition has no such figure. */
  figures: { id: string; then: string | null; now: string | null }[]
  /** How many figures there are in either edition. */
  of: number
}

/** Figures whose value or unit differs to the last digit, and those that only one of the editions has, in the order of the issue. */
export function figureDifferences(then: string, now: string): FigureDifferences {
  const [before, after] = [read(then), read(now)]
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  const figures = ids.flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)]
    if (was?.value === is?.value && was?.unit === is?.unit) return []
    const short = was && is && rounded(was) === rounded(is) ? exact : rounded
    return [{ id, then: was ? short(was) : null, now: is ? short(is) : null }]
  })
  return { figures, of: ids.length }
}

type Value = z.infer<typeof findings>['figures'][number]

function read(text: string): Map<string, Value> {
  return new Map(findings.parse(JSON.parse(text)).figures.map((figure) => [figure.id, figure]))
}

function exact({ value, unit }: Value): string {
  return unit === 'count' ? String(value) : `${value} ${unit}`
}

/** To six digits, which is enough to see what happened. */
function rounded({ value, unit }: Value): string {
  return exact({ id: '', value: Number(value.toPrecision(6)), unit })
}
