// The HTML edition of December 2025 in a real browser, as it is read: on a phone and on a desktop, by day and by night, with a
// keyboard, and by what a screen reader is told.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contrast } from '../src/dataset/colour.ts'
import { closeBrowser, defaultCacheFolder, launchBrowser } from '../src/pdf/browser.ts'
import { edition } from './edition.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const launching = launchBrowser({
  executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'],
  cacheFolder: defaultCacheFolder(process.env, homedir()),
  env: process.env,
})
const PHONE = 390
const DESKTOP = 1280

let page: Page
let address: string
/** What the page asked for besides itself, and what the browser had to say about it. */
const asked: string[] = []
const reported: string[] = []

beforeAll(async () => {
  const { folder } = await edition('2025-12', '2026-01-25')
  address = pathToFileURL(join(folder, 'briefing.html')).href
  page = await (await launching).newPage()
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith('data:') && url.split('#')[0] !== address) asked.push(url)
    void request.continue()
  })
  page.on('console', (entry) => reported.push(entry.text()))
})
afterAll(() => closeBrowser(launching))

type Scheme = 'light' | 'dark'

async function open(width: number, scheme: Scheme = 'light'): Promise<void> {
  const phone = width < 500
  await page.setViewport({ width, height: 900, isMobile: phone, hasTouch: phone })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  await page.goto(address)
}

/** Works out an expression in the page. */
async function ask<T>(expression: string): Promise<T> {
  return (await page.evaluate(expression)) as T
}

/**
 * What makes the page long tells axe nothing more: ten entries of the ledger, of the sources and of a table speak for the rest,
 * which are hundreds and alike, and what is drawn inside an image it cannot judge; another test does.
 */
const SHORTEN = `for (const list of document.querySelectorAll('.ledger, .sources, tbody'))
  [...list.children].slice(10).forEach((entry) => entry.remove())
document.querySelectorAll('svg > *').forEach((drawn) => drawn.remove())`

describe.each([
  [PHONE, 'light'],
  [DESKTOP, 'light'],
  [DESKTOP, 'dark'],
] as const)('at %d pixels, %s', (width, scheme) => {
  test('axe finds nothing, best practice and the size of targets included', async () => {
    await open(width, scheme)
    await ask(`${SHORTEN};${axe}`)
    const found = await ask<{ broken: string[]; unsure: string[] }>(`(async () => {
      // It cannot judge text over the shadows at the edges of a table, which have the colour of a rule.
      document.querySelectorAll('.scroll').forEach(({ style }) => { style.background = 'none' })
      // A folded table is checked as well.
      document.querySelectorAll('.values').forEach((values) => { values.open = true })
      const { violations, incomplete } = await axe.run({
        // By night only the colours are others, and a phone has those of the desktop.
        ...(${scheme === 'dark'} ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : { rules: { 'target-size': { enabled: true } } }),
        resultTypes: ['violations', 'incomplete'],
      })
      const places = (rule, wanted) => rule.nodes.filter(wanted).map(({ target }) => rule.id + ' ' + target)
      return {
        broken: violations.flatMap((rule) => places(rule, () => true)),
        // Of a single sign it cannot tell whether it is text; anything else that it cannot judge has to be looked at.
        unsure: incomplete
          .filter(({ id }) => id === 'color-contrast')
          .flatMap((rule) => places(rule, ({ any }) => any.some(({ data }) => data.messageKey !== 'shortTextContent'))),
      }
    })()`)
    expect(found.broken).toEqual([])
    // A phone has parts of tables out of sight; the colours are those of the desktop.
    if (width === DESKTOP) expect(found.unsure).toEqual([])
  }, 60_000)
})

describe('drawings', () => {
  test.each([
    [320, 'narrow'],
    [PHONE, 'narrow'],
    [DESKTOP, 'wide'],
  ])(
    'at %d pixels the %s ones are shown, and only they, on a page that does not scroll sideways',
    async (width, shown) => {
      await open(width)
      const wrong = await ask(`[...document.querySelectorAll('figure.chart')].filter((figure) => {
      const drawings = [...figure.querySelectorAll('svg')]
      const seen = drawings.filter((svg) => svg.checkVisibility())
      return seen.length !== 1 || (drawings.length > 1 && !seen[0].closest('.${shown}'))
    }).map(({ id }) => id)`)
      expect(wrong).toEqual([])
      expect(await ask('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    },
  )

  test('stand out from the page by night as they do by day', async () => {
    const colours = `(() => {
      const all = [...document.querySelectorAll('svg [fill], svg [stroke]')].flatMap((mark) =>
        ['fill', 'stroke'].filter((kind) => mark.getAttribute(kind)?.startsWith('#'))
          .map((kind) => [mark.getAttribute(kind), getComputedStyle(mark)[kind]]))
      const paper = getComputedStyle(document.documentElement).backgroundColor
      return { paper, marks: Object.fromEntries(all) }
    })()`
    await open(DESKTOP, 'dark')
    const { paper, marks } = await ask<{ paper: string; marks: Record<string, string> }>(colours)
    expect(Object.keys(marks).length).toBeGreaterThan(5)
    for (const [day, night] of Object.entries(marks)) {
      const [by, now] = [contrast(day, '#ffffff'), contrast(hex(night), hex(paper))]
      expect(Math.abs(now / by - 1), `${day} is ${night}`).toBeLessThan(0.03)
    }
  })
})

function hex(rgb: string): string {
  const parts = rgb.match(/\d+/g) ?? []
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
}

describe('by key', () => {
  const focused = (property: string) => ask<string>(`document.activeElement.${property}`)
  const press = (key: 'Tab' | 'Enter') => page.keyboard.press(key)
  const place = () => new URL(page.url()).hash

  test('the first stop skips to the briefing, the next ones are the contents', async () => {
    await open(DESKTOP)
    await press('Tab')
    expect(await focused('className')).toBe('skip')
    await press('Tab')
    expect(await focused('hash')).toBe('#summary')
    await press('Tab')
    await press('Enter')
    expect(place()).toBe('#trend')
    await page.goBack()
    await page.focus('.skip')
    await press('Enter')
    expect(await focused('id')).toBe('main')
  })

  test('a phone folds the contents up and opens them', async () => {
    await open(PHONE)
    await press('Tab')
    await press('Tab')
    expect(await focused('tagName')).toBe('SUMMARY')
    await press('Enter')
    await press('Tab')
    expect(await focused('hash')).toBe('#summary')
    await press('Enter')
    expect(place()).toBe('#summary')
  })

  test.each([
    ['a figure', 'main .see', /^#(chart|table)-/],
    ['a source', 'main .cite a', /^#source-/],
    ['the ledger', 'main a.figure', /^#ledger-/],
  ])('a reference leads to %s, which is in sight then, and back', async (_, selector, target) => {
    await open(PHONE)
    await page.focus(selector)
    await press('Enter')
    expect(place()).toMatch(target)
    const top = await ask<number>(
      `document.getElementById(location.hash.slice(1)).getBoundingClientRect().top`,
    )
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(100)
    await page.goBack()
    expect(place()).toBe('')
  })

  test('every table that is too wide for a phone can be focused, to scroll it', async () => {
    await open(PHONE)
    const stuck = await ask(`[...document.querySelectorAll('main *')].filter((box) =>
      box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === 'auto' && box.tabIndex !== 0
    ).map(({ className }) => className)`)
    expect(stuck).toEqual([])
    expect(await ask(`document.querySelectorAll('.scroll').length`)).toBeGreaterThan(10)
  })
})

describe('a screen reader', () => {
  interface Node {
    nodeId: string
    ignored: boolean
    childIds?: string[]
    role?: { value: string }
    name?: { value: string }
  }

  test('is told of each figure by its title, once, and of its one drawing by message and data', async () => {
    await open(PHONE)
    const session = await page.createCDPSession()
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] }
    const byId = new Map(nodes.map((node) => [node.nodeId, node]))
    const below = (node: Node): Node[] =>
      (node.childIds ?? []).flatMap((id) => {
        const child = byId.get(id)
        return child ? [child, ...below(child)] : []
      })
    const titles = await ask<string[]>(
      `[...document.querySelectorAll('.chart-title')].map(({ textContent }) => textContent)`,
    )
    const figures = nodes.filter(
      ({ role, name }) => role?.value === 'group' && titles.includes(name?.value ?? ''),
    )
    expect(figures.length).toBe(titles.length)
    for (const figure of figures) {
      const images = below(figure).filter(
        ({ role, ignored }) => /^(image|img)$/.test(role?.value ?? '') && !ignored,
      )
      expect(images.length, figure.name?.value).toBe(1)
      const message = (figure.name?.value ?? '').replace(/[†*]|\[[^\]]*\]/g, '').slice(0, 12)
      expect(images[0]?.name?.value).toContain(message)
    }
    const landmarks = nodes.flatMap(({ role, ignored }) => (ignored ? [] : (role?.value ?? [])))
    for (const role of ['banner', 'navigation', 'main', 'contentinfo'])
      expect(
        landmarks.filter((one) => one === role),
        role,
      ).toHaveLength(1)
    // Rows of prose are set as paragraphs on a phone and stay rows of a table.
    const prose = nodes.find(
      ({ role, name }) => role?.value === 'table' && name?.value.includes('Statements'),
    )
    expect(prose && below(prose).filter(({ role }) => role?.value === 'row').length).toBeGreaterThan(10)
  })
})

test('its policy allows nothing but its own style, and no request or report came of all this', async () => {
  await open(DESKTOP)
  const policy = await ask(`document.querySelector('meta[http-equiv]').content`)
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; font-src data:; base-uri 'none'; form-action 'none'$/,
  )
  expect(await ask(`document.querySelectorAll('[style], script, link').length`)).toBe(0)
  // The style was taken, or the page would be set in the browser's own font.
  expect(await ask(`getComputedStyle(document.body).fontFamily`)).toContain('Source Serif 4')
  expect(asked).toEqual([])
  expect(reported).toEqual([])
  // The policy works: what it does not know is refused, and the browser says so.
  await ask(`document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))`)
  await expect.poll(() => reported.join()).toContain('Content Security Policy')
})
