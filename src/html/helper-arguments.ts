// What a template hands to a helper in, the same out if the helper can use it; otherwise a TemplateMistake says what it wants.
import type { Figure } from '../analysis/figure.ts'
import { TemplateMistake } from './guarded.ts'

export function refuse(helper: string, wants: string): never {
  throw new TemplateMistake(`{{${helper}}} wants ${wants}; correct its argument, or guard it with {{#if}}`)
}

export function needed<T>(value: T | null | undefined, helper: string): T {
  return value ?? refuse(helper, 'a value')
}

export function figureIn(figure: Figure | null | undefined, helper: string): Figure {
  const given = typeof figure === 'object' && figure !== null && 'inputs' in figure
  return given ? figure : refuse(helper, 'a figure')
}

export function oneOf<T>(words: Readonly<Record<string, T>>, key: string, helper: string): T {
  return words[key] ?? refuse(helper, `one of ${Object.keys(words).join(', ')}`)
}
