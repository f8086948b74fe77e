// The folder of the templates and the foot of the page in; the whole style of the page, fonts included, out, by medium; and those
// of the mail and of the list of released editions.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLOUR, tints } from '../charts/theme.ts'
import { BriefingError } from '../errors.ts'
import { fontFaces } from '../fonts.ts'
import { cssString } from '../html/css-string.ts'
import type { Page } from '../html/page.ts'
import { atNight, nightColours } from './night-colours.ts'

/** What both media share, then what each has of its own, what the list of released editions adds to the screen's, and the mail's. */
export const sheets = ['page.css', 'print.css', 'screen.css', 'archive.css', 'email.css'] as const

/** `running` stands at the foot of every printed page; `accent` takes the place of the house's. Throws a BriefingError when a sheet is missing. */
export function styleSheet(templates: string, running: string, accent: string = COLOUR.accent): Page['css'] {
  const read = (name: Sheet) => readSheet(templates, name, accent)
  const shared = read('page.css')
  const foot = `@page { @bottom-left { content: ${cssString(running)} } }`
  const both = `${fontFaces()}\n${shared}`
  const night = nightColours(coloursOf(shared), Object.values({ ...COLOUR, ...tints(accent) }))
  return {
    paper: `${both}\n${read('print.css')}\n${foot}`,
    screen: `${both}\n${read('screen.css')}\n${night}`,
  }
}

/** The style of the list of released editions, which holds no chart. */
export function archiveSheet(templates: string, accent: string = COLOUR.accent): string {
  const [shared, ...others] = (['page.css', 'screen.css', 'archive.css'] as const).map((name) =>
    readSheet(templates, name, accent),
  )
  return [fontFaces(), shared, ...others, nightColours(coloursOf(shared ?? ''), [])].join('\n')
}

type Sheet = (typeof sheets)[number]

function readSheet(templates: string, name: Sheet, accent: string): string {
  const file = join(templates, name)
  if (!existsSync(file)) throw BriefingError.at(file, 'the file is missing', 'restore it')
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replaceAll(COLOUR.accent, accent)
}

/** The custom properties of a sheet that are colours. */
function coloursOf(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/^ *(--[a-z-]+): (#[0-9a-f]{6});/gm)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  )
}

/**
 * The style of a mail, which has no rule in common with the page: its rules, then each of its media, since a mail client that does not know one may drop all that stands
 * in the same element. The colours of the dark screen follow from those of the day. Throws a BriefingError when the sheet is missing.
 */
export function mailStyles(templates: string, accent: string = COLOUR.accent): string[] {
  const css = readSheet(templates, 'email.css', accent).replace(/\/\*[\s\S]*?\*\/\n?/g, '')
  return css
    .split(/^(?=@media)/m)
    .map((rules) =>
      rules.startsWith('@media (prefers-color-scheme: dark)')
        ? rules.replace(/#[0-9a-f]{6}/g, (day) => atNight(day))
        : rules,
    )
}
