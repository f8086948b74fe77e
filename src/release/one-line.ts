// What an operator wrote after a flag in; the same as one line of text out, or a BriefingError.
import { BriefingError } from '../errors.ts'

/** Without blanks at its ends. Control characters could begin another header or line of a file; nothing says nothing. */
export function oneLine(flag: string, text: string, longest: number): string {
  const line = text.trim()
  const found =
    line === ''
      ? 'nothing'
      : /[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)
        ? 'more than one line, or a sign that cannot be seen'
        : line.length > longest
          ? `${line.length} characters`
          : undefined
  if (found === undefined) return line
  const message = `found ${found}, expected one line of at most ${longest} characters`
  throw BriefingError.at(flag, message, `write it after ${flag}, in quotation marks`)
}
