// A page of the browser in; the same page sealed out: it runs no script, and whatever it asks for beyond itself is refused.
import type { Page } from 'puppeteer-core'
import type { Problem } from '../errors.ts'

/** Notes in `refused` what the page asked for. `medium` is the one that it will be drawn in. */
export async function seal(
  page: Page,
  refused: Map<string, Problem>,
  medium: 'print' | 'screen' = 'print',
): Promise<void> {
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
    // Otherwise what only one medium asks for (a font, a background) is loaded after the wait for it.
    page.emulateMediaType(medium),
  ])
}
