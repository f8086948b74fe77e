// The house plan as a test: who may import whom, which file owns which engine, who may read the clock and the process.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)))
  .sort()

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(src, file), 'utf8')
  const written = /^(?:import|export)\b[^'"]*?\bfrom '([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm
  return [...text.matchAll(written)].map((match) => match[1] ?? match[2] ?? '')
}

const inside = (file: string, specifier: string): string =>
  relative(src, resolve(dirname(join(src, file)), specifier))

/** The layer of a file: its folder, or its own name at the top. A folder belongs to the file of the same name. */
const layer = (file: string): string => file.replace(/\.ts$/, '').split('/')[0] ?? ''

/** What each layer may import besides itself. Imports go down, never up or sideways. */
const below: Record<string, string[]> = {
  main: ['cli'],
  cli: [
    'release',
    'delivery',
    'review',
    'build',
    'history',
    'importers',
    'verify',
    'archive',
    'dataset',
    'pdf',
    'errors',
  ],
  release: [
    'archive',
    'build',
    'verify',
    'sections',
    'analysis',
    'dataset',
    'html',
    'languages',
    'issue',
    'checksum',
    'errors',
  ],
  delivery: ['archive', 'dataset', 'checksum', 'errors'],
  review: ['archive', 'dataset', 'languages', 'issue', 'checksum', 'errors'],
  archive: ['dataset', 'checksum', 'issue', 'errors'],
  importers: ['analysis', 'dataset', 'checksum', 'errors'],
  history: ['sections', 'analysis', 'dataset', 'languages', 'errors'],
  verify: ['archive', 'build', 'dataset', 'issue', 'errors'],
  build: [
    'archive',
    'checksum',
    'sections',
    'charts',
    'analysis',
    'dataset',
    'languages',
    'errors',
    'fonts',
    'html',
    'issue',
    'pdf',
    'svg',
  ],
  html: ['checksum', 'sections', 'charts', 'analysis', 'dataset', 'languages', 'errors'],
  svg: ['dataset', 'fonts', 'errors'],
  pdf: ['errors'],
  issue: ['errors'],
  sections: ['charts', 'analysis', 'dataset', 'languages', 'errors'],
  charts: ['analysis', 'dataset', 'languages', 'fonts', 'errors'],
  analysis: ['dataset', 'errors'],
  languages: ['dataset'],
  dataset: ['checksum', 'errors'],
  fonts: ['checksum'],
  errors: [],
  checksum: [],
}

/** The one owner of each outside engine, as a layer. */
const owners: Record<string, string | string[]> = {
  vega: 'svg',
  'vega-lite': 'svg',
  handlebars: 'html',
  'puppeteer-core': 'pdf',
  '@cantoo/pdf-lib': 'pdf',
  '@sparticuz/chromium': 'pdf',
  'tar-fs': 'pdf',
  yaml: 'dataset',
  'js-yaml': 'dataset',
  'csv-parse': ['dataset', 'importers'],
  '@duckdb/node-api': 'importers',
  culori: 'dataset',
  'html-to-text': 'html',
  nodemailer: 'delivery',
  'pdfjs-dist': 'review',
  '@napi-rs/canvas': 'review',
  zod: ['dataset', 'build', 'verify', 'archive', 'delivery', 'importers', 'review'], // the shape of whatever is read from a file
}

describe('imports', () => {
  test.each(files)('%s imports only what lies below it', (file) => {
    const own = layer(file)
    const allowed = below[own]
    expect(allowed, `the layer "${own}" is not in the plan`).toBeDefined()
    const strays = importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => layer(inside(file, specifier)))
      .filter((target) => target !== own && !allowed?.includes(target))
    expect(strays).toEqual([])
  })

  test('inside a folder there is no circle', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((one) => one.startsWith('.'))
          .map((one) => inside(file, one)),
      ]),
    )
    const circles: string[] = []
    // What a file leads to is walked once: a circle through it would have been met then.
    const walked = new Set<string>()
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '))
      else if (!walked.has(file)) {
        for (const next of graph.get(file) ?? []) visit(next, [...path, file])
        walked.add(file)
      }
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  test('each engine has one owner', () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .map((specifier) =>
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((name) => ![owners[name]].flat().includes(layer(file)))
        // A chart is typed by Vega-Lite, but draws nothing itself.
        .filter((name) => !(name === 'vega-lite' && layer(file) === 'charts'))
        .map((name) => `${file} imports ${name}`),
    )
    expect(strays).toEqual([])
  })
})

describe('the world', () => {
  test.each(files.filter((file) => !['cli.ts', 'main.ts'].includes(file) && layer(file) !== 'pdf'))(
    '%s reads neither clock nor process',
    (file) => {
      const code = readFileSync(join(src, file), 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
      expect(code).not.toMatch(/\bprocess\.|\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bconsole\./)
    },
  )
})

describe('size', () => {
  /** Files that are one table or one class and would not read better in two; each with its reason. */
  const long: Record<string, string> = {
    'languages/en.ts': 'all words of a language in one place',
    'dataset/schema.ts': 'all files of a data set in one place',
    'dataset/integrity.ts': 'one list of rules',
  }
  test.each(files.filter((file) => !(file in long)))('%s is at most 160 lines', (file) => {
    expect(readFileSync(join(src, file), 'utf8').split('\n').length).toBeLessThanOrEqual(161)
  })
})

test('a section has a template of the same name, and the other way round', () => {
  const names = readdirSync(join(root, 'templates/en/sections')).map((name) => name.replace(/\.hbs$/, ''))
  const listed = readFileSync(join(src, 'sections/index.ts'), 'utf8')
  for (const name of names) expect(listed, name).toContain(`./${name}.ts`)
  for (const [, name] of listed.matchAll(/from '\.\/([a-z0-9-]+)\.ts'/g)) {
    if (name !== 'section') expect(names).toContain(name)
  }
})
