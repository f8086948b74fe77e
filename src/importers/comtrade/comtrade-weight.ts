// A row of UN Comtrade in; the weight that its reporter counted out, or else the estimate of the UN, with words that say so.
import type { ComtradeRecord } from './comtrade-record.ts'

const KILOGRAMS = 8
const NO_QUANTITY = -1

export interface Weight {
  /** In kilograms; null where it is withheld. */
  amount: number | null
  field: 'netWgt' | 'altQty' | 'qty'
  estimated?: string
}

/**
 * The UN fills net weights that a reporter does not give from the values, and its guess may be ten times the reporter’s own
 * quantity. That one is therefore taken where it is in kilograms. A zero beside a positive value is a gap, and no weight.
 */
export function comtradeWeight(record: ComtradeRecord): Weight {
  const net = record.netWgt ?? 0
  const byTheUN = record.isNetWgtEstimated === true || [4, 6].includes(record.legacyEstimationFlag ?? 0)
  if (net > 0 && !byTheUN) return { amount: net, field: 'netWgt' }
  const own = ownQuantity(record)
  if (own !== undefined) {
    const why = net > 0 ? 'the UN estimated the net weight' : 'no net weight is given'
    return { ...own, estimated: `taken from the reporter’s own quantity, since ${why}` }
  }
  if (net > 0) return { amount: net, field: 'netWgt', estimated: 'estimated by the UN' }
  return { amount: record.netWgt === 0 && record.primaryValue === 0 ? 0 : null, field: 'netWgt' }
}

function ownQuantity(record: ComtradeRecord): Omit<Weight, 'estimated'> | undefined {
  const { altQty, altQtyUnitCode, qty, qtyUnitCode, legacyEstimationFlag } = record
  if (altQty && altQtyUnitCode === KILOGRAMS && record.isAltQtyEstimated === false) {
    return { amount: altQty, field: 'altQty' }
  }
  // The old flag says it of the quantity too, whatever stands in the new field.
  const guessed = record.isQtyEstimated !== false || [2, 6].includes(legacyEstimationFlag ?? 0)
  return qty && qtyUnitCode === KILOGRAMS && !guessed ? { amount: qty, field: 'qty' } : undefined
}

/** The unit of a quantity that is all there is of the weight, and cannot be one. */
export function foreignUnit({ qty, qtyUnitCode }: ComtradeRecord): number | undefined {
  return qty && qtyUnitCode && ![KILOGRAMS, NO_QUANTITY].includes(qtyUnitCode) ? qtyUnitCode : undefined
}
