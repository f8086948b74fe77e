// Small pages printed in the real browser and finished, and finished PDFs with one thing altered, for the tests of PDFs.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { pack } from '../src/pdf/attach.ts'
import { closeBrowser, defaultCacheFolder, launchBrowser } from '../src/pdf/browser.ts'
import { finishPdf } from '../src/pdf/finish.ts'
import { openPdf } from '../src/pdf/pdf-library.ts'
import { type Print, printPdf } from '../src/pdf/print.ts'
import { savePdf } from '../src/pdf/save.ts'
import type { Browser } from '../src/pdf/start.ts'
import { structureOf } from '../src/pdf/structure.ts'

export const DATE = '2026-01-25'

const font = (name: string) =>
  readFileSync(`node_modules/@fontsource/${name}/files/${name}-latin-400-normal.woff2`, 'base64')
const FONTS = `@font-face { font-family: Body; src: url(data:font/woff2;base64,${font('source-serif-4')}) }
@font-face { font-family: Head; src: url(data:font/woff2;base64,${font('source-sans-3')}) }
body { font: 11pt Body } h1, h2, h3, th, caption { font: 14pt Head }`

/** A page with the body, in two bundled fonts. */
export function pageWith(body: string, style = '', head = '<title>A test</title>'): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<style>${FONTS} ${style}</style></head><body>${body}</body></html>`
}

/** Everything that breaks PDF/UA in a print of Chromium, each once. */
export const RICH = pageWith(
  `<h1>A heading of the whole that is long enough to wrap onto a second line – and onto a third one</h1>
<p class="box">An office with <strong>strong</strong> and <em>soft</em> words, <a href="https://example.org/a">a link elsewhere</a>
and <a href="#end">one that is so long that it has to wrap onto the next line of this narrow page</a>.</p>
<ul><li><a href="#end">a link</a> in an item</li><li><p>a paragraph</p><ol><li>nested</li></ol></li></ul>
<h2>Figures</h2>
<figure role="group"><svg role="img" aria-label="a bar" width="90" height="30"><rect width="90" height="30"/><text x="9" y="20">m</text></svg><figcaption>A bar</figcaption></figure>
<img alt="a dot" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">
<span aria-hidden="true">ornament</span>
<table><caption>Values</caption><thead><tr><th scope="col">Month</th><th scope="col">Tonnes</th></tr></thead>
<tbody><tr><th scope="row">May</th><td>28</td></tr></tbody></table>
<section class="later" id="end"><h2>A page of its own</h2><h3>Below it</h3><p>The end.</p></section>`,
  `@page { size: 105mm 148mm; margin: 15mm; font: 9pt Body; @bottom-right { content: counter(page) } @bottom-left { content: 'office fi' } }
@page later { @top-left { content: 'Later'; border-bottom: 1px solid red } }
.later { page: later } .box { background: #eee; border: 1px solid } thead { background: #ddd } .box::before { content: '» ' }`,
  `<title>A test</title><meta name="author" content="Tests &amp; Co"><meta name="description" content="What breaks"><meta name="keywords" content="rare, earths">`,
)

export interface Printer {
  print: (html: string) => Promise<Print>
  /** Printed, mended, dated and with a file embedded. */
  finish: (html: string) => Promise<Uint8Array>
  close: () => Promise<void>
}

export function printer(): Printer {
  const launching: Promise<Browser> = launchBrowser({
    cacheFolder: defaultCacheFolder(process.env, homedir()),
    env: process.env,
  })
  const print = async (html: string) => await printPdf(await launching, html, { timeoutMs: 20_000 })
  const files = [pack({ name: 'a.csv', content: 'a\r\n', mimeType: 'text/csv', description: 'One row' })]
  return {
    print,
    finish: async (html) => await finishPdf(await print(html), { date: DATE, files }),
    close: async () => await closeBrowser(launching),
  }
}

/** A copy of the PDF in which one thing is other than it was. */
export async function altered(pdf: Uint8Array, alter: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await openPdf(pdf)
  alter(document)
  return savePdf(document)
}

/** The structure elements of a type. */
export function elementsOf(document: PDFDocument, type: string): PDFDict[] {
  const found = structureOf(document)?.elements.filter((element) => element.type === type) ?? []
  if (found.length === 0) throw new Error(`no element ${type}`)
  return found.map(({ dict }) => dict)
}
