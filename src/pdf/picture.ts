// One self-contained HTML page in; a picture of it as Chromium draws it on a screen out. Nothing is fetched and no script runs,
// as in a print. The browser is lent.
import { BriefingError, type Problem } from '../errors.ts'
import { operatorsFailure } from './print.ts'
import { seal } from './seal.ts'
import type { Browser } from './start.ts'
import { BrowserFailure, within } from './within.ts'

export interface PictureOptions {
  /** In pixels of CSS. */
  width: number
  height: number
  /** Pixels of the picture for each of these. */
  scale: number
  /** For the whole picture, fonts included. */
  timeoutMs: number
}

/**
 * A PNG of the page's upper left part, the same bytes each time.
 * @throws BriefingError when the page asks for anything outside itself, the browser dies or the time runs out
 */
export async function picture(browser: Browser, html: string, options: PictureOptions): Promise<Uint8Array> {
  const refused = new Map<string, Problem>()
  const refuseAll = () => {
    if (refused.size > 0) throw new BriefingError([...refused.values()])
  }
  const work = within(options.timeoutMs, 'the picture', draw(browser, html, options, refused))
  const png = await browser.whileAlive(work).catch((error: unknown) => {
    refuseAll()
    throw operatorsFailure(error)
  })
  refuseAll()
  return png
}

async function draw(
  browser: Browser,
  html: string,
  { width, height, scale, timeoutMs: timeout }: PictureOptions,
  refused: Map<string, Problem>,
): Promise<Uint8Array> {
  const page = await browser.newPage()
  const crashed = new Promise<never>((_, reject) => {
    page.once('error', ({ message }) => reject(new BrowserFailure(message)))
  })
  const work = async () => {
    await seal(page, refused, 'screen')
    await page.setViewport({ width, height, deviceScaleFactor: scale })
    await page.setContent(html, { waitUntil: 'load', timeout })
    // A font is asked for once there is text in it, which may be after the page has loaded.
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    return await page.screenshot({ type: 'png' })
  }
  return await Promise.race([work(), crashed]).finally(() => {
    // Not awaited: on a dying browser it never comes back, and the caller closes the browser anyway.
    page.close().catch(() => undefined)
  })
}
