// The folder of the templates and the foot of the page in; the whole style of the page out, fonts included.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BriefingError } from '../errors.ts'
import { fontFaces } from '../fonts.ts'
import { cssString } from '../html/marks.ts'

/** In the order in which they stand on the page: a later one may overrule an earlier. */
export const sheets = ['page.css', 'print.css', 'screen.css'] as const

/** The fonts, the style sheets and the foot of every page. Throws a BriefingError when a sheet is missing. */
export function styleSheet(templates: string, running: string): string {
  const css = sheets.map((name) => {
    const file = join(templates, name)
    if (!existsSync(file)) throw BriefingError.at(file, 'the file is missing', 'restore it')
    return readFileSync(file, 'utf8')
  })
  return `${fontFaces()}\n${css.join('\n')}\n@page { @bottom-left { content: ${cssString(running)} } }`
}
