// The whole pipeline for one issue, top to bottom.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Figures } from './analysis/figure.ts'
import { comingReleases, gaps } from './analysis/calendar.ts'
import type { Day, Month } from './dataset/period.ts'
import type { Dataset } from './dataset/read.ts'
import { Vintage } from './dataset/vintage.ts'
import { fontFaces } from './fonts.ts'
import { renderHtml } from './html.ts'
import { languages } from './languages/language.ts'
import { sections } from './sections/index.ts'
import { renderSvg } from './svg.ts'

export async function buildHtml(dataset: Dataset, month: Month, asOf: Day, templates: string): Promise<{ html: string; cited: string[] }> {
  const { briefing } = dataset
  const vintage = new Vintage(dataset, asOf)
  const language = languages[briefing.language]
  const figures = new Figures()
  const input = { vintage, month, thresholds: briefing.thresholds, figures, language }
  const results = briefing.sections.map((name) => ({ name, ...sections[name](input) }))
  const charts = await Promise.all(
    results.flatMap(({ charts }) => charts).map(async (chart) => ({ chart, svg: await renderSvg(chart, language.code) })),
  )
  const css = readFileSync(join(templates, 'briefing.css'), 'utf8')
  return renderHtml({
    language,
    templates: join(templates, briefing.language),
    css: `${fontFaces()}\n${css}`,
    sources: dataset.sources,
    issue: {
      title: briefing.title,
      publisher: briefing.publisher,
      contact: briefing.contact,
      month,
      monthText: language.period(month),
      asOf,
      next: comingReleases(briefing.calendar, asOf)[0],
      gaps: gaps(vintage, briefing.required, month),
    },
    sections: results,
    charts,
    littleChangedPercent: briefing.thresholds.littleChanged.value,
  })
}
