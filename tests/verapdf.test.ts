// veraPDF, where the operator names it: it has the last word, and whatever goes wrong with it is told. Stood in for by scripts.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BriefingError } from '../src/errors.ts'
import { askVeraPdf } from '../src/pdf/verapdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'verapdf-test-'))
const program = (name: string, script: string) => {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return path
}
const pdf = Buffer.from('%PDF-1.7')
const ask = (path: string, timeoutMs?: number) => askVeraPdf(path, pdf, 'briefing.pdf', timeoutMs)

test('a file that passes is accepted; it is asked for PDF/UA-1 and given the bytes', async () => {
  const told = join(folder, 'told')
  await ask(
    program(
      'passes',
      `echo "$@" > ${told}; for file; do :; done; cat "$file" >> ${told}; echo "PASS $file ua1"`,
    ),
  )
  const [words = '', bytes] = readFileSync(told, 'utf8').split('\n')
  expect(words).toMatch(/^--flavour ua1 --format text --verbose \S+briefing\.pdf$/)
  expect(bytes).toBe('%PDF-1.7')
  expect(existsSync(words.split(' ').at(-1) ?? '')).toBe(false)
})

describe('refused, with what it says', () => {
  test.each([
    [
      'a file that fails',
      'for file; do :; done; echo "FAIL $file ua1"; echo "  FAIL 7.1-3"; exit 1',
      undefined,
      /briefing\.pdf: veraPDF finds .*\n *FAIL briefing\.pdf ua1\n *FAIL 7\.1-3/,
    ],
    ['a program that says nothing', 'exit 0', undefined, /VERAPDF: .*ended with 0 and gave no verdict/],
    [
      'a program that breaks',
      'echo no java >&2; exit 3',
      undefined,
      /ended with 3 and gave no verdict: no java/,
    ],
    ['a program that passes and breaks', 'echo PASS x; exit 2', undefined, /ended with 2/],
    ['a program that does not end', 'exec tail -f /dev/null', 50, /took longer than 0\.05 seconds/],
  ])('%s', async (name, script, timeoutMs, message) => {
    const asking = ask(program(name.replaceAll(' ', '-'), script), timeoutMs)
    await expect(asking).rejects.toThrow(BriefingError)
    await expect(asking).rejects.toThrow(message)
  })

  test('a program that is not there', async () => {
    await expect(ask('/nowhere/verapdf')).rejects.toThrow(/VERAPDF: \/nowhere\/verapdf ended with ENOENT/)
  })
})
