// A template file, what it may name and what it may call in; its HTML out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { BriefingError } from '../errors.ts'
import { TemplateMistake } from './guarded.ts'

/**
 * A template that names something its findings do not have, or that does not parse, throws a BriefingError with the file and
 * line: an analyst edits these.
 */
export function renderTemplate(
  templates: string,
  name: string,
  context: object,
  helpers: Handlebars.HelperDeclareSpec,
): string {
  const file = join(templates, name)
  try {
    return compiled(readFileSync(file, 'utf8'))(context, { helpers })
  } catch (error) {
    if (!isMistake(error)) throw error
    throw BriefingError.at(file, error.message, 'correct the template')
  }
}

/** The templates by their text: a page is made once for paper and once for screens. */
const templatesByText = new Map<string, Handlebars.TemplateDelegate>()

function compiled(source: string): Handlebars.TemplateDelegate {
  const template = templatesByText.get(source) ?? Handlebars.compile(source, { strict: true })
  templatesByText.set(source, template)
  return template
}

/** Whether the file is missing, is no template, or asks for what there is not. Anything else is a bug. */
function isMistake(error: unknown): error is Error {
  if (error instanceof TemplateMistake || error instanceof Handlebars.Exception) return true
  // The parser throws plain errors.
  return error instanceof Error && (/^(Parse|Lexical) error/.test(error.message) || 'code' in error)
}
