// The floor that a build is measured against: launch the same browser through Puppeteer, print a finished page, no more.
import { readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { closeBrowser, defaultCacheFolder, launchBrowser } from '../src/pdf/browser.ts'
import { printPdf } from '../src/pdf/print.ts'

const [page = '', pdf = ''] = process.argv.slice(2)
const launching = launchBrowser({ cacheFolder: defaultCacheFolder(process.env, homedir()), env: process.env })
try {
  writeFileSync(
    pdf,
    (await printPdf(await launching, readFileSync(page, 'utf8'), { timeoutMs: 60_000 })).bytes,
  )
} finally {
  await closeBrowser(launching)
}
