// The header of an export of Chinese customs in, which column holds what out. Its columns depend on the boxes ticked in the query.
import type { CountedIn } from '../../dataset/mapping-schema.ts'
import type { InputFile } from '../input-file.ts'
import { ProblemList } from '../problem-list.ts'

export interface Column {
  index: number
  name: string
}

export interface GaccColumns {
  month: Column
  code: Column
  partner: { code: Column; name: Column } | undefined
  /** In the order in which they are tried: the first that counts in kilograms is taken. */
  quantities: readonly { amount: Column; unit: Column }[]
  values: readonly { amount: Column; unit: CountedIn }[]
  /** Those without a name, which the comma at the end of each line makes. */
  empty: readonly Column[]
  /** The indexes of those that make a row one of a kind. */
  key: readonly number[]
}

export const CODE = '商品编码'
const months = ['数据年月', '月份']
const partner = ['贸易伙伴编码', '贸易伙伴名称']
const quantities = [
  ['第一数量', '第一计量单位'],
  ['第二数量', '第二计量单位'],
] as const
const values = [
  ['美元', 'USD'],
  ['人民币', 'CNY'],
] as const
/** They split rows further; all rows of a code and partner are summed later. */
const splits = ['贸易方式编码', '贸易方式名称', '注册地编码', '注册地名称']
const kinds = new Set([...months, CODE, ...partner, ...splits])
const known = new Set<string>([
  CODE,
  ...months,
  ...partner,
  ...quantities.flat(),
  ...values.map(([name]) => name),
  ...splits,
  '商品名称',
])

/** Throws a BriefingError with everything that the header lacks or has too much. */
export function gaccColumns(file: InputFile, header: readonly string[]): GaccColumns {
  const names = header.map((name) => name.trim())
  const problems = new ProblemList()
  const complain = (message: string, hint: string): void =>
    problems.add(message, { where: `${file.label}:1`, message, hint })
  const find = (name: string): Column | undefined => {
    const index = names.indexOf(name)
    return index < 0 ? undefined : { index, name }
  }

  for (const name of new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))) {
    complain(`found the column ${name} twice`, 'download the table again')
  }
  const strange = names.filter((name) => name !== '' && !known.has(name))
  if (strange.length > 0) {
    complain(
      `found columns that are not known: ${strange.join(', ')}`,
      'untick them in the query and download the table again',
    )
  }
  const month = months.map(find).find((column) => column !== undefined)
  if (month === undefined) {
    complain(
      `found no column ${months[0]}, so rows have no month`,
      'tick 分月展示 (show by month) in the query and download the table again',
    )
  }
  const code = find(CODE)
  if (code === undefined) complain(`found no column ${CODE}`, 'download the table again')
  const [partnerCode, partnerName] = partner.map(find)
  if ((partnerCode === undefined) !== (partnerName === undefined)) {
    complain(`found one of ${partner.join(' and ')}, expected both or none`, 'download the table with both')
  }
  const counted = quantities.map(([amount, unit]) => ({ amount: find(amount), unit: find(unit) }))
  for (const [index, pair] of counted.entries()) {
    if ((pair.amount === undefined) !== (pair.unit === undefined)) {
      complain(
        `found one of ${quantities[index]?.join(' and ')}, expected both or none`,
        'download the table with both',
      )
    }
  }
  const complete = counted.flatMap(({ amount, unit }) => (amount && unit ? [{ amount, unit }] : []))
  const worth = values.flatMap(([name, unit]) => {
    const amount = find(name)
    return amount ? [{ amount, unit }] : []
  })
  if (complete.length === 0 && worth.length === 0) {
    complain('found neither quantities nor values', 'download the table with 第一数量 and 美元')
  }
  problems.throwIfAny()
  if (month === undefined || code === undefined) throw new Error('a missing column was not refused')
  return {
    ...{ month, code, quantities: complete, values: worth },
    partner: partnerCode && partnerName && { code: partnerCode, name: partnerName },
    key: names.flatMap((name, index) => (kinds.has(name) ? [index] : [])),
    empty: names.flatMap((name, index) => (name === '' ? [{ index, name: `column ${index + 1}` }] : [])),
  }
}
