// Groups of records in; a problem for each id that stands twice in one group out.
import type { Problem } from '../errors.ts'
import type { Places } from './places.ts'

export function duplicateIds(groups: readonly { id: string }[][], places: Places): Problem[] {
  return groups.flatMap((records) => {
    const seen = new Map<string, object>()
    return records.flatMap((record): Problem[] => {
      const first = seen.get(record.id)
      seen.set(record.id, record)
      if (first === undefined) return []
      const message = `found the id "${record.id}" a second time; it stands already at ${places.of(first, 'id')}`
      return [{ where: places.of(record, 'id'), message, hint: 'rename or remove one of them' }]
    })
  })
}
