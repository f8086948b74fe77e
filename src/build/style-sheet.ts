// The folder of the templates and the foot of the page in; the whole style sheet of the page out, fonts included.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BriefingError } from '../errors.ts'
import { fontFaces } from '../fonts.ts'
import { cssString } from '../html/marks.ts'

/** The fonts, the style sheet and the foot of every page. Throws a BriefingError when there is no style sheet. */
export function styleSheet(templates: string, running: string): string {
  const file = join(templates, 'briefing.css')
  if (!existsSync(file)) throw BriefingError.at(file, 'the file is missing', 'restore it')
  const css = readFileSync(file, 'utf8')
  return `${fontFaces()}\n${css}\n@page { @bottom-left { content: ${cssString(running)} } }`
}
