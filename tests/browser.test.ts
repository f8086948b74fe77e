// The real embedded browser, unpacked into a folder of this run; no network. Prints, refusals, and that nothing survives.

import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { BriefingError } from '../src/errors.ts'
import { closeBrowser, defaultCacheFolder, launchBrowser } from '../src/pdf/browser.ts'
import { checkPdf } from '../src/pdf/check-pdf.ts'
import { finishPdf } from '../src/pdf/finish.ts'
import { pdfDate, xmpDate } from '../src/pdf/pdf-date.ts'
import { printPdf } from '../src/pdf/print.ts'
import type { Browser } from '../src/pdf/start.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'browser-test-'))
const cacheFolder = join(folder, 'cache')
const options = { timeoutMs: 10_000 }
const date = '2026-01-25'
let browser: Browser
const { TMPDIR } = process.env
process.env.TMPDIR = folder // other runs on this machine leave their profiles elsewhere

const page = (body: string, style = '') =>
  `<!doctype html><html lang="en"><head><title>T</title><style>@page { size: A4; margin: 2cm; @bottom-right { content: counter(page) } }
  ${style}</style></head><body><h1>Heading</h1>${body}</body></html>`

const finished = async (html: string) => await finishPdf(await printPdf(browser, html, options), { date })

/** Another Node process that runs the code with `launchBrowser`, `printPdf` and `options` in scope, and ends by itself; what it prints. */
async function elsewhere(code: string, env: Record<string, string> = {}): Promise<string> {
  const program = `import { launchBrowser } from './src/pdf/browser.ts'
    import { finishPdf } from './src/pdf/finish.ts'
    import { printPdf } from './src/pdf/print.ts'
    const options = { cacheFolder: ${JSON.stringify(cacheFolder)}, env: process.env }
    ${code}`
  const args = ['--import', 'tsx', '--input-type=module', '-e', program]
  return (await run(process.execPath, args, { env: { ...process.env, ...env }, timeout: 20_000 })).stdout
}

/** Processes of the group that still run. A zombie is dead: it only waits for process 1 to notice. */
function survivors(group: number): string[] {
  return readdirSync('/proc').filter((entry) => {
    if (!/^\d+$/.test(entry) || !existsSync(`/proc/${entry}/stat`)) return false
    try {
      const [state, , processGroup] =
        readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return Number(processGroup) === group && state !== 'Z' && state !== 'X'
    } catch {
      return false // ended between the listing and the look
    }
  })
}

async function gone(group: number): Promise<void> {
  await expect.poll(() => survivors(group), { timeout: 2_000, interval: 20 }).toEqual([])
}

const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('rare-earth-briefing-profile-'))

beforeAll(async () => {
  for (const name of ['.unpacking-stale', '.unpacking-young']) {
    mkdirSync(join(cacheFolder, name, 'lib'), { recursive: true, mode: 0o700 })
  }
  const ago = Date.now() / 1000 - 4_000
  utimesSync(join(cacheFolder, '.unpacking-stale'), ago, ago)
  // Two processes that both find no browser: whoever renames second uses the other's folder.
  const code = 'const b = await launchBrowser(options); console.log(b.kind); await b.close()'
  const [other, own] = await Promise.all([elsewhere(code), launchBrowser({ cacheFolder, env: {} })])
  browser = own
  expect(other).toBe('embedded\n')
  expect(readdirSync(cacheFolder).sort()).toEqual(['.unpacking-young', 'chromium-147.0.0'])
}, 25_000)

afterAll(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('printing', () => {
  it('says which browser prints', () => {
    expect(browser).toMatchObject({
      kind: 'embedded',
      version: expect.stringMatching(/^HeadlessChrome\/147\./),
    })
    // A machine may forbid a common user the sandbox; that is noted, and nothing else had to be tried.
    expect(browser.notes.filter((note) => !note.endsWith('this machine allows no sandbox'))).toEqual([])
    expect(browser.path).toBe(join(cacheFolder, 'chromium-147.0.0', 'chromium'))
  })

  it('gives the same bytes again, in another process, zone and language', async () => {
    const html = page(
      `<p>${new Date(0).toISOString()} 1.5 t</p><svg width="9" height="9"><rect width="9" height="9"/></svg>`,
    )
    const once = Buffer.from(await finished(html))
    const again = Buffer.from(await finished(html))
    expect(again.equals(once)).toBe(true)
    const code = `const b = await launchBrowser(options)
      const print = await printPdf(b, ${JSON.stringify(html)}, ${JSON.stringify(options)})
      process.stdout.write(Buffer.from(await finishPdf(print, { date: '${date}' })).toString('base64'))
      await b.close()`
    const other = await elsewhere(code, {
      TZ: 'Asia/Tokyo',
      LANG: 'ja_JP.UTF-8',
      HTTP_PROXY: 'http://127.0.0.1:9',
    })
    expect(Buffer.from(other, 'base64').equals(once)).toBe(true)
  })

  it('counts the pages as pdfjs does, tags them and keeps title, language and outline', async () => {
    const pdf = await finished(page('<p style="break-before: page">x</p>'.repeat(29)))
    const read = await getDocument({ data: pdf.slice(), useSystemFonts: false }).promise
    expect(read.numPages).toBe(30)
    expect(await checkPdf(pdf, 'print', date)).toMatchObject({ pages: 30, findings: [] })
    const { info } = await read.getMetadata()
    expect(info).toMatchObject({ Title: 'T', Language: 'en', CreationDate: "D:20260125000000+00'00'" })
    expect(await read.getMarkInfo()).toMatchObject({ Marked: true })
    expect((await read.getOutline()).map(({ title }: { title: string }) => title)).toEqual(['Heading'])
  })

  it('names the fonts: the one in the page, or the fallback for one that is missing', async () => {
    const file = 'node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2'
    const face = `@font-face { font-family: Serif4; src: url(data:font/woff2;base64,${readFileSync(file, 'base64')}) }`
    // Only print uses it, and nothing on the screen: it must be loaded all the same.
    const style = `${face} @media print { body, h1 { font: 400 12pt Serif4 } }`
    const fonts = async (html: string) => (await checkPdf(await finished(html), 'print')).fonts
    expect(await fonts(page('', `${style} @page { font: 9pt Serif4 }`))).toEqual(['SourceSerif4-Regular'])
    const missing = page('', 'body { font-family: NoSuchFont }')
    expect(await fonts(missing)).toEqual(['OpenSans-Bold', 'OpenSans-Regular'])
  })
})

describe('the seal', () => {
  it.each([
    ['http://example.invalid/x.png', '<img alt="" src="http://example.invalid/x.png">'],
    ['file:///etc/passwd', '<img alt="" src="file:///etc/passwd">'],
    ['file:///etc/passwd', '<iframe src="file:///etc/passwd"></iframe>'],
    ['http://example.invalid/f', '<style>@import url(http://example.invalid/f)</style>'],
    [
      'http://example.invalid/p',
      '<style>@media print { p { background: url(http://example.invalid/p) } }</style><p>x</p>',
    ],
    [
      'http://example.invalid/w',
      '<style>@font-face { font-family: W; src: url(http://example.invalid/w) } p { font-family: W }</style><p>x</p>',
    ],
    ['http://example.invalid/r', '<meta http-equiv="refresh" content="0; url=http://example.invalid/r">'],
    ['data:text/html,x', '<iframe src="data:text/html,x"></iframe>'],
  ])('refuses %s', async (address, body) => {
    const print = printPdf(browser, page(body), options)
    await expect(print).rejects.toThrow(BriefingError)
    await expect(print).rejects.toThrow(address)
  })

  it('names every address that was asked for', async () => {
    const print = printPdf(
      browser,
      page('<img alt="" src="http://a.invalid/"><img alt="" src="http://b.invalid/">'),
      options,
    )
    await expect(print).rejects.toSatisfy((error: BriefingError) => error.problems.length === 2)
  })

  it('runs no script', async () => {
    const evil = `document.querySelector('h1').textContent = 'Evil'`
    const body = `<script>${evil}</script><svg onload="${evil}"></svg><img alt="" src="data:," onerror="${evil}">`
    const print = printPdf(browser, page(body.replace(/<img.*/, '')), options)
    const read = await getDocument({ data: (await print).bytes.slice() }).promise
    const { items } = await (await read.getPage(1)).getTextContent()
    expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('Heading')
  })

  it('lets even a page that is not sealed reach nobody', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    for (const host of ['127.0.0.1', 'localhost']) {
      const open = await browser.newPage()
      await expect(open.goto(`http://${host}:${port}/`)).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
    }
    server.close()
    expect(asked).toEqual([])
  })
})

describe('the end', () => {
  it('leaves no process and no profile behind', async () => {
    const before = profiles().length
    const launching = launchBrowser({ cacheFolder, env: {} })
    expect(profiles()).toHaveLength(before + 1) // it starts at once, while the caller goes on with other work
    const other = await launching
    expect(survivors(other.pid).length).toBeGreaterThan(1)
    await Promise.all([other.close(), other.close()])
    await gone(other.pid)
    expect(profiles()).toHaveLength(before)
  })

  it('ends a browser that no longer answers', async () => {
    const other = await launchBrowser({ cacheFolder, env: {} })
    process.kill(-other.pid, 'SIGSTOP')
    await other.close()
    await gone(other.pid)
  }, 8_000)

  it('fails a print whose browser is killed, and closes what is left', async () => {
    const other = await launchBrowser({ cacheFolder, env: {} })
    const print = printPdf(other, page('<p>x</p>'.repeat(20_000)), options)
    setTimeout(() => process.kill(other.pid, 'SIGKILL'), 100)
    await expect(print).rejects.toThrow('the browser ended (SIGKILL)')
    await expect(printPdf(other, page(''), options)).rejects.toThrow(BriefingError)
    await other.close()
    await gone(other.pid)
  })

  it('fails a print whose page crashes', async () => {
    const other = await launchBrowser({ cacheFolder, env: {} })
    const first = await other.newPage()
    const print = printPdf({ ...other, newPage: async () => first }, page('<p>x</p>'.repeat(20_000)), options)
    const isPage = (pid: string) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
    for (const pid of survivors(other.pid).filter(isPage)) process.kill(Number(pid), 'SIGKILL')
    await expect(print).rejects.toThrow('Page crashed')
    await other.close()
  })

  it('fails a print that takes too long', async () => {
    await expect(
      printPdf(browser, page('<p>x</p>'.repeat(20_000)), { ...options, timeoutMs: 50 }),
    ).rejects.toThrow(/longer than 0.05 seconds|timeout/i)
  })

  it('lets the program end when a browser ends before it was asked anything', async () => {
    const dying = join(folder, 'dying-browser')
    writeFileSync(dying, '#!/bin/sh\necho "No usable sandbox!" >&2\nexit 1\n')
    chmodSync(dying, 0o755)
    // `elsewhere` gives up after twenty seconds; Puppeteer would hold the program for a hundred and eighty.
    const said = await elsewhere(
      `launchBrowser({ ...options, executablePath: ${JSON.stringify(dying)} }).catch((error) => console.log(error.message))`,
    )
    expect(said).toContain('dying-browser')
  })

  it('goes when the program goes, by exit or by force', async () => {
    const code = 'const b = await launchBrowser(options); console.log(b.pid);'
    const [byExit, byForce] = await Promise.all([
      elsewhere(`${code} process.exit(0)`),
      elsewhere(`${code} process.kill(process.pid, 'SIGKILL')`).catch(
        ({ stdout }: { stdout: string }) => stdout,
      ),
    ])
    for (const pid of [byExit, byForce]) {
      expect(Number(pid)).toBeGreaterThan(1)
      await gone(Number(pid))
    }
  })
})

describe('what cannot start', () => {
  it.each([
    ['is not there', '/nowhere/chrome', undefined],
    ['is no program', 'text', 'not a program'],
    ['ends at once', 'false', '#!/bin/sh\necho no luck >&2\nexit 3\n'],
  ])('says so of a given browser that %s', async (_, name, content) => {
    const executablePath = join(folder, name)
    if (content !== undefined) writeFileSync(executablePath, content, { mode: 0o755 })
    const launching = launchBrowser({ executablePath, cacheFolder, env: {} })
    await closeBrowser(launching)
    await expect(launching).rejects.toThrow(BriefingError)
    await expect(launching).rejects.toThrow(
      new RegExp(`Tried: given ${executablePath}: .*\\n? *mend: correct PUPPETEER_EXE`),
    )
    if (name === 'false') await expect(launching).rejects.toThrow('no luck')
  })

  it('refuses a cache folder that others can write to', async () => {
    const shared = join(folder, 'shared')
    mkdirSync(shared)
    chmodSync(shared, 0o777)
    await expect(launchBrowser({ cacheFolder: shared, env: {} })).rejects.toThrow(/mode 777/)
    expect(readdirSync(shared)).toEqual([])
  })

  it('finds a cache folder for everyone', () => {
    const file = join(folder, 'no-folder')
    writeFileSync(file, '')
    expect(defaultCacheFolder({}, folder)).toBe(join(folder, '.cache', 'rare-earth-briefing'))
    expect(defaultCacheFolder({ XDG_CACHE_HOME: 'relative' }, folder)).toBe(
      join(folder, '.cache', 'rare-earth-briefing'),
    )
    expect(defaultCacheFolder({ XDG_CACHE_HOME: join(folder, 'xdg') }, file)).toBe(
      join(folder, 'xdg', 'rare-earth-briefing'),
    )
    expect(defaultCacheFolder({}, file)).toBe(join(tmpdir(), `rare-earth-briefing-${process.getuid?.()}`))
  })
})

test('a date is a day or a moment in UTC, and nothing else', () => {
  expect(pdfDate('2026-01-25')).toBe("D:20260125000000+00'00'")
  expect(pdfDate('2026-01-25T08:30:00.000Z')).toBe("D:20260125083000+00'00'")
  expect(xmpDate('2026-01-25T08:30:00Z')).toBe('2026-01-25T08:30:00Z')
  for (const no of ['25 January 2026', '2026-01-25T08:30:00']) expect(() => pdfDate(no)).toThrow('not a day')
})
