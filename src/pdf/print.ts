// One self-contained HTML page and a day in; the bytes of a tagged PDF with outline out, the same for the same input.
// Nothing is fetched and no script runs: whatever the page asks for beyond itself fails the print.

import type { Page } from 'puppeteer-core'
import { BriefingError, type Problem } from '../errors.ts'
import { type Browser, BrowserFailure, within } from './browser.ts'

export interface PrintOptions {
  /** The day `2026-01-25`, or a moment in UTC `2026-01-25T08:00:00Z`: the PDF's two dates. */
  date: string
  /** For the whole print, fonts included. */
  timeoutMs: number
}

/**
 * Prints the page on the paper its stylesheet names. Page numbers are the stylesheet's business (`@page` margin boxes).
 * @throws BriefingError when the page asks for anything outside itself, the browser dies or the time runs out
 */
export async function printPdf(browser: Browser, html: string, options: PrintOptions): Promise<Uint8Array> {
  const refused = new Map<string, Problem>()
  let page: Page | undefined
  const print = async () => {
    page = await browser.newPage()
    const crashed = new Promise<never>((_, reject) => {
      page?.once('error', ({ message }) => reject(new BrowserFailure(message)))
    })
    return await Promise.race([crashed, printOn(page, html, options.timeoutMs, refused)])
  }
  const pdf = await browser
    .whileAlive(within(options.timeoutMs, 'the print', print()))
    .catch((error: unknown) => {
      if (refused.size > 0) return undefined
      const isFailure =
        error instanceof BrowserFailure || (error instanceof Error && error.name === 'TimeoutError')
      if (!isFailure) throw error
      const hint = 'free memory or allow more time; if it happens again, look for what is new in the page'
      throw BriefingError.at('print', error.message, hint)
    })
  // Not awaited: on a dying browser it never comes back, and the caller closes the browser anyway.
  page?.close().catch(() => undefined)
  if (refused.size > 0) throw new BriefingError([...refused.values()])
  if (pdf === undefined) throw new Error('the print ended without a result')
  // A wrong option name is ignored without a word, so the result is checked and not the call.
  const source = latin1(pdf)
  for (const mark of ['%PDF-', '/MarkInfo', '/StructTreeRoot', '/Outlines']) {
    if (!source.includes(mark)) throw new Error(`the printed PDF has no ${mark}`)
  }
  return stampDates(pdf, options.date)
}

async function printOn(page: Page, html: string, timeout: number, refused: Map<string, Problem>) {
  await seal(page, refused)
  await page.setContent(html, { waitUntil: 'load', timeout })
  if (refused.size > 0) return undefined
  const look = {
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    waitForFonts: true,
  }
  return await page.pdf({ ...look, timeout })
}

async function seal(page: Page, refused: Map<string, Problem>): Promise<void> {
  const refuse = (what: string, message: string) => {
    const hint = 'put it into the page itself (data: address, inline SVG or style) or leave it out'
    refused.set(what, { where: 'print', message, hint })
  }
  page.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('data:') && !request.isNavigationRequest())
      return void request.continue().catch(() => undefined)
    refuse(url, `the page asked for ${url}, and a print fetches nothing`)
    request.abort().catch(() => undefined)
  })
  // Some refusals never become a request, for example "Not allowed to load local resource: file:///..."
  page.on('console', (entry) => {
    if (entry.type() !== 'error' || refused.has(entry.location().url ?? '')) return
    refuse(entry.text(), `the browser reports for the page: ${entry.text()}`)
  })
  await Promise.all([
    page.setJavaScriptEnabled(false),
    page.setRequestInterception(true),
    page.setOfflineMode(true),
    // Otherwise what only print asks for (a font, a background) is loaded after the wait for it.
    page.emulateMediaType('print'),
  ])
}

/**
 * A copy with CreationDate and ModDate set to the day or moment. Chromium ignores SOURCE_DATE_EPOCH; these two dates are
 * all that differs between two prints. Their length is fixed, so every offset in the file stays true.
 */
export function stampDates(pdf: Uint8Array, date: string): Uint8Array {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z)?$/.exec(date)
  if (parts === null) throw new Error(`not a day or a moment in UTC: ${date}`)
  const digits = parts.slice(1).map((part) => part ?? '00')
  const stamp = `D:${digits.join('')}+00'00'`
  const stamped = Buffer.from(pdf)
  const source = latin1(pdf)
  for (const name of ['CreationDate', 'ModDate']) {
    const found = [...source.matchAll(new RegExp(`(/${name}\\s*\\()D:\\d{14}[+-]\\d{2}'\\d{2}'\\)`, 'g'))]
    if (found.length === 0) throw new Error(`the PDF has no ${name} to overwrite`)
    for (const match of found) stamped.write(stamp, match.index + (match[1] ?? '').length, 'latin1')
  }
  return new Uint8Array(stamped)
}

/** The number of pages, from the root of the page tree: of all its nodes the one that counts most. */
export function pageCount(pdf: Uint8Array): number {
  const nodes = latin1(pdf).matchAll(/<<[^<>]*\/Type\s*\/Pages\b[^<>]*>>/g)
  const counts = [...nodes].map(([node]) => Number(/\/Count\s+(\d+)/.exec(node)?.[1] ?? 0))
  const count = Math.max(0, ...counts)
  if (count === 0) throw new Error('the PDF has no readable page tree')
  return count
}

/**
 * The fonts in the file by their PostScript names, sorted, without the subset prefix (`AAAAAA+`). A font that is missing
 * falls back without a word, so whoever prints compares these names with the theme's.
 */
export function fontNames(pdf: Uint8Array): string[] {
  const names = [...latin1(pdf).matchAll(/\/(?:BaseFont|FontName)\s*\/([^\s/<>[\]()]+)/g)].map(
    ([, name = '']) => {
      const plain = name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      return plain.replace(/^[A-Z]{6}\+/, '')
    },
  )
  return [...new Set(names)].sort()
}

/** One character a byte, so that an index in the text is an offset in the file. */
function latin1(pdf: Uint8Array): string {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
}
