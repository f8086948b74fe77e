// Fetching: what UN Comtrade is asked, how its faults end, what is kept; and the way by hand, for which nothing is asked.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { run, type World } from '../src/cli.ts'
import { readMapping } from '../src/dataset/read-mapping.ts'
import { ask } from '../src/importers/fetch/ask.ts'
import { byHand } from '../src/importers/fetch/by-hand.ts'
import {
  type ComtradeDouble,
  comtradeDouble,
  envelope,
  fails,
  json,
  manyRows,
  type Reply,
} from './comtrade-server.ts'
import { NOW, root } from './edition.ts'

const KEY = 'fa57-5ec7e7-key'
const CHINA = 'comtrade-china-export-2026-03.json'
const JAPAN = 'comtrade-japan-import-2026-03.json'

let server: ComtradeDouble
let cwd: string
const made: string[] = []
beforeAll(async () => {
  server = await comtradeDouble()
})
afterAll(async () => {
  await server.close()
  for (const folder of made) rmSync(folder, { recursive: true })
})
beforeEach(() => {
  cwd = temporary()
  server.asked.length = 0
  server.next.length = 0
})
afterEach(() => expect(server.next, 'replies that nobody asked for').toEqual([]))

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fetch-'))
  made.push(folder)
  return folder
}

/** Runs `brief fetch` in a folder of its own; pauses are noted and not waited for. */
async function fetched(words: string, env: World['env'] = {}, rest: Partial<World> = {}) {
  const out: string[] = []
  const err: string[] = []
  const pauses: number[] = []
  const code = await run({
    argv: ['fetch', ...words.split(' ')],
    env: { COMTRADE_URL: server.url, ...env },
    ...{ cwd, home: root, now: NOW, fetch: globalThis.fetch },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    wait: async (ms) => void pauses.push(ms),
    ...rest,
  })
  return { code, out: out.join('\n'), err: err.join('\n'), pauses }
}

const comtrade = (env: World['env'] = {}, rest: Partial<World> = {}) =>
  fetched('comtrade --period 2026-03', env, rest)

const folder = () => join(cwd, 'downloads', 'comtrade', '2026-11-21')
const kept = () => (existsSync(folder()) ? readdirSync(folder()).sort() : [])

describe('what is asked', () => {
  test('one request for each reporter and direction, a second apart, and the next command', async () => {
    const ran = await comtrade()
    expect(ran).toMatchObject({ code: 0, err: '', pauses: [1000] })
    const always = { customsCode: 'C00', motCode: '0', partner2Code: '0', period: '202603' }
    expect(server.asked.map(({ query }) => query)).toEqual([
      { ...always, reporterCode: '156', flowCode: 'X', cmdCode: '280530,2846,284610,284690' },
      { ...always, reporterCode: '392', flowCode: 'M', cmdCode: '280530,284610,284690' },
    ])
    expect(server.asked.map(({ path }) => path)).toEqual(Array(2).fill('/public/v1/preview/C/M/HS'))
    expect(kept()).toEqual([CHINA, JAPAN])
    expect(ran.out).toContain("not asked: China's exports of 85051110, since Comtrade stops at six digits")
    expect(ran.out).toContain("Japan's imports in 2026-03: 6 rows")
    expect(ran.out).toContain(
      `then: npm run brief -- import downloads/comtrade/2026-11-21/${CHINA} downloads/comtrade/2026-11-21/${JAPAN}`,
    )
  })

  test('and what was kept is what the importer reads', async () => {
    const { out } = await comtrade()
    const files = out.split(' import ').at(-1)?.split(' ') ?? []
    const lines: string[] = []
    await run({
      ...{ argv: ['import', ...files], env: {}, cwd, home: root, now: NOW },
      out: (line) => lines.push(line),
      err: () => undefined,
    })
    const told = lines.join('\n')
    expect(told).toContain(`${CHINA}: UN Comtrade, as JSON, bulk file or CSV, 8 rows`)
    expect(told).toMatch(
      /mirror-compounds-china 2026-03 +9,519\.652 t {2}\(comtrade-china-export-2026-03\.json: data\[7\]\.netWgt\)/,
    )
    // 2846 and 2805.30 from the rows of the world, which the partners add up to.
    expect(told).toMatch(/exports 2026-03 +19,039\.304 t/)
  })

  test('a key goes into the header and nowhere else', async () => {
    const ran = await comtrade({ COMTRADE_KEY: ` ${KEY}\n` })
    expect(ran.code).toBe(0)
    for (const { path, query, headers } of server.asked) {
      expect(path).toBe('/data/v1/get/C/M/HS')
      expect(headers['ocp-apim-subscription-key']).toBe(KEY)
      expect(JSON.stringify([path, query])).not.toContain(KEY)
    }
    expect(ran.out).toContain('with the key in COMTRADE_KEY')
    expect(
      [ran.out, ran.err, ...kept().map((name) => readFileSync(join(folder(), name), 'utf8'))].join(),
    ).not.toContain(KEY)
  })

  test('without a key there is no header', async () => {
    await comtrade({ COMTRADE_KEY: '' })
    expect(server.asked.map(({ headers }) => headers['ocp-apim-subscription-key'])).toEqual([
      undefined,
      undefined,
    ])
  })

  test('a year is asked of the yearly tables, below the path of a mirror', async () => {
    const ran = await fetched('comtrade --period 2025', { COMTRADE_URL: `${server.url}/mirror/` })
    expect(ran.code).toBe(0)
    expect(server.asked.map(({ path }) => path)).toEqual(Array(2).fill('/mirror/public/v1/preview/C/A/HS'))
    expect(server.asked[0]?.query.period).toBe('2025')
    expect(kept()).toEqual(['comtrade-china-export-2025.json', 'comtrade-japan-import-2025.json'])
  })

  test('bytes are kept as served, in the folder that was named, which a shell can take', async () => {
    const body = `\n ${envelope([{ cmdCode: '280530', partnerDesc: 'Åland' }])}\n`
    server.next.push((response) => json(response, body))
    const ran = await fetched('comtrade --period 2026-03 --out it’s')
    expect(readFileSync(join(cwd, 'it’s', CHINA), 'utf8')).toBe(body)
    expect(ran.out).toContain(`brief -- import 'it’s/${CHINA}'`)
  })
})

describe('what lies there is not asked for again', () => {
  test('on the same day nothing is asked a second time', async () => {
    await comtrade()
    server.asked.length = 0
    const ran = await comtrade()
    expect(server.asked).toEqual([])
    expect(ran).toMatchObject({ code: 0, err: '', pauses: [] })
    expect(ran.out).toContain("China's exports in 2026-03: already asked today")
    expect(ran.out).toContain('then: npm run brief -- import')
  })

  test.each([
    ['is no whole answer', '{"count":6,"data":['],
    ['lacks a code that the mapping has got since', envelope([{ cmdCode: '280530' }])],
  ])('a file that %s is asked for again', async (_, text) => {
    await comtrade()
    writeFileSync(join(folder(), JAPAN), text)
    server.asked.length = 0
    expect((await comtrade()).code).toBe(0)
    expect(server.asked.map(({ query }) => query.reporterCode)).toEqual(['392'])
    expect(JSON.parse(readFileSync(join(folder(), JAPAN), 'utf8')).count).toBe(6)
  })

  test('of a folder without a day it is not said when its files were asked for', async () => {
    await fetched('comtrade --period 2026-03 --out inbox')
    const ran = await fetched('comtrade --period 2026-03 --out inbox')
    expect(ran.out).toContain('already in inbox (take it out of there to ask again)')
  })

  test('after a fault the same command goes on where it stopped', async () => {
    server.next.push((response, rows) => json(response, envelope(rows)), fails(400, 'no'))
    const ran = await comtrade()
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(
      `Not all was got. What was got before is whole: downloads/comtrade/2026-11-21/${CHINA}`,
    )
    expect(ran.out).not.toContain('brief -- import')
    server.asked.length = 0
    expect((await comtrade()).code).toBe(0)
    expect(server.asked).toHaveLength(1)
  })
})

describe('faults that pass', () => {
  const pause = { 'retry-after': '7' }
  const until = { date: 'Sat, 21 Nov 2026 12:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 12:00:09 GMT' }
  const cut: Reply = (response, rows) => {
    response.writeHead(200, { 'content-length': '9999' })
    response.write(envelope(rows).slice(0, 100), () => response.destroy())
  }
  const cutJson: Reply = (response, rows) => json(response, envelope(rows).slice(0, -5))
  test.each<[string, Reply[], number[]]>([
    ['429 with seconds', [fails(429, 'Rate limit is exceeded', pause)], [7000]],
    ['429 with a date', [fails(429, 'Rate limit is exceeded', until)], [9000]],
    ['429 without a word', [fails(429, '')], [1000]],
    ['500 and 503', [fails(500, 'oops'), fails(503, 'oops', pause)], [1000, 7000]],
    ['502 and 504', [fails(502, 'oops'), fails(504, 'oops')], [1000, 4000]],
    ['a closed connection', [(response) => response.destroy()], [1000]],
    ['an answer shorter than announced', [cut], [1000]],
    ['JSON without its end', [cutJson], [1000]],
    ['nothing at all', [(response) => json(response, '')], [1000]],
  ])('%s', async (_, replies, pauses) => {
    server.next.push(...replies)
    const ran = await comtrade()
    expect(ran).toMatchObject({ code: 0, err: '', pauses: [...pauses, 1000] })
    expect(ran.out).toMatch(/China's exports in 2026-03: .*; trying again in \d s/)
    expect(kept()).toEqual([CHINA, JAPAN])
  })

  test('an answer shorter than announced, from a fetch that does not notice', async () => {
    const pauses: number[] = []
    const headers = { 'content-length': '3' }
    const answers = [new Response('{}', { headers }), new Response('{}')]
    const answer = await ask(
      { url: new URL(server.url), label: 'test', key: { header: 'x-key', name: 'KEY', value: undefined } },
      {
        get: async () => answers.shift() ?? Response.error(),
        wait: async (ms) => void pauses.push(ms),
        report: (line) => expect(line).toContain('found 2 bytes, expected 3'),
      },
    )
    expect(answer.json).toEqual({})
    expect(pauses).toEqual([1000])
  })

  test('an answer that does not come in time', async () => {
    server.next.push(() => undefined)
    const url = new URL(server.url)
    const pauses: number[] = []
    const answer = await ask(
      { url, label: 'test', key: { header: 'x-key', name: 'KEY', value: undefined } },
      {
        get: fetch,
        wait: async (ms) => void pauses.push(ms),
        report: (line) => expect(line).toContain('within 0.05 s'),
        timeoutMs: 50,
      },
    )
    expect(answer.json).toHaveProperty('count')
    expect(pauses).toEqual([1000])
  })
})

describe('faults that stay', () => {
  const thrice = (reply: Reply) => [reply, reply, reply]
  test.each<[string, Reply[], RegExp]>([
    [
      '429 for ever',
      thrice(fails(429, 'slow down', { 'retry-after': '2' })),
      /wants a pause \(HTTP 429\): ".*slow down.*" \(tried 3 times\)\n.*again in 2 s, or set COMTRADE_KEY/,
    ],
    ['429 until tomorrow', [fails(429, '', { 'retry-after': '80000' })], /again in 23 hours/],
    [
      '429 until a moment',
      [
        fails(429, '', {
          date: 'Sat, 21 Nov 2026 12:00:00 GMT',
          'retry-after': 'Sun, 22 Nov 2026 00:00:00 GMT',
        }),
      ],
      /again after 2026-11-22 00:00 UTC/,
    ],
    ['500 for ever', thrice(fails(500, 'oops')), /fails \(HTTP 500\).*tried 3 times/],
    ['400', [fails(400, 'bad \u001b[31mperiod\u0007\u202e')], /refuses the request \(HTTP 400\): "[^\n]*bad/],
    [
      'a page of a proxy',
      [(response) => response.end('<!DOCTYPE html><p>Log in</p>')],
      /found no JSON but "<!DOCTYPE html><p>Log in<\/p>"/,
    ],
    [
      'a redirect',
      [(response) => response.writeHead(302, { location: 'https://example.org/?secret' }).end()],
      /leads elsewhere \(HTTP 302\), to example.org, where/,
    ],
    [
      'an error in the answer',
      [(response) => json(response, envelope([], { error: 'Period not found' }))],
      /with an error: "Period not found"/,
    ],
    ['nothing but an error', [(response) => json(response, '{"error":"Busy"}')], /with an error: "Busy"/],
    [
      'fewer rows than counted',
      [(response, rows) => json(response, envelope(rows, { count: 9 }))],
      /found 8 rows, expected the 9/,
    ],
    [
      'another kind of answer',
      [(response) => json(response, '{"dataset":[]}')],
      /found another answer than \{count, data, error\}: count, /,
    ],
  ])('%s', async (_, replies, message) => {
    server.next.push(...replies)
    const ran = await comtrade()
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/^UN Comtrade, China's exports in 2026-03: /)
    expect(ran.err).toMatch(message)
    expect(ran.err).toContain('Nothing was written.')
    expect(ran.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(server.asked).toHaveLength(replies.length)
    expect(existsSync(join(cwd, 'downloads'))).toBe(false)
  })

  const refused = 'Access denied due to invalid subscription key.'
  test.each([
    [400, 'message'],
    [401, 'message'],
    [500, 'other'],
  ])('a key that the server sends back with %i in its %s', async (status, field) => {
    const repeats: Reply = (response, _, { headers }) =>
      json(response, JSON.stringify({ [field]: `got ${headers['ocp-apim-subscription-key']}` }), status)
    server.next.push(...(status === 500 ? [repeats, repeats, repeats] : [repeats]))
    const ran = await comtrade({ COMTRADE_KEY: KEY })
    expect(ran.err).toContain('got (key)')
    expect(ran.out + ran.err).not.toContain(KEY)
  })

  test.each([401, 403])('%i with a key', async (status) => {
    server.next.push(fails(status, refused))
    const ran = await comtrade({ COMTRADE_KEY: KEY })
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(`refuses the key in COMTRADE_KEY (HTTP ${status})`)
    expect(ran.err).toContain(refused)
    expect(ran.out + ran.err).not.toContain(KEY)
    expect(server.asked).toHaveLength(1)
  })

  test.each([401, 403])('%i without a key', async (status) => {
    server.next.push(fails(status, refused))
    const ran = await comtrade()
    expect(ran.err).toContain(`wants a key (HTTP ${status}), and COMTRADE_KEY is not set`)
    expect(ran.err).toContain('get a free key at comtradedeveloper.un.org')
  })

  test('403 because the quota of the key is used up', async () => {
    server.next.push(fails(403, 'Out of call volume quota.', { 'retry-after': '7000' }))
    const ran = await comtrade({ COMTRADE_KEY: KEY })
    expect(ran.err).toMatch(/Out of call volume quota.*\n.*give the same command again in 117 minutes/)
  })

  test('an answer that repeats the key is not kept', async () => {
    server.next.push((response, rows, { headers }) => json(response, envelope(rows, { headers })))
    const ran = await comtrade({ COMTRADE_KEY: KEY })
    expect(ran.err).toContain('the answer repeats the key in COMTRADE_KEY')
    expect(ran.out + ran.err).not.toContain(KEY)
    expect(kept()).toEqual([])
  })

  test.each([
    [
      'in an answer',
      (escaped: string) => `{"count":1,"data":[{"cmdCode":"2846","x":"${escaped}"}],"error":""}`,
    ],
    ['in an error', (escaped: string) => `{"count":0,"data":[],"error":"bad ${escaped}"}`],
  ])('nor one that writes its letters as numbers, %s', async (_, body) => {
    const escaped = [...KEY].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
    server.next.push((response) => response.end(body(escaped)))
    const ran = await comtrade({ COMTRADE_KEY: KEY })
    expect(ran.err).toContain('the answer repeats the key in COMTRADE_KEY')
    expect(ran.out + ran.err).not.toContain(KEY)
    expect(kept()).toEqual([])
  })

  test('nor is it told in other letters', async () => {
    server.next.push(fails(403, `the key ${KEY.toUpperCase()} is bad`))
    const ran = await comtrade({ COMTRADE_KEY: KEY })
    expect(ran.err).toContain('the key (key) is bad')
  })

  test('a server that is not there', async () => {
    const gone = await comtradeDouble()
    await gone.close()
    const ran = await comtrade({ COMTRADE_URL: gone.url })
    expect(ran.err).toMatch(
      /the connection failed: .*ECONNREFUSED.* \(tried 3 times\)\n.*can be reached from here/,
    )
  })

  test('a bug is no fault of the connection', async () => {
    const get = () => Promise.reject(new TypeError('undefined is not a function'))
    await expect(comtrade({}, { fetch: get })).rejects.toThrow('undefined is not a function')
  })

  test('a folder that cannot be made', async () => {
    writeFileSync(join(cwd, 'downloads'), 'mine')
    const ran = await comtrade()
    expect(ran.err).toContain(`${join('downloads/comtrade/2026-11-21', CHINA)}: could not be written`)
    expect(server.asked).toHaveLength(1)
  })
})

describe('an answer at the limit of rows may be cut', () => {
  test('then each code is asked by itself, and a second run asks nothing', async () => {
    server.next.push(manyRows(500))
    const ran = await comtrade()
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toContain("China's exports in 2026-03: cut at 500 rows; asking for one code at a time")
    expect(ran.out).toContain("China's exports of 284690 in 2026-03: 2 rows")
    const parts = ['280530', '2846', '284610', '284690'].map(
      (code) => `comtrade-china-export-2026-03-${code}.json`,
    )
    expect(kept()).toEqual([...parts, JAPAN].sort())
    expect(server.asked.map(({ query }) => query.cmdCode).slice(1, 5)).toEqual([
      '280530',
      '2846',
      '284610',
      '284690',
    ])
    server.asked.length = 0
    expect((await comtrade()).code).toBe(0)
    expect(server.asked).toEqual([])
  })

  test.each([
    [500, {}, 'cuts its preview without saying so', 'set COMTRADE_KEY'],
    [100_000, { COMTRADE_KEY: KEY }, 'cuts a table without saying so', 'ask for single months'],
  ])('a single code of %i rows is refused', async (rows, env, message, hint) => {
    server.next.push(manyRows(rows), manyRows(rows))
    const ran = await comtrade(env)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(`UN Comtrade, China's exports of 280530 in 2026-03: found ${rows} rows`)
    expect(ran.err).toContain(message)
    expect(ran.err).toContain(hint)
    expect(kept()).toEqual([])
  })

  test('with a key 500 rows are not the limit', async () => {
    server.next.push(manyRows(500))
    expect((await comtrade({ COMTRADE_KEY: KEY })).out).toContain("China's exports in 2026-03: 500 rows")
  })
})

describe('what is not published yet', () => {
  const none: Reply = (response) => json(response, envelope([]))
  test('of one reporter is said, and the rest is got', async () => {
    server.next.push(none)
    const ran = await comtrade()
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toContain("not published there yet: China's exports in 2026-03")
    expect(kept()).toEqual([JAPAN])
  })

  test('of any reporter is a failure without a file', async () => {
    server.next.push(none, none)
    const ran = await comtrade()
    expect(ran.code).toBe(1)
    expect(ran.err).toContain("nothing yet of China's exports in 2026-03 and of Japan's imports in 2026-03")
    expect(existsSync(join(cwd, 'downloads'))).toBe(false)
  })
})

describe('refused before anything is asked', () => {
  test.each<[string, World['env'], string]>([
    ['', {}, 'found "fetch ", expected one source: comtrade, gacc, e-stat'],
    ['oec --period 2025', {}, 'found "fetch oec"'],
    ['comtrade gacc --period 2025', {}, 'expected one source'],
    ['comtrade', {}, 'found no --period'],
    ['comtrade --period 2026-13', {}, 'found "2026-13", expected a month such as 2026-03 or a year'],
    ['comtrade --period 2026-03-01', {}, 'expected a month such as'],
    ['comtrade --period 2026', {}, 'found 2026, which has not ended by 2026-11-21'],
    ['gacc --period 2026-11', {}, 'found 2026-11, which has not ended'],
    ['comtrade --period 2025 --month 2025-01', {}, 'found --month, which fetch does not take'],
    [
      'comtrade --period 2025',
      { COMTRADE_URL: 'http://example.org' },
      'found http://example.org, which is not https',
    ],
    ['comtrade --period 2025', { COMTRADE_URL: 'ftp://127.0.0.1' }, 'which is not https'],
    ['comtrade --period 2025', { COMTRADE_URL: 'mirror' }, 'COMTRADE_URL: found no address'],
    [
      'comtrade --period 2025',
      { COMTRADE_URL: 'https://me:fa57@example.org' },
      'found a name or password in the address',
    ],
    [
      'comtrade --period 2025',
      { COMTRADE_URL: 'https://example.org?key=fa57' },
      'found an address with ? or #',
    ],
    [
      'comtrade --period 2025',
      { COMTRADE_KEY: 'fa57 fa57\nfa57' },
      'COMTRADE_KEY: found 14 characters that are no key',
    ],
    ['comtrade --period 2025', { COMTRADE_KEY: 'fa57' }, 'found 4 characters that are no key'],
  ])('%s %j', async (words, env, message) => {
    const ran = await fetched(words, env)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(message)
    expect(ran.err).not.toContain('fa57')
    expect(server.asked).toEqual([])
    expect(readdirSync(cwd)).toEqual([])
  })

  test.each([
    [undefined, 'found no such file, which says what to fetch'],
    ['rules: [', 'mapping.yaml:1'],
    [Buffer.from([0xff]), 'is not UTF-8'],
    ['conversions: []\npartners: []\nrules: []\n', 'mapping.yaml:1:'],
  ])('a mapping that is none: %j', async (content, message) => {
    const data = temporary()
    if (content !== undefined) writeFileSync(join(data, 'mapping.yaml'), content)
    const ran = await fetched(`comtrade --period 2025 --data ${data}`)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(message)
    expect(server.asked).toEqual([])
  })

  test('a mapping whose codes are all too fine', async () => {
    const data = temporary()
    const text = readFileSync(join(root, 'data', 'rare-earths', 'mapping.yaml'), 'utf8')
    writeFileSync(join(data, 'mapping.yaml'), text.replace(/^ {2}- \{ series: (?!magnets).*\n/gm, ''))
    const ran = await fetched(`comtrade --period 2025 --data ${data}`)
    expect(ran.err).toContain('found no rule with codes of four or six digits')
  })

  test('a period for another command', async () => {
    const err: string[] = []
    const world = { env: {}, cwd, home: root, now: NOW, out: () => undefined }
    const code = await run({ ...world, argv: ['check', '--period', '2025'], err: (line) => err.push(line) })
    expect(code).toBe(1)
    expect(err.join()).toContain('which check does not take, only fetch')
  })
})

describe('by hand', () => {
  const mapping = readMapping(join(root, 'data', 'rare-earths'), 'data/rare-earths')

  test.each([
    [
      'gacc',
      '2026-03',
      ['280530,2846,85051110', 'Japan 116 日本', '2026-03 to 2026-03', 'HTTP 412'],
      'gacc/gacc-export-2026-03.csv --complete',
    ],
    ['gacc', '2025', ['2025-01 to 2025-12', '分月展示'], 'gacc/gacc-export-2025.csv --complete'],
    [
      'e-stat',
      '2026-03',
      [
        'toukei=00350300&tstat=000001013141',
        '280530, 284610, 284690',
        '28類-38類',
        'China 105',
        'the newest month',
      ],
      'e-stat/e-stat-import-2026-03.csv',
    ],
    ['e-stat', '2025', ['the year 2025 and December'], 'e-stat/e-stat-import-2025-12.csv'],
  ])('%s for %s: codes, names and the next command, and no request', async (source, period, parts, file) => {
    const get = () => Promise.reject(new Error('asked'))
    const ran = await fetched(`${source} --period ${period}`, { COMTRADE_KEY: KEY }, { fetch: get })
    expect(ran).toMatchObject({ code: 0, err: '', pauses: [] })
    for (const part of parts) expect(ran.out).toContain(part)
    expect(ran.out.split('\n').at(-1)).toBe(`then: npm run brief -- import downloads/${file}`)
    expect(readdirSync(cwd)).toEqual([])
  })

  test('Chinese customs takes few codes at once: one file for each query', () => {
    const codes = ['28053011', '28053012', '28053013', '28053014', '28053015', '28461010']
    const rules = mapping.rules.slice(0, 1).map((rule) => ({ ...rule, codes }))
    const lines = byHand('gacc', { ...mapping, rules }, '2026-03').join('\n')
    expect(lines).toContain(`${codes.slice(0, 5).join(',')}  ->  downloads/gacc/gacc-export-2026-03-1.csv`)
    expect(lines).toContain('28461010  ->  downloads/gacc/gacc-export-2026-03-2.csv')
  })

  test('the file of another chapter is named, and a source that no rule asks is refused', () => {
    const rules = mapping.rules
      .filter(({ reporter }) => reporter === 'japan')
      .slice(0, 1)
      .map((rule) => ({ ...rule, codes: ['280530', '850511'] }))
    const only = { ...mapping, rules }
    expect(byHand('e-stat', only, '2026-03', 'in box').join('\n')).toMatch(
      /28類-38類\) and of the chapters with 85 \(85類\)[\s\S]*'in box\/e-stat-import-2026-03.csv'$/,
    )
    expect(() => byHand('gacc', only, '2026-03')).toThrow('found no rule for china')
  })
})
