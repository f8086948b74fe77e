// The fast parser and the careful one: the same values for every file that the fast one takes, and it takes the sound ones.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCarefully, parseFast } from '../src/dataset/parse-yaml.ts'

const folders = ['data/rare-earths', 'tests/fixtures/lumenite']
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name)),
)

test.each(files)('%s is read the same by both, fast', (file) => {
  const text = readFileSync(file, 'utf8')
  const fast = parseFast(text)
  expect(fast).toBeDefined()
  expect(fast).toEqual(parseCarefully(file, text).value)
})

describe('what one of them would read otherwise is left to the careful one, or read the same', () => {
  test.each([
    ['a: yes'],
    ['a: 2025-12-31'],
    ['a: 0o17'],
    ['a: 017'],
    ['a: 1_000'],
    ['a: 1e3'],
    ['a: .inf'],
    ['a: ~'],
    ['a:'],
    ['a: "x\\ty"'],
    ["a: 'it''s'"],
    ['a: |\n  two\n  lines\n'],
    ['a: >-\n  folded\n  text\n'],
    ['a: &x 1\nb: *x'],
    ['a: !!str 1'],
    ['%YAML 1.1\n---\na: yes'],
    ['a: 1\na: 2'],
    ['a: 1\n---\nb: 2'],
    ['a: [1, 2'],
    ['- a\n - b'],
    ['a: b: c'],
    ['{a: 1}'],
    [''],
    ['# nothing\n'],
    ['<<: {a: 1}\nb: 2'],
  ])('%j', (text) => {
    const careful = parseCarefully('file', text)
    const fast = parseFast(text)
    if (fast !== undefined) {
      expect(careful.problems).toEqual([])
      expect(fast).toEqual(careful.value)
    }
  })
})
