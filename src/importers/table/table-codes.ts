// Which rows of a table are wanted by their code, and under which name the others are counted. Both readers of tables keep to it.

/** What may stand around a code: blanks, tabs, and the single quotes of e-Stat. */
export const AROUND = " \t'"

/** Codes of the same heading as a wanted one are counted one by one, since they may be missing in the mapping. */
export const HEADING = 4
/** All others under their chapter: a year of Japan's trade has nine thousand codes. */
export const CHAPTER = 2
export const AND_MORE = '…'

/** The code in a cell, without what stands around it. */
export function plainCode(cell: string): string {
  return cell.replace(/^[ \t']+|[ \t']+$/g, '')
}

/** Whether the code begins with one of the prefixes, or is coarser: the beginning of one. */
export function isWanted(code: string, prefixes: readonly string[]): boolean {
  return code !== '' && prefixes.some((prefix) => code.startsWith(prefix) || prefix.startsWith(code))
}

/** The name under which a code that is not wanted is counted: itself in the headings of these, else its chapter as `85…`. */
export function otherCode(code: string, near: readonly string[]): string {
  const signs = [...code]
  const heading = signs.slice(0, HEADING).join('')
  return near.some((one) => one.slice(0, HEADING) === heading) || signs.length <= CHAPTER
    ? code
    : signs.slice(0, CHAPTER).join('') + AND_MORE
}
