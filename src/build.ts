// The whole pipeline for one issue, top to bottom: data set, vintage, findings, charts, page, PDF, folder.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { comingReleases, gaps } from './analysis/calendar.ts'
import { type Figure, Figures } from './analysis/figure.ts'
import { checkedDataset } from './dataset/check.ts'
import { addMonths, type Day, type Month } from './dataset/period.ts'
import type { Dataset } from './dataset/read.ts'
import { newestDay, Vintage } from './dataset/vintage.ts'
import { BriefingError } from './errors.ts'
import { findingsFile } from './findings-file.ts'
import { fontFaces, fontFiles, missingGlyphs } from './fonts.ts'
import { renderHtml } from './html.ts'
import { cssString } from './html/marks.ts'
import { checkFolder, type Files, json, sha256, writeEdition } from './issue.ts'
import { languages } from './languages/language.ts'
import { closeBrowser, type LaunchOptions, launchBrowser } from './pdf/browser.ts'
import { fontNames, pageCount } from './pdf/pdf-facts.ts'
import { printPdf } from './pdf/print.ts'
import { sections } from './sections/index.ts'
import { renderSvg } from './svg.ts'

export interface BuildOptions {
  /** Folder of the data set, and how the operator calls it. */
  data: string
  dataLabel: string
  templates: string
  /** The folder of the edition for a month and an as-of day. */
  folder: (month: Month, asOf: Day) => { path: string; label: string }
  /** Without one, the newest month for which every required series is known. */
  month: Month | undefined
  /** Without one, the newest day on which anything in the data became public. */
  asOf: Day | undefined
  today: Day
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
    const dataset = checkedDataset(options.data, options.today, options.dataLabel)
    const { vintage, month } = chooseIssue(dataset, options)
    const folder = options.folder(month, vintage.asOf)
    checkFolder(folder.path, folder.label)

    report('computing the findings')
    const language = languages[dataset.briefing.language]
    const figures = new Figures()
    const input = { vintage, month, thresholds: dataset.briefing.thresholds, figures, language }
    const results = dataset.briefing.sections.map((name) => ({ name, ...sections[name](input) }))
    checkSupport(vintage, figures.all())

    report('drawing the charts')
    const specs = results.flatMap(({ charts }) => charts)
    const charts = await Promise.all(specs.map(async (chart) => ({ chart, svg: await renderSvg(chart, language.code) })))

    report('composing the page')
    const { html, cited } = renderHtml({
      language,
      templates: join(options.templates, language.code),
      css: styleSheet(options.templates, language.running(dataset.briefing.title, month, vintage.asOf)),
      sources: dataset.sources,
      issue: issueFindings(vintage, month),
      sections: results,
      charts,
      littleChangedPercent: dataset.briefing.thresholds.littleChanged.value,
    })
    checkGlyphs(html)

    report('printing the PDF')
    const browser = await launching
    const pdf = await printPdf(browser, html, { date: vintage.asOf, timeoutMs: PRINT_MS })
    checkFonts(pdf)

    report('writing the edition')
    const said = Object.fromEntries(results.map((result) => [result.name, result.findings]))
    const products = new Map<string, Uint8Array | string>([
      ['briefing.pdf', pdf],
      ['briefing.html', html],
      ['findings.json', findingsFile({ month, asOf: vintage.asOf }, said, figures.all())],
      ...charts.map(({ chart, svg }): [string, string] => [`charts/${chart.name}.svg`, svg]),
    ])
    const manifest = {
      month,
      asOf: vintage.asOf,
      language: language.code,
      versions: { ...options.versions, browser: browser.version },
      browser: browser.kind,
      data: dataset.files,
      templates: checksums(options.templates),
      fonts: fontFiles(),
      outputs: [...products].map(([path, content]) => ({ path, sha256: sha256(content) })),
    }
    const files: Files = new Map([...products, ['manifest.json', json(manifest)]])
    writeEdition(folder.path, files)
    return {
      month,
      asOf: vintage.asOf,
      folder: folder.label,
      pages: pageCount(pdf),
      charts: charts.length,
      figures: figures.all().length,
      sources: cited.length,
      conflicts: vintage.conflicts.length,
      gaps: gaps(vintage, dataset.briefing.required, month).map(({ series }) => series),
    }
  } finally {
    await closeBrowser(launching)
  }
}

/** The month and the vintage to build; refused when nothing of the month was known by the day. */
function chooseIssue(dataset: Dataset, options: BuildOptions): { vintage: Vintage; month: Month } {
  const asOf = options.asOf ?? newestDay(dataset)
  if (asOf > options.today) {
    throw BriefingError.at('--as-of', `found ${asOf}, which is later than today, ${options.today}`, 'name a day up to today')
  }
  const vintage = new Vintage(dataset, asOf)
  const { required } = dataset.briefing
  const complete = vintage.newestCompleteMonth(required)
  const month = options.month ?? complete
  if (month === undefined) {
    const message = `by ${asOf} there is no month for which all of ${required.join(', ')} are known`
    throw BriefingError.at(dataset.folder, message, 'name a month with --month to build from the part that is known')
  }
  if (required.every((series) => vintage.at(series, month) === undefined)) {
    const message = `found ${month}, of which none of ${required.join(', ')} was known by ${asOf}`
    const hint = complete === undefined ? 'name an earlier month' : `name a month up to ${complete}, or a later --as-of`
    throw BriefingError.at('--month', message, hint)
  }
  return { vintage, month }
}

/** The fonts, the style sheet and the foot of every page. */
function styleSheet(templates: string, running: string): string {
  const css = readFileSync(join(templates, 'briefing.css'), 'utf8')
  return `${fontFaces()}\n${css}\n@page { @bottom-left { content: ${cssString(running)} } }`
}

/** What every template may name. */
function issueFindings(vintage: Vintage, month: Month) {
  const { briefing } = vintage.dataset
  const [next] = comingReleases(briefing.calendar, vintage.asOf)
  return {
    title: briefing.title,
    publisher: briefing.publisher,
    contact: briefing.contact,
    language: briefing.language,
    month,
    monthText: languages[briefing.language].period(month),
    asOf: vintage.asOf,
    next: next ?? null,
    previousMonth: addMonths(month, -1),
  }
}

/** No figure of the summary may rest on a source alone whose address was not kept in full: a reviewer could not follow it. */
function checkSupport(vintage: Vintage, figures: readonly Figure[]): void {
  const summary = figures.filter(({ id }) => id.startsWith('summary.'))
  const unsupported = summary.flatMap((figure) =>
    figure.inputs
      .filter(({ source, corroboratedBy }) => [source, ...corroboratedBy].every((id) => !vintage.source(id).complete))
      .map((input) => ({
        where: `${input.file}:${input.line}`,
        message: `the summary's figure "${figure.id}" rests on the source "${input.source}" alone, whose address was not kept in full`,
        hint: 'add a row of a source with its full address, or complete the address in sources.yaml',
      })),
  )
  if (unsupported.length > 0) throw new BriefingError(unsupported)
}

/** Every letter of the page must be in the bundled fonts: a browser would put in another font, or an empty box, without a word. */
function checkGlyphs(html: string): void {
  const text = html.replace(/<style>[\s\S]*?<\/style>/g, ' ').replace(/<[^>]*>/g, ' ')
  const missing = missingGlyphs(text, 'sans').filter((sign) => !/\s/.test(sign))
  if (missing.length === 0) return
  const places = missing.map((sign) => `${sign} (U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}) near "${around(text, sign)}"`)
  throw BriefingError.at('page', `found letters that the bundled fonts lack: ${places.join('; ')}`, 'write the text without them')
}

function around(text: string, sign: string): string {
  const at = text.indexOf(sign)
  return text.slice(Math.max(0, at - 25), at + 25).replace(/\s+/g, ' ').trim()
}

function checkFonts(pdf: Uint8Array): void {
  const foreign = fontNames(pdf).filter((name) => !/^SourceS(?:ans3|erif4)/.test(name))
  if (foreign.length > 0) throw new Error(`the PDF uses fonts that are not bundled: ${foreign.join(', ')}`)
}

function checksums(folder: string): { path: string; sha256: string }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return paths
    .map((path) => ({ path: path.slice(folder.length + 1).replaceAll('\\', '/'), sha256: sha256(readFileSync(path)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
