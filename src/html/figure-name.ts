// A figure in; how a list calls it, out: what was counted and when, what changed against when, or how it was worked out.
import type { Derivation, Signed } from '../analysis/derivation.ts'
import type { Figure } from '../analysis/figure.ts'
import { formulaWords } from './formula-words.ts'
import type { Content } from './page.ts'

/** Of the values of a conflict, the one that was set aside and what would follow from it are called so. */
export function figureName(figure: Figure, page: Content): string {
  const [, part = ''] = /\.conflict\.\d+\.(other|would)\b/.exec(figure.id) ?? []
  const name = nameOf(figure, page)
  return part === '' ? name : page.language.setAside(name, part === 'would')
}

function nameOf(figure: Figure, page: Content): string {
  const { language, series } = page
  const [now, base] = figure.inputs
  if (now === undefined) return language.capital(formulaWords(figure, page))
  const short = series.get(now.series)?.short ?? now.series
  if (typeof figure.derivation === 'number') return `${short}, ${language.shortPeriod(now.period)}`
  if (base !== undefined && base.series === now.series && isChange(figure.derivation))
    return language.changeOf(short, now.period, base.period)
  return language.capital(formulaWords(figure, page))
}

/** Whether it is the first input as a change on the second: `in % (0 ÷ 1 − 1)`. */
function isChange(derivation: Derivation): boolean {
  const [inPercent, difference] = partsOf(derivation)
  const [minus, ratio, one] = partsOf(difference)
  const isOne = typeof one === 'object' && 'constant' in one && one.constant === 1
  return inPercent === 'in %' && minus === '−' && isOne && partsOf(ratio).join(' ') === '÷ 0 1'
}

/** The sign of a formula and its terms; nothing of a leaf. */
function partsOf(derivation: Derivation | string | undefined): Signed {
  return Array.isArray(derivation) ? derivation : []
}
