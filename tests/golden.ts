// Golden files: a result is compared with the file that a person has reviewed. A differing result is left beside it as
// `*-changed.*`; a missing golden is written here, but fails where CI is set, since nobody has reviewed it there.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { expect } from 'vitest'

const folder = join(import.meta.dirname, 'goldens')

/** Compares a text with `tests/goldens/<path>`. To accept a change, move the `-changed` file over the golden. */
export function expectGolden(path: string, text: string): void {
  const golden = join(folder, path)
  const changed = golden.slice(0, -extname(golden).length || undefined).concat('-changed', extname(golden))
  rmSync(changed, { force: true })
  if (!existsSync(golden)) {
    if (process.env.CI)
      throw new Error(`${golden} is missing: run the tests locally, review it and commit it`)
    mkdirSync(dirname(golden), { recursive: true })
    writeFileSync(golden, text)
    return
  }
  const expected = readFileSync(golden, 'utf8')
  if (text !== expected) writeFileSync(changed, text)
  expect(text, `differs from ${golden}; the new text is in ${changed}`).toBe(expected)
}
