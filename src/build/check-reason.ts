// The reason of a correction in, as the publisher typed it; what keeps it from being printed out. It is the one sentence of
// an issue that nothing computes, so it may say what was wrong and no figure.
import type { Problem } from '../errors.ts'
import { missingGlyphs } from '../fonts.ts'
import { typedIn } from '../html/lint/typed-in.ts'
import type { Language } from '../languages/language.ts'

/** Letters; two lines of the notice on page one, and the preview of a mail. */
export const LONGEST_REASON = 300

const HINT =
  'say in words what was wrong; the figures before and now, and the days of both editions, are computed and printed beside it'

/**
 * None where it can be printed. Days and years are refused like all digits: nothing could hold a typed one against the data,
 * and the notice prints those of the editions itself. `where` names the reason in messages.
 */
export function checkReason(reason: string, language: Language, where = '--reason'): Problem[] {
  const at = (place: number) => `${where}:${place + 1}`
  if (reason.trim() === '')
    return [{ where, message: 'is empty, expected what was wrong in the edition', hint: HINT }]
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(reason))
    return [
      {
        where,
        message: 'holds a line break or a control character, expected one line',
        hint: 'write one line',
      },
    ]
  const long = [...reason].length - LONGEST_REASON
  const letters = missingGlyphs(reason)
  return [
    ...(/[.?!]\s*$/.test(reason)
      ? []
      : [
          {
            where,
            message: 'ends without a full stop, expected a sentence',
            hint: 'end it with a full stop: other sentences follow it on page one',
          },
        ]),
    ...(reason === reason.trim()
      ? []
      : [{ where, message: 'begins or ends with a space', hint: 'leave it away' }]),
    ...(long <= 0
      ? []
      : [
          {
            where,
            message: `has ${long + LONGEST_REASON} letters, expected at most ${LONGEST_REASON}`,
            hint: 'shorten it; page one has no more room',
          },
        ]),
    ...(letters.length === 0
      ? []
      : [
          {
            where,
            message: `holds letters that the bundled fonts lack: ${letters.join(' ')}`,
            hint: 'write it without them',
          },
        ]),
    ...typedIn(reason, language).map(({ at: place, found, wrong }) => ({
      where: at(place),
      message: `found "${found}", ${wrong}`,
      hint: HINT,
    })),
  ]
}
