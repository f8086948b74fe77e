// The editions that are committed: whole, as their manifests state, and such that the next issue can be compared with them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manifest } from '../src/archive/manifest.ts'
import { sha256 } from '../src/checksum.ts'
import { readEdition } from '../src/dataset/edition.ts'
import { periodKind } from '../src/dataset/period.ts'
import { root } from './edition.ts'

const reports = join(root, 'reports')
const folders = (path: string, kind: string) => readdirSync(path).filter((name) => periodKind(name) === kind)
const editions = folders(reports, 'month').flatMap((month) =>
  folders(join(reports, month), 'day').map((day) => `${month}/${day}`),
)

test('there are at least two, so that one has another before it', () => {
  expect(editions).toContain('2025-11/2025-12-25')
  expect(editions).toContain('2025-12/2026-01-25')
})

test.each(editions)('%s', (name) => {
  const read = (file: string) => readFileSync(join(reports, name, file))
  const { outputs, month, asOf } = manifest.parse(JSON.parse(read('manifest.json').toString()))
  expect(`${month}/${asOf}`).toBe(name)
  for (const [file, sum] of Object.entries(outputs)) expect(sha256(read(file)), file).toBe(sum)
  expect(readEdition(name, read('findings.json').toString(), 'rebuild it')).toMatchObject({ month, asOf })
})
