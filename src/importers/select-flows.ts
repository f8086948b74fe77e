// One rule and one period in; the cells that make its value out, or why the files cannot give it.
import type { Mapping, Partner, Rule } from '../dataset/mapping-schema.ts'
import { grouped } from '../dataset/grouped.ts'
import type { Flow, FormatId } from './flow.ts'
import { outermostCodes } from './outermost-codes.ts'
import { placeOf } from './place-of.ts'
import { type Pool, sumOf } from './pool.ts'
import { roundingSlack } from './rounding-slack.ts'

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
  /** The operator’s word that the query took whole headings and all partners. */
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
  const byPartner = [...grouped(chosen.flows, partnerOf(input))]
  const counted = new Set(byPartner.flatMap(([, own]) => outermost(own)))
  const flows = chosen.flows.filter((flow) => counted.has(flow))
  const twice = byPartner.map(([name, own]) =>
    underTwoCodes(
      name,
      own.filter((flow) => counted.has(flow)),
    ),
  )
  const why = twice.find((one) => one !== undefined)
  if (why !== undefined) return { why }
  const hidden = flows.find(({ amount }) => amount === null)
  if (hidden) return { why: `the amount at ${placeOf(hidden.at)} is withheld, so the sum is not known` }
  const units = new Set(flows.map(({ unit }) => unit))
  if (units.size > 1) return { why: `its rows are in ${[...units].join(' and ')}` }
  const summed = rule.codes.some((wanted) =>
    flows.some(({ code }) => code.startsWith(wanted) && code !== wanted),
  )
  // Japan’s files hold whole chapters; the others what was asked for, which may be 284690 and not the rest of 2846.
  if (format !== 'e-stat' && summed && !complete) {
    const what = format === 'gacc' ? 'tariff lines' : 'finer codes'
    return {
      why: `it is a sum of ${what}; add --complete if the query took whole headings and all partners`,
    }
  }
  return { flows }
}

function ofWorld(flows: readonly Flow[], { rule, partial }: SelectInput): Selected {
  const totals = flows.filter(({ partner }) => partner === 'world')
  const covered = rule.codes.every((wanted) => totals.some(({ code }) => code.startsWith(wanted)))
  const parts = flows.filter(({ partner }) => partner !== 'world')
  const short = parts.find(({ at }) => partial.has(at.file))
  if (covered) return short === undefined ? agreed(totals, parts) : { flows: totals }
  if (short === undefined) return { flows: parts }
  return {
    why: `${short.at.file} lists some partners and does not say that these are all; ask for the total, or add --complete if they are`,
  }
}

/** The totals, unless all partners are there as well and say otherwise: then nobody knows which of the two is right. */
function agreed(totals: readonly Flow[], parts: readonly Flow[]): Selected {
  const guessed = [...totals, ...parts].some(({ estimated }) => estimated !== undefined)
  const told = sumOf(outermost(totals))
  const added = sumOf([...grouped(parts, ({ partner }) => partner).values()].flatMap(outermost))
  if (guessed || parts.length === 0 || told === null || added === null) return { flows: totals }
  if (Math.abs(told - added) <= roundingSlack(told, parts.length)) return { flows: totals }
  return { why: `the rows of the world say ${told} ${totals[0]?.unit}, but all partners add up to ${added}` }
}

/**
 * A partner without a row traded nothing: but only where the table lists single partners, and all of them. Else a code that its
 * rows lack may just not have been asked for, and a sum without it would pass for the whole.
 */
function ofPartner(flows: readonly Flow[], partner: string, input: SelectInput): Selected {
  const { rule, mapping, partial } = input
  const codes = codesOf(
    mapping.partners.find(({ id }) => id === partner),
    input,
  )
  if (codes.length === 0) return { why: `mapping.yaml gives ${partner} no code for this table` }
  const single = flows.filter((flow) => flow.partner !== 'world')
  const unlisted = rule.codes.filter((wanted) => !single.some(({ code }) => code.startsWith(wanted)))
  if (unlisted.length > 0) return { why: `no row of ${unlisted.join(', ')} with a single partner` }
  const own = single.filter((flow) => codes.includes(flow.partner))
  if (own.length === 0) return { why: ABSENT, absent: true }
  const lacking = rule.codes.filter((wanted) => !own.some(({ code }) => code.startsWith(wanted)))
  const unsure = lacking.filter((wanted) =>
    single.every(({ code, at }) => !code.startsWith(wanted) || partial.has(at.file)),
  )
  if (unsure.length === 0) return { flows: own }
  return { why: `no row of ${unsure.join(', ')} with its partner, and the files may not list all partners` }
}

/** What the publisher of the table calls a partner. */
function codesOf(named: Partner | undefined, { format }: Pick<SelectInput, 'format'>): readonly string[] {
  if (format === 'comtrade') return named?.comtrade ?? []
  const code = format === 'gacc' ? named?.gacc?.code : named?.mof
  return code === undefined ? [] : [code]
}

/** Tells the partner of a cell, whichever of its codes the table uses. */
function partnerOf({ mapping, format }: SelectInput): (flow: Flow) => string {
  const names = new Map(
    mapping.partners.flatMap((named) => codesOf(named, { format }).map((code) => [code, named.id])),
  )
  return ({ partner }) => names.get(partner) ?? partner
}

/** One partner under two of its codes comes of two sets of data, which both hold all of its trade. */
function underTwoCodes(partner: string, flows: readonly Flow[]): string | undefined {
  const codes = [...new Set(flows.map((flow) => flow.partner))]
  if (codes.length < 2) return undefined
  return `the files have ${partner} under ${codes.join(' and ')}; import them one by one`
}

/** Of the cells of one partner those whose code does not lie inside that of another. */
function outermost(flows: readonly Flow[]): Flow[] {
  const codes = outermostCodes(flows.map(({ code }) => code))
  return flows.filter(({ code }) => codes.includes(code))
}
