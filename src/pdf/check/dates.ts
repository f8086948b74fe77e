// A read PDF in; its dates that are not that of the issue out: a clock in the file would change its bytes on every run.
import { textUnder } from '../pdf-library.ts'
import { pdfDate, xmpDate } from '../pdf-date.ts'
import type { ReadPdf } from './read-pdf.ts'
import type { Found } from './rule.ts'
import { property } from './xmp.ts'

/** Dates that differ from the day, or from one another where that is not known. */
export function wrongDates({ info, xmp, date }: ReadPdf): Found[] {
  const inInfo = ['CreationDate', 'ModDate'].map(
    (key) => [key, (info && textUnder(info, key)) ?? 'none'] as const,
  )
  const kinds = xmp === undefined ? [] : ['xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate']
  const inXmp = kinds.map((key) => [key, property(xmp ?? '', key) ?? 'none'] as const)
  const day = date ?? dayOf(inInfo[0]?.[1])
  if (day === undefined) return [{ found: `CreationDate ${inInfo[0]?.[1]} instead of a moment in UTC` }]
  const wrong = [
    ...inInfo.filter(([, found]) => found !== pdfDate(day)),
    ...inXmp.filter(([, found]) => found !== xmpDate(day)),
  ]
  return wrong.map(([key, found]) => ({ found: `${key} ${found} instead of ${day}` }))
}

/** `D:20260125083000+00'00'` as `2026-01-25T08:30:00Z`. */
function dayOf(date = ''): string | undefined {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\+00'00'|Z)$/.exec(date)
  return found
    ?.slice(1)
    .join(' ')
    .replace(/^(\S+) (\S+) (\S+) (\S+) (\S+) (\S+)$/, '$1-$2-$3T$4:$5:$6Z')
}
