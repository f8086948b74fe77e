// A read PDF in; its dates that are not that of the issue out: a clock in the file would change its bytes on every run.
import { textUnder } from '../pdf-library.ts'
import { pdfDate, xmpDate } from '../pdf-date.ts'
import type { ReadPdf } from './read-pdf.ts'
import type { Found } from './rule.ts'
import { property } from './xmp.ts'

/** Dates that differ from the day, or from one another where that is not known. */
export function wrongDates({ info, xmp, date }: ReadPdf): Found[] {
  const dates = ['CreationDate', 'ModDate'].map(
    (key) => [key, (info && textUnder(info, key)) ?? 'none'] as const,
  )
  const kinds = ['xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate']
  const written = kinds.map((key) => [key, property(xmp ?? '', key) ?? 'none'] as const)
  const expected = date === undefined ? dates[0]?.[1] : pdfDate(date)
  const day =
    date ??
    (expected ?? '').replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+00'00'$/, '$1-$2-$3T$4:$5:$6Z')
  const inXmp = /^\d{4}-/.test(day) ? xmpDate(day) : 'a date in UTC'
  return [
    ...dates.filter(([, found]) => found !== expected),
    ...written.filter(([, found]) => found !== inXmp),
  ].map(([key, found]) => ({ found: `${key} ${found} instead of ${date ?? inXmp}` }))
}
