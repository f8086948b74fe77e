// One rule and one period in; the cells that make its value out, or why the files cannot give it.
import type { Mapping, Rule } from '../dataset/mapping-schema.ts'
import { grouped } from '../dataset/grouped.ts'
import type { Flow, FormatId } from './flow.ts'
import { placeOf } from './place-of.ts'
import type { Pool } from './pool.ts'

/** `absent`: the table has the codes, and nothing of this partner. */
export type Selected = { flows: readonly Flow[] } | { why: string; absent?: true }

/** The same for every partner, so that a preview can name them together. */
export const ABSENT = 'no row of its partner'

export interface SelectInput {
  rule: Rule
  /** Those of the rule’s reporter, direction and measure in one period. */
  flows: readonly Flow[]
  mapping: Mapping
  format: FormatId
  partial: Pool['partial']
  /** The operator’s word that the query of Chinese customs took whole headings and all partners. */
  complete: boolean
}

/**
 * The cells of a partner, or of the world: its own rows where the table has them, else the rows of all partners, if these are
 * all. A cell that lies inside another one of the same partner (28461010 in 2846) is not counted again. A sum of which a part is
 * withheld is not known.
 */
export function selectFlows(input: SelectInput, partner: string): Selected {
  const { rule, format, complete } = input
  const own = input.flows.filter(({ code }) => rule.codes.some((wanted) => code.startsWith(wanted)))
  const absent = rule.codes.filter((wanted) => !own.some(({ code }) => code.startsWith(wanted)))
  if (absent.length > 0) return { why: `no row of ${absent.join(', ')}` }
  const chosen = partner === 'world' ? ofWorld(own, input) : ofPartner(own, partner, input)
  if ('why' in chosen) return chosen
  const flows = outermost(chosen.flows)
  const hidden = flows.find(({ amount }) => amount === null)
  if (hidden) return { why: `the amount at ${placeOf(hidden.at)} is withheld, so the sum is not known` }
  const units = new Set(flows.map(({ unit }) => unit))
  if (units.size > 1) return { why: `its rows are in ${[...units].join(' and ')}` }
  const summed = rule.codes.some((wanted) =>
    flows.some(({ code }) => code.startsWith(wanted) && code !== wanted),
  )
  if (format === 'gacc' && summed && !complete) {
    return {
      why: 'it is a sum of tariff lines; add --complete if the query took whole headings and all partners',
    }
  }
  return { flows }
}

function ofWorld(flows: readonly Flow[], { rule, partial }: SelectInput): Selected {
  const totals = flows.filter(({ partner }) => partner === 'world')
  const covered = rule.codes.every((wanted) => totals.some(({ code }) => code.startsWith(wanted)))
  if (covered) return { flows: totals }
  const parts = flows.filter(({ partner }) => partner !== 'world')
  const short = parts.find(({ at }) => partial.has(at.file))
  if (short === undefined) return { flows: parts }
  return {
    why: `${short.at.file} lists some partners and does not say that these are all; ask for the total, or add --complete if they are`,
  }
}

function ofPartner(flows: readonly Flow[], partner: string, { mapping, format }: SelectInput): Selected {
  const named = mapping.partners.find(({ id }) => id === partner)
  const codes =
    (format === 'comtrade'
      ? named?.comtrade
      : format === 'gacc'
        ? named?.gacc && [named.gacc.code]
        : named?.mof && [named.mof]) ?? []
  if (codes.length === 0) return { why: `mapping.yaml gives ${partner} no code for this table` }
  const own = flows.filter((flow) => codes.includes(flow.partner))
  return own.length === 0 ? { why: ABSENT, absent: true } : { flows: own }
}

/** Without the cells whose code lies inside that of another cell of the same partner. */
function outermost(flows: readonly Flow[]): Flow[] {
  const codes = grouped(flows, ({ partner }) => partner)
  return flows.filter(
    ({ partner, code }) =>
      !codes.get(partner)?.some((other) => other.code !== code && code.startsWith(other.code)),
  )
}
