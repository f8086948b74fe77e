// The whole pipeline for one issue, top to bottom: data set, vintage, findings, charts, page, PDF, folder.
import { join } from 'node:path'
import { comingReleases, gaps } from './analysis/calendar.ts'
import { checkedInput, type InputFolders } from './build/checked-input.ts'
import { chooseIssue, type Wanted } from './build/choose-issue.ts'
import { findingsFile } from './build/findings-file.ts'
import { findingsOf } from './build/findings.ts'
import { checkFonts, checkGlyphs, checkSupport } from './build/gates.ts'
import { manifest } from './build/manifest.ts'
import { styleSheet } from './build/style-sheet.ts'
import type { Day, Month } from './dataset/period.ts'
import type { Vintage } from './dataset/vintage.ts'
import { renderHtml } from './html.ts'
import { checkFolder, type Files, writeEdition } from './issue.ts'
import { languages } from './languages/language.ts'
import { closeBrowser, type LaunchOptions, launchBrowser } from './pdf/browser.ts'
import { pageCount } from './pdf/pdf-facts.ts'
import { printPdf } from './pdf/print.ts'
import { renderSvg } from './svg.ts'

export interface BuildOptions extends Wanted, InputFolders {
  /** The folder of the edition for a month and an as-of day. */
  folder: (month: Month, asOf: Day) => { path: string; label: string }
  /** What made it: versions for the manifest. */
  versions: Readonly<Record<string, string>>
  browser: LaunchOptions
  /** Told of each step as it begins. */
  report: (step: string) => void
}

export interface BuildResult {
  month: Month
  asOf: Day
  folder: string
  pages: number
  charts: number
  figures: number
  sources: number
  conflicts: number
  gaps: string[]
}

const PRINT_MS = 60_000

/** Builds one edition and writes it. Throws a BriefingError for what the operator can mend; nothing is written then. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  // The browser takes longest to start, so it starts first and everything else is done meanwhile.
  const launching = launchBrowser(options.browser)
  try {
    const { report } = options
    report('reading and checking the data')
    const dataset = checkedInput(options, options.today)
    const { vintage, month } = chooseIssue(dataset, options)
    const folder = options.folder(month, vintage.asOf)
    checkFolder(folder.path, folder.label)

    report('computing the findings')
    const language = languages[dataset.briefing.language]
    const { results, figures } = findingsOf(vintage, month)
    checkSupport(vintage, figures)

    report('drawing the charts')
    const specs = results.flatMap(({ charts }) => charts)
    const charts = await Promise.all(
      specs.map(async (chart) => ({ chart, svg: await renderSvg(chart, language.code) })),
    )

    report('composing the page')
    const page = {
      language,
      templates: join(options.templates, language.code),
      css: styleSheet(options.templates, language.running(dataset.briefing.title, month, vintage.asOf)),
      sources: dataset.sources,
      series: dataset.series,
      issue: issueFindings(vintage, month),
      sections: results,
      figures,
      charts,
      littleChangedPercent: dataset.briefing.thresholds.littleChanged.value,
    }
    const paper = renderHtml({ ...page, medium: 'paper' })
    checkGlyphs(paper.html)

    report('printing the PDF')
    const browser = await launching
    const printing = printPdf(browser, paper.html, { date: vintage.asOf, timeoutMs: PRINT_MS })
    // Written out while the browser prints.
    const { html } = renderHtml({ ...page, medium: 'screen' })
    checkGlyphs(html)
    const said = Object.fromEntries(results.map((result) => [result.name, result.findings]))
    const findings = findingsFile({ month, asOf: vintage.asOf }, said, figures)
    const pdf = await printing
    checkFonts(pdf)

    report('writing the edition')
    const products = new Map<string, Uint8Array | string>([
      ['briefing.pdf', pdf],
      ['briefing.html', html],
      ['findings.json', findings],
      ...charts.map(({ chart, svg }): [string, string] => [`charts/${chart.name}.svg`, svg]),
    ])
    const made = {
      month,
      asOf: vintage.asOf,
      language: language.code,
      versions: { ...options.versions, browser: browser.version },
      browser: browser.kind,
      data: dataset.files,
    }
    const files: Files = new Map([
      ...products,
      ['manifest.json', manifest(made, options.templates, products)],
    ])
    writeEdition(folder.path, folder.label, files)
    return {
      month,
      asOf: vintage.asOf,
      folder: folder.label,
      pages: pageCount(pdf),
      charts: charts.length,
      figures: figures.length,
      sources: paper.cited.length,
      conflicts: vintage.conflicts.length,
      gaps: gaps(vintage, dataset.briefing.required, month).map(({ series }) => series),
    }
  } finally {
    await closeBrowser(launching)
  }
}

/** What every template may name. */
function issueFindings(vintage: Vintage, month: Month) {
  const { briefing } = vintage.dataset
  const [next] = comingReleases(briefing.calendar, vintage.asOf)
  return {
    title: briefing.title,
    publisher: briefing.publisher,
    contact: briefing.contact,
    month,
    monthText: languages[briefing.language].period(month),
    asOf: vintage.asOf,
    next: next ?? null,
  }
}
