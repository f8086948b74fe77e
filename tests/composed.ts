// The page of an edition without its drawings and without a browser: for tests that read what it says.
import { join } from 'node:path'
import type { Final } from '../src/archive/manifest.ts'
import { findingsOf } from '../src/build/findings.ts'
import { pageOf } from '../src/build/page-of.ts'
import type { Month } from '../src/dataset/period.ts'
import type { Vintage } from '../src/dataset/vintage.ts'
import type { Page } from '../src/html/page.ts'
import { renderHtml } from '../src/html.ts'

const templates = join(import.meta.dirname, '../templates/en')

/** `found` is what the edition found, where that is known already; a draft unless `final` says what it is. */
export function composed(
  vintage: Vintage,
  month: Month,
  found: Parameters<typeof pageOf>[2] = findingsOf(vintage, month),
  medium: Page['medium'] = 'screen',
  final: Final | null = null,
): string {
  const charts = found.results.flatMap((result) => result.charts)
  const drawn = charts.map((chart) => ({ chart, svg: '<svg></svg>' }))
  return renderHtml({
    ...pageOf(vintage, month, found, final, { templates, css: { screen: '', paper: '' }, charts: drawn }),
    medium,
  }).html
}
