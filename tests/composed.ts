// The page of an edition without its drawings and without a browser: for tests that read what it says.
import { join } from 'node:path'
import { findingsOf } from '../src/build/findings.ts'
import type { Month } from '../src/dataset/period.ts'
import type { Vintage } from '../src/dataset/vintage.ts'
import { renderHtml } from '../src/html.ts'
import { en } from '../src/languages/en.ts'

export function composed(vintage: Vintage, month: Month): string {
  const { dataset, asOf } = vintage
  const { title, publisher, contact, thresholds } = dataset.briefing
  const { results, figures, since } = findingsOf(vintage, month)
  const charts = results.flatMap((result) => result.charts).map((chart) => ({ chart, svg: '<svg></svg>' }))
  return renderHtml({
    medium: 'screen',
    language: en,
    templates: join(import.meta.dirname, '../templates/en'),
    css: '',
    sources: dataset.sources,
    series: dataset.series,
    recordNames: new Map(),
    issue: { title, publisher, contact, month, monthText: month, asOf, next: { day: asOf }, since },
    sections: results,
    figures,
    charts,
    littleChangedPercent: thresholds.littleChanged.value,
  }).html
}
