// Words that say which way a figure went or how it compares, by language. In the texts of records they are computed, not typed.
import type { Briefing } from './schema.ts'

const en = [
  'r(?:ise[sn]?|ising|ose)',
  'f(?:alls?|alling|allen|ell)',
  '(?:in|de)creas(?:e[sd]?|ing)',
  'gr(?:ows?|own|owing|owth|ew)',
  'declin(?:e[sd]?|ing)',
  'drop(?:s|ped|ping)?',
  '(?:surg|plung|soar|slump|climb|jump|tumbl|collaps|rebound|shrink|dwindl)(?:e?s?|e?d|ing)',
  'shr(?:a|u)nk',
  '(?:plummet|crash|leap|sink|slip)(?:s|ed|ing)?',
  'leapt|sank|slid',
  '(?:steep|sharp|significant|dramatic|drastic|substantial)(?:ly)?',
  'twice|thrice',
  '(?:doubl|tripl|quadrupl|halv)(?:e[sd]?|ing)',
  'peak(?:s|ed)?',
  'high(?:er|est)',
  'low(?:er|est)',
  'larg(?:er|est)',
  'small(?:er|est)',
  'dear(?:er|est)',
  'cheap(?:er|est)',
  'fast(?:er|est)',
  'slow(?:er|est)',
  'records?',
  'above',
  'below',
  'exceed(?:s|ed|ing)?',
  'unchanged',
]

/** Finds the words of a language, whatever their case. */
export const directionWords: Record<Briefing['language'], RegExp> = {
  en: new RegExp(`\\b(?:${en.join('|')})\\b`, 'giu'),
}
