// A value in, a field of a CSV file out (RFC 4180).

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"; the wide forms count
 * in Japanese Excel): a source's title must not become a program on a reader's machine. Numbers stay numbers, in plain
 * decimals; what is absent is empty.
 */
export function csvField(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  const harmless = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]|^ | $/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
