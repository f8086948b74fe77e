// Exports of Chinese customs: what is read from two fixtures, worked out by hand, and what is refused, with the line.
import { describe, expect, test } from 'vitest'
import type { ReadOptions } from '../src/importers/format.ts'
import { gacc } from '../src/importers/gacc.ts'
import { fixture, gb18030, inOneLine, readAs, refusalOf } from './imports.ts'

const name = 'exports-2026-03.csv'
const bytes = fixture(`gacc/${name}`)
/** What the bytes of the fixture stand for. */
const text = `数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,贸易方式编码,贸易方式名称,注册地编码,注册地名称,第一数量,第一计量单位,第二数量,第二计量单位,美元,
202603,28469015,氧化镝,116,日本,10,一般贸易,36,江西省,"1,250",千克,,,"402,500",
202603,28469015,氧化镝,116,日本,14,来料加工贸易,36,江西省,250,千克,,,"80,100",
202603,85051110,稀土永磁体,502,美国,10,一般贸易,33,浙江省,"12,000",个,"482,310",千克,"21,400,050",
202603,85051110,稀土永磁体,304,德国,10,一般贸易,44,广东省,"\t701,222 ",千克 ,,,"33,018,220",
202603,28461010,氧化铈,133,韩国,10,一般贸易,15,内蒙古自治区,,千克,,,"15,300",
202603,28053012,"镝,未相互混合",116,日本,10,一般贸易,36,江西省,0,千克,,,0,
202602,28469015,氧化镝,122,马来西亚,10,一般贸易,36,江西省,"3,000.5",千克,,,"900,000",
202603,28051910,锶,116,日本,10,一般贸易,37,山东省,"9,000",千克,,,"12,000",
202603,85051900,其他永磁铁,502,美国,10,一般贸易,33,浙江省,"5,000",千克,,,"60,000",
202603,85423190,㐀其他处理器,502,美国,10,一般贸易,31,上海市,"7,000",个,20,千克,"99,000",
202603,28,无机化学品,116,日本,10,一般贸易,36,江西省,"1,000,000",千克,,,"5,000,000",
`

test('the fixture is GB18030, with a letter of four bytes', () => {
  expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toBe(text)
  expect(bytes.includes(Buffer.from([0x81, 0x39, 0xee, 0x39]))).toBe(true)
})

test('flows of single partners, as worked out by hand', async () => {
  const reading = await readAs(gacc, name, bytes)
  expect(reading.flows.map(inOneLine)).toEqual([
    `china export 28469015 116 2026-03 weight 1250 kg ${name}:2:第一数量`,
    `china export 28469015 116 2026-03 value 402500 USD ${name}:2:美元`,
    `china export 28469015 116 2026-03 weight 250 kg ${name}:3:第一数量`,
    `china export 28469015 116 2026-03 value 80100 USD ${name}:3:美元`,
    `china export 85051110 502 2026-03 weight 482310 kg ${name}:4:第二数量`,
    `china export 85051110 502 2026-03 value 21400050 USD ${name}:4:美元`,
    `china export 85051110 304 2026-03 weight 701222 kg ${name}:5:第一数量`,
    `china export 85051110 304 2026-03 value 33018220 USD ${name}:5:美元`,
    `china export 28461010 133 2026-03 weight withheld kg ${name}:6:第一数量`,
    `china export 28461010 133 2026-03 value 15300 USD ${name}:6:美元`,
    `china export 28053012 116 2026-03 weight 0 kg ${name}:7:第一数量`,
    `china export 28053012 116 2026-03 value 0 USD ${name}:7:美元`,
    `china export 28469015 122 2026-02 weight 3000.5 kg ${name}:8:第一数量`,
    `china export 28469015 122 2026-02 value 900000 USD ${name}:8:美元`,
  ])
  expect(reading).toMatchObject({ file: name, format: 'gacc', rows: 11, allPartners: false })
  expect(reading.leftOut).toEqual([
    {
      what: 'rows of code 28461010 in 2026-03 without a weight',
      why: 'withheld by the publisher: not known, and not zero',
      ...{ rows: 1, first: `${name}:6` },
    },
    {
      what: 'rows of code 28',
      why: 'coarser than what the rules ask for: 280530, 2846',
      ...{ rows: 1, first: `${name}:12` },
    },
  ])
  expect([...reading.otherCodes]).toEqual([
    ['28051910', 1],
    ['85051900', 1],
    ['85…', 1],
  ])
  expect(gacc.title(reading)).toBe('Exports by tariff line and partner, 2026-02 to 2026-03 (query export)')
})

test('totals without partners, in UTF-8 and yuan, with columns in another order', async () => {
  const reading = await readAs(gacc, 'exports-world-2026.csv', fixture('gacc/exports-world-2026.csv'))
  expect(reading.flows.map(inOneLine)).toEqual([
    'china export 284690 world 2026-01 weight 3400000 kg exports-world-2026.csv:2:第一数量',
    'china export 284690 world 2026-01 value 41500000 CNY exports-world-2026.csv:2:人民币',
    'china export 284690 world 2026-02 weight 3100250 kg exports-world-2026.csv:3:第一数量',
    'china export 284690 world 2026-02 value 39000100 CNY exports-world-2026.csv:3:人民币',
    'china export 280530 world 2026-02 weight 4000000 kg exports-world-2026.csv:4:第一数量',
    'china export 280530 world 2026-02 value 45000000 CNY exports-world-2026.csv:4:人民币',
  ])
  expect([reading.allPartners, reading.leftOut]).toEqual([true, []])
  expect(gacc.title(reading)).toBe('Exports by six-digit code, 2026-01 to 2026-02 (query export)')
})

test('the operator can say that a query named no partner', async () => {
  expect((await readAs(gacc, name, bytes, { complete: true })).allPartners).toBe(true)
})

test('dollars are taken where yuan were ticked too, and quantities need no value beside them', async () => {
  const both = '数据年月,商品编码,第一数量,第一计量单位,美元,人民币\n202603,2846,5,千克,70,490\n'
  const { flows } = await readAs(gacc, name, both)
  expect(flows.map(({ amount, unit }) => `${amount} ${unit}`)).toEqual(['5 kg', '70 USD'])
  const bare = '数据年月,商品编码,第一数量,第一计量单位\n202603,2846,5,千克\n'
  expect((await readAs(gacc, name, bare)).flows).toHaveLength(1)
})

test.each([
  ['合计', '000'],
  ['亚洲', '100'],
  ['欧盟', '399'],
])('a total among the partners, such as %s, is left out', async (total, code) => {
  const { flows, leftOut } = await readAs(gacc, name, gb18030(ascii('502,美国', `${code},${total}`)))
  expect(flows.some(({ partner }) => partner === code)).toBe(false)
  expect(leftOut).toContainEqual({
    what: `rows of ${total} among the partners`,
    why: 'a total, which the rows of single partners add up to',
    ...{ rows: 1, first: `${name}:4` },
  })
})

test('two amounts of one line, partner and month are refused, by mode of trade they are two rows', async () => {
  const header = '数据年月,商品编码,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,'
  const twice = `${header}\n202603,85051110,116,日本,"250,000",千克,\n202603,85051110,116 ,日本,"260,000",千克,\n`
  await expect(readAs(gacc, name, twice)).rejects.toThrow(':3: found the same row as in line 2')
  const byMode = twice
    .replace('第一数量', '贸易方式编码,第一数量')
    .replace('"250,000"', '10,"250,000"')
    .replace('"260,000"', '14,"260,000"')
  expect((await readAs(gacc, name, byMode)).flows.map(({ amount }) => amount)).toEqual([250_000, 260_000])
})

describe('the direction', () => {
  test.each<[string, Partial<ReadOptions>]>([
    ['2026-03.csv', { direction: 'export' }],
    ['Export_2026.csv', {}],
    ['出口2026.csv', {}],
    ['exported-goods-EXPORTS.csv', { direction: 'export' }],
  ])('of %s with %o is export', async (name, given) => {
    expect((await readAs(gacc, name, bytes, given)).flows[0]?.direction).toBe('export')
  })

  test.each<[string, Partial<ReadOptions>, string]>([
    ['2026-03.csv', {}, 'found neither export nor import in its name, and the table itself does not say it'],
    [
      'reexported.csv',
      {},
      'found neither export nor import in its name, and the table itself does not say it',
    ],
    ['imports.csv', { direction: 'export' }, 'found import in its name, but --flow says export'],
    ['import-export.csv', {}, 'found both directions in the name "import-export.csv", expected one'],
    ['进出口.csv', { direction: 'export' }, 'found both directions in the name "进出口.csv", expected one'],
    ['进口.csv', {}, 'holds imports of China, for which mapping.yaml has no rule'],
    ['x.csv', { direction: 'import' }, 'holds imports of China, for which mapping.yaml has no rule'],
  ])('of %s with %o is refused', async (name, given, message) => {
    expect(await refusalOf(readAs(gacc, name, bytes, given))).toEqual([`${name}: ${message}`])
  })
})

/** The fixture with one thing changed, without the letter that has no pair of bytes. */
function ascii(from: string | RegExp, to: string): string {
  const plain = text.replace('㐀', '')
  const changed = plain.replace(from, to)
  if (changed === plain) throw new Error(`the fixture has no ${String(from)}`)
  return changed
}

const again = 'found bytes that are no GB18030, in which this format is written'
const lost =
  'found a header whose Chinese letters were once read in a wrong encoding, expected GB18030 or UTF-8'
const cut = 'the last line is not closed by a line break, so the download may be cut'
const western = new TextDecoder('latin1').decode(bytes)

describe('refusals', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['cut in a line', bytes.subarray(0, bytes.lastIndexOf('28,')), [`12: ${cut}`]],
    ['cut in a letter', bytes.subarray(0, bytes.indexOf(gb18030('日本')) + 1), [`2: ${cut}`]],
    [
      'cut in a letter, and closed',
      Buffer.concat([bytes.subarray(0, bytes.indexOf(gb18030('日本')) + 1), Buffer.from('\n')]),
      [`2: ${again}`],
    ],
    ['cut behind the header', bytes.subarray(0, bytes.indexOf('\n')), [`1: ${cut}`]],
    [
      'cut in a line, and closed',
      gb18030(ascii(/,"402,500",\n[^]*/, '\n')),
      ['2: found 13 columns, expected 15 as in the header'],
    ],
    ['bytes that are no letter', Buffer.from(western.replace('116', '11\xff'), 'latin1'), [`2: ${again}`]],
    ['read as Western, saved as UTF-8', western, [`1: ${lost}`]],
    ['UTF-8 read as Western, saved as UTF-8', Buffer.from(text).toString('latin1'), [`1: ${lost}`]],
    [
      'UTF-8 read as GB18030, saved as UTF-8',
      new TextDecoder('gb18030').decode(Buffer.from(text)),
      [`1: ${lost}`],
    ],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), [`1: ${lost}`]],
    [
      'a name read as UTF-8, saved as GB18030',
      gb18030(ascii('116,日本', '116,鏃ユ湰')),
      ['2: found the partner "116" with the name "鏃ユ湰", expected 日本'],
    ],
    [
      'lost letters',
      ascii('116,日本', '116,\uFFFD\uFFFD'),
      ['2: found the sign for a lost letter in "��": the file was once read in a wrong encoding'],
    ],
    [
      'question marks',
      gb18030(ascii('122,马来西亚', '122,????')),
      ['8: found the partner "122" with the name "????", expected a Chinese name'],
    ],
    [
      'another code of a partner',
      gb18030(ascii('116,日本', '392,日本')),
      ['2: found the partner "392" with the name "日本", expected the code 116'],
    ],
    [
      'another name of a partner',
      gb18030(ascii('502,美国', '502,加拿大')),
      ['4: found the partner "502" with the name "加拿大", expected 美国'],
    ],
    [
      'no code of a partner',
      gb18030(ascii('502,美国', 'US,美国')),
      ['4: found the partner "US" with the name "美国", expected a code of three digits'],
    ],
    [
      'semicolons',
      gb18030(text.replace('㐀', '').replaceAll(',', ';')),
      ['1: found columns separated by ";", expected commas'],
    ],
    [
      'tabs',
      gb18030(text.replace('㐀', '').replaceAll(',', '\t')),
      ['1: found columns separated by tabs, expected commas'],
    ],
    [
      'semicolons, cut',
      gb18030(text.replace('㐀', '').replaceAll(',', ';').slice(0, -9)),
      ['1: found columns separated by ";", expected commas', `12: ${cut}`],
    ],
    [
      'another unit',
      gb18030(ascii('"1,250",千克', '"1,250",吨')),
      ['2: found quantities in "吨", expected one in 千克'],
    ],
    [
      'two other units',
      gb18030(ascii('"482,310",千克', '"482,310",米')),
      ['4: found quantities in "个" and "米", expected one in 千克'],
    ],
    [
      'no month',
      gb18030(ascii('数据年月,', '').replaceAll(/^20260\d,/gm, '')),
      ['1: found no column 数据年月, so rows have no month'],
    ],
    [
      'months without a year',
      gb18030(ascii('数据年月', '月份').replace('202603', '03')),
      ['2: found the month "03" in 月份, expected YYYYMM'],
    ],
    [
      'a thirteenth month',
      gb18030(ascii('202602', '202613')),
      ['8: found the month "202613" in 数据年月, expected YYYYMM'],
    ],
    [
      'a month to come',
      gb18030(ascii('202602', '202604')),
      ['8: found the month 2026-04, expected one that had ended when the table was downloaded, 2026-04-28'],
    ],
    [
      'no codes',
      gb18030(ascii('第一计量单位', '第一单位')),
      [
        '1: found columns that are not known: 第一单位',
        '1: found one of 第一数量 and 第一计量单位, expected both or none',
      ],
    ],
    [
      'half of the partner',
      gb18030(ascii('贸易伙伴名称', '商品名称')),
      [
        '1: found the column 商品名称 twice',
        '1: found one of 贸易伙伴编码 and 贸易伙伴名称, expected both or none',
      ],
    ],
    [
      'nothing that is counted',
      '数据年月,商品编码\n202603,2846\n',
      ['1: found neither quantities nor values'],
    ],
    [
      'a comma too many',
      gb18030(ascii('氧化镝,116', '氧化镝,,116')),
      ['2: found 16 columns, expected 15 as in the header'],
    ],
    [
      'a column that slid into the empty one',
      gb18030(ascii('"402,500",', '"402,500",5')),
      ['2: found "5" in column 15, which has no name, expected nothing'],
    ],
    [
      'a decimal comma',
      gb18030(ascii('"1,250"', '"1,25"')),
      ['2: found "1,25" in 第一数量, expected a number such as 1,234'],
    ],
    [
      'a negative weight',
      gb18030(ascii('"1,250"', '-1250')),
      ['2: found "-1250" in 第一数量, expected a number such as 1,234'],
    ],
    [
      'a number of a spreadsheet',
      gb18030(ascii('"402,500"', '4.0E+05')),
      ['2: found "4.0E+05" in 美元, expected a number such as 1,234'],
    ],
    ['a dash', gb18030(ascii('"402,500"', '-')), ['2: found "-" in 美元, expected a number such as 1,234']],
    [
      'codes of a spreadsheet',
      gb18030(ascii('28469015', '2.85E+07')),
      [': found 1 row with the code "2.…", expected digits'],
    ],
    [
      'codes of declarations',
      gb18030(ascii('28469015', '2846901510')),
      ['2: found the code "2846901510", expected two, four, six or eight digits'],
    ],
    [
      'two downloads in one',
      gb18030(text.replace('㐀', '') + text.replace('㐀', '').split('\n').slice(0, 2).join('\n') + '\n'),
      [
        '14: found the same row as in line 2, its amounts aside',
        ': found 1 row with the code "商品…", expected digits',
      ],
    ],
    [
      'two faults at once',
      gb18030(ascii('116,日本', '116,美国').replace('502,美国', '502,日本')),
      [
        '2: found the partner "116" with the name "美国", expected 日本',
        '4: found the partner "502" with the name "日本", expected 美国',
      ],
    ],
  ])('%s', async (_, given, expected) => {
    const found = await refusalOf(readAs(gacc, name, given))
    expect(found).toEqual(expected.map((problem) => `${name}${problem.startsWith(':') ? '' : ':'}${problem}`))
  })

  test.each([
    ['a page', '<!DOCTYPE html>\n<html><title>412 Precondition Failed</title></html>\n'],
    ['a message', '{"code":429}\n'],
    ['a table of Japan', fixture('e-stat/imports-2026-03.csv')],
  ])('%s is not recognised', async (_, given) => {
    expect(await refusalOf(readAs(gacc, name, given))).toEqual([`${name}: is not recognised`])
  })
})
