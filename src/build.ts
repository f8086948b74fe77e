// The whole pipeline for one issue, top to bottom: data set, vintage, findings, charts, page, PDF; and its writing to a folder.
import { join } from 'node:path'
import { gaps } from './analysis/calendar.ts'
import { manifestFile } from './archive/manifest.ts'
import { refuseDraft } from './archive/refuse-released.ts'
import { attachments } from './build/attachments.ts'
import { checkedInput } from './build/checked-input.ts'
import { chooseIssue } from './build/choose-issue.ts'
import { correctionOf } from './build/correction.ts'
import type { Edition, MakeOptions } from './build/edition.ts'
import { chartFiles, drawNarrow, drawWide } from './build/drawings.ts'
import { findingsFile } from './build/findings-file.ts'
import { findingsOf } from './build/findings.ts'
import { checkGlyphs, checkPrint, checkSupport } from './build/gates.ts'
import { ingredients } from './build/ingredients.ts'
import { mailFiles, mailingOf } from './build/mail-files.ts'
import { observationsFile } from './build/observations-file.ts'
import { pageOf } from './build/page-of.ts'
import { previousEdition } from './build/previous.ts'
import { mailStyles, styleSheet } from './build/style-sheet.ts'
import { inAccent } from './charts/recolour.ts'
import { FORMAT } from './dataset/edition.ts'
import type { Day, Month } from './dataset/period.ts'
import { renderHtml } from './html.ts'
import { checkFolder, writeEdition } from './issue.ts'
import { languages } from './languages/language.ts'
import { closeBrowser, launchBrowser } from './pdf/browser.ts'
import { finishPdf } from './pdf/finish.ts'
import { picture } from './pdf/picture.ts'
import { printPdf } from './pdf/print.ts'

export interface BuildOptions extends MakeOptions {
  /** The folder of the edition for a month and an as-of day. */
  folder: (month: Month, asOf: Day) => { path: string; label: string }
}

const PRINT_MS = 60_000

/** Makes a draft and writes it. Throws a BriefingError for what the operator can mend; nothing is written then. */
export async function build({ folder, ...options }: BuildOptions): Promise<Edition & { folder: string }> {
  const edition = await makeEdition(options, (month, asOf) => {
    const { path, label } = folder(month, asOf)
    checkFolder(path, label)
    refuseDraft({ path, label })
  })
  options.report('writing the edition')
  const { path, label } = folder(edition.month, edition.asOf)
  // Somebody may have released it meanwhile.
  refuseDraft({ path, label })
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
    const { report, final = null } = options
    const templates = join(options.home, 'templates')
    report('reading and checking the data')
    const dataset = checkedInput(options, options.today)
    const { vintage, month } = chooseIssue(dataset, options)
    chosen?.(month, vintage.asOf)
    if (final !== null) mailingOf(dataset.briefing, options.dataLabel)

    report('computing the findings')
    const language = languages[dataset.briefing.language]
    const { accent } = dataset.briefing
    const previous = previousEdition(options.archive, vintage, month, options.previous)
    const found = findingsOf(vintage, month, previous?.edition)
    const correction = correctionOf(options.archive, vintage, month, found.figures, final)
    const { results, snapshot } = found
    const figures = [...found.figures, ...(correction?.figures ?? [])]
    checkSupport(vintage, figures)

    report('drawing the charts')
    const charts = await drawWide(
      results.flatMap((result) => result.charts.map((chart) => inAccent(chart, accent))),
      language.code,
    )

    report('composing the page')
    const page = pageOf(vintage, month, { ...found, figures, correction }, final, {
      templates: join(templates, language.code),
      css: styleSheet(templates, language.running(dataset.briefing.title, month, vintage.asOf), accent),
      charts,
    })
    const paper = renderHtml({ ...page, medium: 'paper' })
    checkGlyphs(paper.html)

    report('printing the PDF')
    const browser = await launching
    const printing = printPdf(browser, paper.html, { timeoutMs: PRINT_MS })
    printing.catch(() => undefined) // handled here, in case the following throws first
    // Read, written out and packed while the browser prints.
    const both = await drawNarrow(charts, language.code)
    const { html } = renderHtml({ ...page, charts: both, medium: 'screen' })
    checkGlyphs(html)
    const made = ingredients(options.home)
    const said = Object.fromEntries(results.map((result) => [result.name, result.findings]))
    const issued = { format: FORMAT, month, asOf: vintage.asOf, ...correction?.stated, snapshot }
    const findings = findingsFile(issued, said, figures)
    const files = attachments(language, findings, observationsFile(vintage))
    const mail =
      final === null
        ? []
        : await mailFiles({
            name: { month, asOf: vintage.asOf, revision: final.revision },
            previous: previous?.named,
            correction: final.correction,
            briefing: dataset.briefing,
            dataLabel: options.dataLabel,
            content: page,
            styles: mailStyles(templates, accent),
            draw: (html, size) => picture(browser, html, { ...size, timeoutMs: PRINT_MS }),
          })
    const pdf = await finishPdf(await printing, { date: vintage.asOf, files })
    const pages = await checkPrint(pdf, vintage.asOf, options.veraPdf)

    const products = new Map<string, Uint8Array | string>([
      ['briefing.pdf', pdf],
      ['briefing.html', html],
      ...files.map(({ name, content }): [string, string] => [name, content]),
      ...chartFiles(charts, language),
      ...mail,
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
      previous: previous?.named ?? null,
      final,
    }
    return {
      month,
      asOf: vintage.asOf,
      files: new Map([...products, ['manifest.json', manifestFile(about, products)]]),
      pages,
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
