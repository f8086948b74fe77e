// The whole pipeline for one issue, top to bottom: data set, vintage, findings, charts, page, PDF; and its writing to a folder.
import { join } from 'node:path'
import { gaps } from './analysis/calendar.ts'
import { attachments } from './build/attachments.ts'
import { chooseIssue, type Wanted } from './build/choose-issue.ts'
import { findingsOf } from './build/findings.ts'
import { checkFonts, checkGlyphs, checkSupport } from './build/gates.ts'
import { issueFindings } from './build/issue-findings.ts'
import { ingredients } from './build/ingredients.ts'
import { manifestFile } from './build/manifest.ts'
import { styleSheet } from './build/style-sheet.ts'
import { checkedDataset } from './dataset/check.ts'
import type { Day, Month } from './dataset/period.ts'
import { renderHtml } from './html.ts'
import { checkFolder, type Files, writeEdition } from './issue.ts'
import { languages } from './languages/language.ts'
import { attach } from './pdf/attach.ts'
import { closeBrowser, type LaunchOptions, launchBrowser } from './pdf/browser.ts'
import { pageCount } from './pdf/pdf-facts.ts'
import { printPdf } from './pdf/print.ts'
import { renderSvg } from './svg.ts'

export interface MakeOptions extends Wanted {
  /** Folder of the data set, and how it is called in messages and findings. */
  data: string
  dataLabel: string
  /** The program's folder, with its templates. */
  home: string
  /** Major version of Node. */
  node: string
  browser: LaunchOptions
  /** Told of each step as it begins. */
  report: (step: string) => void
}

export interface BuildOptions extends MakeOptions {
  /** The folder of the edition for a month and an as-of day. */
  folder: (month: Month, asOf: Day) => { path: string; label: string }
}

/** An edition that is nowhere yet: its files, and what the operator is told about it. */
export interface Edition {
  month: Month
  asOf: Day
  files: Files
  pages: number
  charts: number
  figures: number
  sources: number
  conflicts: number
  gaps: string[]
}

const PRINT_MS = 60_000

/** Makes one edition and writes it. Throws a BriefingError for what the operator can mend; nothing is written then. */
export async function build({ folder, ...options }: BuildOptions): Promise<Edition & { folder: string }> {
  const edition = await makeEdition(options, (month, asOf) => {
    const { path, label } = folder(month, asOf)
    checkFolder(path, label)
  })
  options.report('writing the edition')
  const { path, label } = folder(edition.month, edition.asOf)
  writeEdition(path, label, edition.files)
  return { ...edition, folder: label }
}

/**
 * Makes one edition in memory. `chosen` is told which it will be before any work is done for it, and may refuse by throwing.
 * Throws a BriefingError for what the operator can mend.
 */
export async function makeEdition(
  options: MakeOptions,
  chosen?: (month: Month, asOf: Day) => void,
): Promise<Edition> {
  // The browser takes longest to start, so it starts first and everything else is done meanwhile.
  const launching = launchBrowser(options.browser)
  try {
    const { report } = options
    const templates = join(options.home, 'templates')
    report('reading and checking the data')
    const dataset = checkedDataset(options.data, options.today, options.dataLabel)
    const { vintage, month } = chooseIssue(dataset, options)
    chosen?.(month, vintage.asOf)

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
    const { html, cited } = renderHtml({
      language,
      templates: join(templates, language.code),
      css: styleSheet(templates, language.running(dataset.briefing.title, month, vintage.asOf)),
      sources: dataset.sources,
      issue: issueFindings(vintage, month),
      sections: results,
      charts,
      littleChangedPercent: dataset.briefing.thresholds.littleChanged.value,
    })
    checkGlyphs(html)

    report('printing the PDF')
    const browser = await launching
    const printing = printPdf(browser, html, { date: vintage.asOf, timeoutMs: PRINT_MS })
    printing.catch(() => undefined) // handled here, in case the following throws first
    // Read, written out and packed while the browser prints.
    const made = ingredients(options.home)
    const files = attachments(language, vintage, month, results, figures)
    const print = await printing
    checkFonts(print)
    const pdf = attach(print, files, vintage.asOf)

    const products = new Map<string, Uint8Array | string>([
      ['briefing.pdf', pdf],
      ['briefing.html', html],
      ...files.map(({ name, content }): [string, string] => [name, content]),
      ...charts.map(({ chart, svg }): [string, string] => [`charts/${chart.name}.svg`, svg]),
    ])
    const about = {
      month,
      asOf: vintage.asOf,
      language: language.code,
      ...made,
      node: options.node,
      browser: { kind: browser.kind, version: browser.version },
      dataFolder: options.dataLabel,
      data: Object.fromEntries(dataset.files.map(({ path, sha256 }) => [path, sha256])),
    }
    return {
      month,
      asOf: vintage.asOf,
      files: new Map([...products, ['manifest.json', manifestFile(about, products)]]),
      pages: pageCount(print),
      charts: charts.length,
      figures: figures.length,
      sources: cited.length,
      conflicts: vintage.conflicts.length,
      gaps: gaps(vintage, dataset.briefing.required, month).map(({ series }) => series),
    }
  } finally {
    await closeBrowser(launching)
  }
}
