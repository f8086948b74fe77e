// A day or a moment in; the same as a PDF writes it, and as its metadata does, out.

/** `D:20260125000000+00'00'`. Throws for anything that is neither a day `2026-01-25` nor a moment `2026-01-25T08:30:00Z`. */
export function pdfDate(date: string): string {
  return `D:${parts(date).join('')}+00'00'`
}

/** `2026-01-25T00:00:00Z` */
export function xmpDate(date: string): string {
  const [year, month, day, hour, minute, second] = parts(date)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

function parts(date: string): string[] {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z)?$/.exec(date)
  if (found === null) throw new Error(`not a day or a moment in UTC: ${date}`)
  return found.slice(1).map((part) => part ?? '00')
}
