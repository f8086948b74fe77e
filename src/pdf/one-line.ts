// Text that went on in a new line in; the same on one line out.

/** A space where a line ended, but none behind a hyphen or dash, where words break without one. */
export function inOneLine(text: string): string {
  return text
    .replace(/([-\u2010-\u2014/\u00ad\u200b])\n/g, '$1')
    .replace(/\u00ad|\u200b|\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
