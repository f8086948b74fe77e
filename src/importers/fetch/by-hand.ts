// A source that lets no program fetch, the mapping and a period in; how to get its table by hand out, line by line.
import type { Direction, Mapping, Partner, Reporter } from '../../dataset/mapping-schema.ts'
import { type Period, periodKind, yearOf } from '../../dataset/period.ts'
import { BriefingError } from '../../errors.ts'
import { outermostCodes } from '../outermost-codes.ts'
import { wantedCodes } from '../wanted-codes.ts'
import { shellWord } from './shell-word.ts'

/** Sources that are asked by people alone. */
export type HandSource = 'gacc' | 'e-stat'

const reporters: Record<HandSource, Reporter> = { gacc: 'china', 'e-stat': 'japan' }

/** What the form of Chinese customs takes at once, as users report. */
const CODES_AT_ONCE = 5
const GACC = 'http://stats.customs.gov.cn'
const E_STAT = 'https://www.e-stat.go.jp/stat-search/files?page=1&layout=datalist'
/** The trade statistics, and in them the tables of commodity by country. */
const E_STAT_TABLES = 'toukei=00350300&tstat=000001013141&cycle=1'
/** Chapters of the Harmonized System that Japan puts into one file. */
const CHEMICALS = { first: 28, last: 38 }

/**
 * Makes no request and no file. `folder` is where the download should go, as the operator knows it.
 * Throws a BriefingError if no rule asks for anything of this source.
 */
export function byHand(
  source: HandSource,
  mapping: Mapping,
  period: Period,
  folder = `downloads/${source}`,
): string[] {
  const wanted = (['export', 'import'] as const).flatMap((direction): Wanted[] => {
    const codes = outermostCodes(wantedCodes(mapping, reporters[source], direction))
    return codes.length === 0 ? [] : [{ direction, codes }]
  })
  if (wanted.length === 0) {
    const message = `found no rule for ${reporters[source]}, whose table this is`
    throw BriefingError.at('mapping.yaml', message, 'add a rule, or fetch from another source')
  }
  return source === 'gacc'
    ? gaccSteps(wanted, mapping, period, folder)
    : eStatSteps(wanted, mapping, period, folder)
}

interface Wanted {
  direction: Direction
  codes: readonly string[]
}

function gaccSteps(wanted: readonly Wanted[], mapping: Mapping, period: Period, folder: string): string[] {
  const year = periodKind(period) === 'year'
  const months = year ? `${period}-01 to ${period}-12` : `${period} to ${period}`
  const dollars = mapping.conversions.some(({ from }) => from === 'USD')
  const tables = wanted.flatMap(({ direction, codes }) => {
    const queries = chunks(codes, CODES_AT_ONCE)
    return queries.map((some, index) => {
      const part = queries.length > 1 ? `-${index + 1}` : ''
      return { direction, codes: some, file: `${folder}/gacc-${direction}-${period}${part}.csv` }
    })
  })
  return [
    'Chinese customs lets no program in: its query ends in a captcha, and a script is answered with HTTP 412.',
    'By hand:',
    `  1. Open ${GACC} and stay with the Chinese page: the importer knows its headings.`,
    `  2. Period: ${months}, and tick 分月展示 (month by month). Currency: ${dollars ? '美元 (US dollars)' : '人民币 (yuan)'}.`,
    '  3. Group the output by 商品 (commodity) with 8位 (eight digits), then by 贸易伙伴 (trading partner).',
    '     Leave 贸易方式 (mode of trade), 注册地 (place of registration) and the choice of partners empty:',
    '     sums and shares need every partner.',
    `  4. One query for each line below. Type its codes under 商品编码; a short code stands for all under it.`,
    ...tables.map(
      ({ direction, codes, file }) => `       ${ways[direction].gacc}: ${codes.join(',')}  ->  ${file}`,
    ),
    '  5. 查询 (query), solve the captcha, 下载 (download) as CSV. Save it unchanged under the name above,',
    '     from which the importer reads the direction: the table itself does not tell.',
    '  6. Only if you want single partners: type these codes, and leave out --complete below (then no sums or shares).',
    ...list(mapping.partners, ({ name, gacc }) => gacc && `${name} ${gacc.code} ${gacc.name}`),
    `then: npm run brief -- import ${tables.map(({ file }) => shellWord(file)).join(' ')} --complete`,
  ]
}

function eStatSteps(wanted: readonly Wanted[], mapping: Mapping, period: Period, folder: string): string[] {
  const month = periodKind(period) === 'year' ? `${period}-12` : period
  const december = month.endsWith('-12')
  const codes = outermostCodes(wanted.flatMap((one) => one.codes))
  const files = wanted.map(({ direction }) => `${folder}/e-stat-${direction}-${month}.csv`)
  const unnamed = mapping.partners
    .filter(({ id, mof }) => mof === undefined && id !== reporters['e-stat'])
    .map(({ name }) => name)
  return [
    'e-Stat offers its tables without login, but under numbers that change and stand only in a list for people.',
    'By hand:',
    `  1. Open ${E_STAT}&${E_STAT_TABLES}`,
    '     (普通貿易統計, 品別国別表: trade statistics, commodity by country)',
    `  2. Choose ${wanted.map(({ direction }) => ways[direction].eStat).join(' and ')}, 月次 (monthly), the year ${yearOf(period)} and ${december ? 'December' : 'the newest month in the list'};`,
    `     its table holds the months before it too, as revised${december ? '' : `. It must not end before ${month}`}.`,
    `  3. Take the CSV of ${chaptersOf(codes)}. The importer takes from it`,
    `     what begins with ${codes.join(', ')}.`,
    `  4. Save it unchanged as ${files.join(' and ')}${december ? '.' : ','}`,
    ...(december
      ? []
      : [
          `     with the newest month in place of ${month} if that is a later one: zeros after it mean "not yet".`,
        ]),
    '  5. All countries are in the table; read by name are those with a code in mapping.yaml:',
    ...list(mapping.partners, ({ name, mof }) => mof && `${name} ${mof}`),
    ...(unnamed.length > 0 ? [`     Without one, so in sums alone: ${unnamed.join(', ')}.`] : []),
    `then: npm run brief -- import ${files.map(shellWord).join(' ')}`,
  ]
}

const ways: Record<Direction, { gacc: string; eStat: string }> = {
  export: { gacc: '出口 (exports)', eStat: '輸出 (exports)' },
  import: { gacc: '进口 (imports)', eStat: '輸入 (imports)' },
}

/** The files that hold the codes, by the chapters that they are cut at. */
function chaptersOf(codes: readonly string[]): string {
  const files = codes.map((code) => {
    const chapter = Number(code.slice(0, 2))
    const { first, last } = CHEMICALS
    return chapter >= first && chapter <= last
      ? `chapters ${first}-${last} (${first}類-${last}類)`
      : `the chapters with ${chapter} (${chapter}類)`
  })
  return [...new Set(files)].join(' and of ')
}

function chunks(codes: readonly string[], size: number): string[][] {
  const starts = codes.map((_, index) => index).filter((index) => index % size === 0)
  return starts.map((start) => codes.slice(start, start + size))
}

/** Short entries, five to a line. */
function list(partners: readonly Partner[], entry: (partner: Partner) => string | undefined): string[] {
  const entries = partners.map(entry).filter((one) => one !== undefined)
  return chunks(entries, 5).map(
    (line, index, lines) => `       ${line.join(', ')}${index + 1 < lines.length ? ',' : ''}`,
  )
}
